using System.Globalization;
using System.Text;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>Brings the spellings of a place name together: "Mühlhausen/Thür.", "MUEHLHAUSEN", "Stadt Muhlhausen".</summary>
internal static class PlaceName
{
    // Words that say what kind of place it is or where it lies; they never tell two places of the county apart.
    private static readonly HashSet<string> Additions = new(StringComparer.Ordinal)
    {
        "stadt",
        "gemeinde",
        "landgemeinde",
        "ort",
        "ortsteil",
        "ot",
        "thuringen",
        "thur",
        "in",
        "bei",
    };

    /// <summary>Letters and digits in lower case, umlauts as one plain letter, ß as ss, without additions.</summary>
    public static string Fold(string name)
    {
        var words = Words(name);
        var telling = words.Where(w => !Additions.Contains(w)).ToList();
        return string.Concat(telling.Count == 0 ? words : telling);
    }

    /// <summary>The folded words of a name, additions included.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Decompose(name))
        {
            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                Finish();
        }

        Finish();
        return words;

        void Finish()
        {
            if (word.Length == 0)
                return;
            words.Add(word.Replace("ß", "ss").Replace("ae", "a").Replace("oe", "o").Replace("ue", "u").ToString());
            word.Clear();
        }
    }

    private static string Decompose(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // A lone surrogate in a hostile query is no Unicode text and cannot be decomposed.
            return string.Concat(name.Where(c => !char.IsSurrogate(c))).Normalize(NormalizationForm.FormD);
        }
    }

    /// <summary>Optimal string alignment distance (Damerau 1964 without repeated edits), cut off above a limit.</summary>
    public static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, rows[i - 2, j - 2] + 1);
                rows[i, j] = best;
            }
        }

        return Math.Min(rows[a.Length, b.Length], limit + 1);
    }
}
