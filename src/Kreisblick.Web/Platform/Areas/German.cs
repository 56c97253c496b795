using System.Globalization;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>Order of names and form of numbers as in a German text, whatever language the process runs in.</summary>
internal static class German
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>DIN 5007-1: ä as a, ß as ss.</summary>
    public static StringComparer Comparer { get; } = StringComparer.Create(Culture, ignoreCase: true);

    /// <summary>A sentence with numbers such as 1.234,5.</summary>
    public static string Text(FormattableString text) => text.ToString(Culture);
}
