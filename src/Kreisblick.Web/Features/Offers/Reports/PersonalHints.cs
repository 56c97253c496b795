using System.Text.RegularExpressions;

namespace Kreisblick.Web.Features.Offers.Reports;

/// <summary>
/// Finds in a report what may say who somebody is, so that an editor looks before passing it on. Misses names that no
/// word announces; it is a hint, not a filter.
/// </summary>
internal static partial class PersonalHints
{
    /// <returns>In German, without doubles: "eine E-Mail-Adresse".</returns>
    public static IReadOnlyList<string> Of(string text)
    {
        var found = new List<string>();
        if (Mail().IsMatch(text))
            found.Add("eine E-Mail-Adresse");
        if (Phone().IsMatch(text))
            found.Add("eine Telefonnummer");
        if (Date().IsMatch(text))
            found.Add("ein Datum, vielleicht einen Geburtstag");
        if (Name().IsMatch(text))
            found.Add("den Namen einer Person");
        return found;
    }

    [GeneratedRegex(
        @"[^\s@]+@[^\s@]+\.[a-z]{2,}",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Mail();

    [GeneratedRegex(@"(\+|0)[0-9][0-9 /\-]{5,20}[0-9]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"\b[0-3]?[0-9]\.\s?[01]?[0-9]\.\s?(19|20)[0-9]{2}\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Date();

    [GeneratedRegex(
        @"\b(Frau|Herr|Herrn|heiße|Name ist)\s+\p{Lu}\p{Ll}+",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Name();
}
