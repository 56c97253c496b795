using System.Globalization;
using System.Text;

namespace Kreisblick.Web.Features.Accounts.NewPassword;

/// <summary>
/// Passwords and words in the form in which they are compared: small letters, "ä" as "ae", other accents gone.
/// </summary>
internal static class PasswordText
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 8);
        foreach (var c in SignIn.PasswordRules.Normal(text).ToLowerInvariant())
            _ = c switch
            {
                'ä' => folded.Append("ae"),
                'ö' => folded.Append("oe"),
                'ü' => folded.Append("ue"),
                'ß' => folded.Append("ss"),
                < '\x80' => folded.Append(c),
                _ => folded.Append(Plain(c)),
            };
        return folded.ToString();
    }

    /// <summary>Only letters and digits, without digits at the ends: "Hallo Welt 2024!" is "hallowelt".</summary>
    public static string Core(string folded)
    {
        var core = new string([.. folded.Where(char.IsLetterOrDigit)]);
        return core.Trim("0123456789".AsSpan()).ToString();
    }

    /// <summary>Whether a typed character stands for the letter, as in "p4$$w0rt".</summary>
    public static bool StandsFor(char typed, char letter) =>
        typed == letter
        || typed switch
        {
            '0' => letter == 'o',
            '1' or '!' or '|' => letter is 'i' or 'l',
            '3' or '€' => letter == 'e',
            '4' or '@' => letter == 'a',
            '5' or '$' => letter == 's',
            '7' or '+' => letter == 't',
            '8' => letter == 'b',
            '9' => letter == 'g',
            _ => false,
        };

    private static string Plain(char accented)
    {
        if (char.IsSurrogate(accented))
            return accented.ToString();
        var parts = accented.ToString().Normalize(NormalizationForm.FormD);
        return new string([
            .. parts.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark),
        ]);
    }
}
