namespace Kreisblick.Search;

/// <summary>
/// The index term of a folded word: the Snowball stem, with three additions that the directory needs:
/// feminine forms ("Schuldnerinnen" → "schuldn"), s-plurals after a vowel ("Kitas" → "kita") and long
/// participles ("überschuldet" → "uberschuld"). Numbers, paragraphs, abbreviations up to three letters and words of
/// other scripts are their own term. Same function on the index and the query side.
/// </summary>
public static class GermanTerm
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["schlagt"] = "schlag",
        ["geschlagen"] = "schlag",
        ["schlug"] = "schlag",
        ["hilft"] = "helf",
        ["helfen"] = "helf",
        ["geholfen"] = "helf",
        ["stirbt"] = "sterb",
        ["gestorben"] = "sterb",
        ["verliert"] = "verlier",
        ["verloren"] = "verlier",
        ["trinkt"] = "trink",
        ["getrunken"] = "trink",
        ["bedroht"] = "bedroh",
        ["gekundigt"] = "kundig",
        ["betreut"] = "betreu",
        ["pflegt"] = "pfleg",
        ["gepflegt"] = "pfleg",
        ["getrennt"] = "trenn",
        ["wohnt"] = "wohn",
        ["lernt"] = "lern",
        ["gelernt"] = "lern",
        ["bezahlt"] = "bezahl",
        ["zahlt"] = "zahl",
        ["internet"] = "internet",
    };

    /// <summary>The term of a word that <see cref="GermanFolding.Fold"/> has folded.</summary>
    public static string Of(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        if (folded.Length <= 3 || !IsLatinWord(folded))
        {
            return folded;
        }

        return Irregular.TryGetValue(folded, out var irregular) ? irregular : GermanStemmer.Stem(WithoutEnding(folded));
    }

    internal static bool IsLatinWord(ReadOnlySpan<char> folded)
    {
        foreach (var c in folded)
        {
            if (c is < 'a' or > 'z')
            {
                return false;
            }
        }

        return folded.Length > 0;
    }

    private static string WithoutEnding(string word) =>
        word switch
        {
            _ when word.Length >= 9 && word.EndsWith("innen", StringComparison.Ordinal) => word[..^5],
            _ when word.Length >= 7 && word.EndsWith("erin", StringComparison.Ordinal) => word[..^2],
            _ when word.Length >= 6
                    && (
                        word.EndsWith("tin", StringComparison.Ordinal) || word.EndsWith("din", StringComparison.Ordinal)
                    ) => word[..^2],
            _ when word.Length >= 8 && word.EndsWith("et", StringComparison.Ordinal) => word[..^2],
            _ when word.Length >= 5 && word[^1] == 's' && word[^2] is ('a' or 'i' or 'o' or 'y') => word[..^1],
            _ => word,
        };
}
