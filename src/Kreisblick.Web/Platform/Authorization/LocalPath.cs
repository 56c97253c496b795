namespace Kreisblick.Web.Platform.Authorization;

/// <summary>Where a page may send a person on: only ever to a path of this portal (security.md 3, bar 23).</summary>
internal static class LocalPath
{
    private const int Longest = 500;

    /// <returns>The path with its query, or <paramref name="otherwise"/> where the text could lead elsewhere.</returns>
    public static string Or(string? text, string otherwise) =>
        text is { Length: > 0 and <= Longest }
        && text[0] == '/'
        && !text.StartsWith("//", StringComparison.Ordinal)
        && text.All(c => c is > ' ' and < '\x7f' and not ('\\' or '@'))
        && !text.Contains("%5c", StringComparison.OrdinalIgnoreCase)
        && !text.StartsWith("/%2f", StringComparison.OrdinalIgnoreCase)
            ? text
            : otherwise;
}
