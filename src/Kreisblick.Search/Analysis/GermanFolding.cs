using System.Globalization;
using System.Text;

namespace Kreisblick.Search;

/// <summary>
/// Brings every common spelling of a German word to one key: case, ä/ae/a, ö/oe/o, ü/ue/u, ß/ss,
/// accents and compatibility forms. Pure and idempotent: <c>Fold(Fold(x)) == Fold(x)</c>.
/// Never throws; broken surrogates become blanks.
/// Source: DIN 5007-2 (ä = ae) and the habit of leaving the dots out; normal forms after Unicode UAX #15.
/// </summary>
public static class GermanFolding
{
    /// <summary>The folded key of a word or text.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lower = IsPlainAscii(text)
            ? text.ToLowerInvariant()
            : WithoutBrokenSurrogates(text)
                .Normalize(NormalizationForm.FormKD)
                .ToLowerInvariant()
                .Normalize(NormalizationForm.FormKD);
        var result = new StringBuilder(lower.Length);
        foreach (var c in lower)
        {
            if (c == 'ß')
            {
                result.Append("ss");
            }
            else if (
                c is '\u00ad' or '\u200b' or '\u200c' or '\u200d' or '\ufeff'
                || IsMark(c)
                || (c == 'e' && ClosesUmlaut(result))
            )
            {
                continue;
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>Text in NFC with invisible signs removed and control characters turned into blanks. Keeps case and umlauts.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsCleanLatin(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in WithoutBrokenSurrogates(text))
        {
            if (c is '\u00ad' or '\u200b' or '\u200c' or '\u200d' or '\ufeff')
            {
                continue;
            }

            clean.Append(char.IsControl(c) ? ' ' : c);
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    // "ue" after a, e or q is no umlaut: Bauer, neue, Quelle.
    private static bool ClosesUmlaut(StringBuilder written)
    {
        if (written.Length == 0)
        {
            return false;
        }

        var last = written[^1];
        return last is 'a' or 'o' || (last == 'u' && !(written.Length > 1 && written[^2] is ('a' or 'e' or 'q')));
    }

    private static bool IsMark(char c) =>
        c > 0x02ff
        && CharUnicodeInfo.GetUnicodeCategory(c) is (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    private static bool IsPlainAscii(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    // Letters below the combining marks are in NFC as they stand.
    private static bool IsCleanLatin(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or (> '~' and < '\u00a0') or '\u00ad' or >= '\u0300')
            {
                return false;
            }
        }

        return true;
    }

    // string.Normalize throws on them.
    private static string WithoutBrokenSurrogates(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) || text[i] is '\ufffe' or '\uffff' or (>= '\ufdd0' and <= '\ufdef'))
            {
                var kept = new StringBuilder(text.Length);
                foreach (var rune in text.EnumerateRunes())
                {
                    var bad =
                        rune.Value == 0xfffd
                        || (rune.Value & 0xfffe) == 0xfffe
                        || rune.Value is >= 0xfdd0 and <= 0xfdef;
                    kept.Append(bad ? " " : rune.ToString());
                }

                return kept.ToString();
            }
        }

        return text;
    }
}
