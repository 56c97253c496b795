using System.Globalization;
using System.Text;
using Kreisblick.Search;

namespace Kreisblick.Web.Features.Accounts.Model;

/// <summary>
/// Names as they are stored: in any script, on one line, without the invisible signs that turn the direction of a
/// text and could make a name look like another (security.md 4.5).
/// </summary>
internal static class PersonName
{
    private const int ShortestPart = 3;

    /// <returns>The name; null where nothing is left or it is too long.</returns>
    public static string? Clean(string? typed)
    {
        var kept = new StringBuilder();
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune) || category is UnicodeCategory.LineSeparator)
                kept.Append(' ');
            else if (
                category
                    is not (
                        UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.Surrogate
                        or UnicodeCategory.PrivateUse
                        or UnicodeCategory.OtherNotAssigned
                    )
                // Joiners are letters' business in Persian and the scripts of India.
                || rune.Value is 0x200C or 0x200D
            )
                kept.Append(rune);
        }
        var name = string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Normalize(NormalizationForm.FormC);
        return name.Length is > 0 and <= Account.LongestName && name.Any(char.IsLetter) ? name : null;
    }

    /// <summary>
    /// Whether the text says who it is about. What stands in the audit trail stays there, also when the account is
    /// erased: reasons must do without names.
    /// </summary>
    public static bool IsNamedIn(string text, Account account)
    {
        if (account.Email is { } email && text.Contains(email.Value, StringComparison.OrdinalIgnoreCase))
            return true;
        var words = Words(text).ToHashSet(StringComparer.Ordinal);
        return Words(account.Name).Any(part => part.Length >= ShortestPart && words.Contains(part));
    }

    private static string[] Words(string text) =>
        new string([.. GermanFolding.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
}
