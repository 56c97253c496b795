using System.Text;

namespace Kreisblick.Search;

/// <summary>
/// Sound code of a German word: equal for words that sound alike (Meyer, Maier, Mayr).
/// Method: H. J. Postel, "Die Kölner Phonetik" (IBM-Nachrichten 19, 1969). Input folded; other letters are passed over.
/// </summary>
public static class ColognePhonetics
{
    /// <summary>The code in digits; empty for a word without letters a–z.</summary>
    public static string Code(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var code = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            var before = i > 0 ? folded[i - 1] : ' ';
            var after = i + 1 < folded.Length ? folded[i + 1] : ' ';
            foreach (var digit in Digits(folded[i], before, after, i == 0))
            {
                // Neighbouring equal digits count once; vowels count at the beginning only.
                if (code.Length == 0 || code[^1] != digit)
                {
                    code.Append(digit);
                }
            }
        }

        for (var i = code.Length - 1; i > 0; i--)
        {
            if (code[i] == '0')
            {
                code.Remove(i, 1);
            }
        }

        return code.ToString();
    }

    private static string Digits(char c, char before, char after, bool first) =>
        c switch
        {
            'a' or 'e' or 'i' or 'j' or 'o' or 'u' or 'y' => "0",
            'b' => "1",
            'p' => after == 'h' ? "3" : "1",
            'd' or 't' => after is 'c' or 's' or 'z' ? "8" : "2",
            'f' or 'v' or 'w' => "3",
            'g' or 'k' or 'q' => "4",
            'c' when first => after is 'a' or 'h' or 'k' or 'l' or 'o' or 'q' or 'r' or 'u' or 'x' ? "4" : "8",
            'c' => before is 's' or 'z' || after is not ('a' or 'h' or 'k' or 'o' or 'q' or 'u' or 'x') ? "8" : "4",
            'x' => before is 'c' or 'k' or 'q' ? "8" : "48",
            'l' => "5",
            'm' or 'n' => "6",
            'r' => "7",
            's' or 'z' => "8",
            _ => "",
        };
}
