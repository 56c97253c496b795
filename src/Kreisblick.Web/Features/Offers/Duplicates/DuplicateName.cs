using System.Text;
using Kreisblick.Search;

namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary>
/// The telling part of a name: folded, without punctuation, legal forms, stop words and places of the county. Names of
/// associations (AWO, DRK) stay: they do tell offers apart.
/// </summary>
/// <param name="Words">In their order.</param>
internal sealed record DuplicateName(IReadOnlyList<string> Words)
{
    private const int LongName = 4;
    private const int WordsThatMayDiffer = 2;
    private const int Slip = 2;

    private static readonly HashSet<string> Ignored = new(
        // Legal forms; "e. V." comes as two words.
        ["ev", "e", "v", "ggmbh", "gmbh", "mbh", "ug", "eg", "gbr", "kdoer"],
        StringComparer.Ordinal
    )
    {
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "und",
        "oder",
        "in",
        "im",
        "fuer",
        "am",
        "an",
        "auf",
        "bei",
        "mit",
        "von",
        "vom",
        "zu",
        "zum",
        "zur",
    };

    /// <summary>All of them without gaps: a compound and its parts are compared letter by letter.</summary>
    public string Letters { get; } = string.Concat(Words);

    /// <param name="name">As it is written.</param>
    /// <param name="placeWords">Words of the county's place names, as <see cref="WordsOf"/> gives them.</param>
    public static DuplicateName Of(string name, IReadOnlySet<string> placeWords)
    {
        string[] all = [.. WordsOf(name)];
        string[] telling = [.. all.Where(w => !Ignored.Contains(w) && !placeWords.Contains(w))];
        return new DuplicateName(telling.Length > 0 ? telling : all);
    }

    /// <summary>
    /// At most 30 % of the shorter name differ (rounded up), or both have at least four words and at most two differ.
    /// "Two words may differ" for shorter names would make almost all of them equal.
    /// </summary>
    public bool IsLike(DuplicateName other)
    {
        var (shorter, longer) = (Math.Min(Letters.Length, other.Letters.Length), Letters.Length);
        if (shorter == 0)
            return false;
        var allowed = (shorter * 3 + 9) / 10;
        if (Math.Abs(longer - other.Letters.Length) <= allowed && Distance(Letters, other.Letters, allowed) <= allowed)
            return true;
        return Words.Count >= LongName
            && other.Words.Count >= LongName
            && Math.Max(
                Words.Except(other.Words, StringComparer.Ordinal).Count(),
                other.Words.Except(Words, StringComparer.Ordinal).Count()
            ) <= WordsThatMayDiffer;
    }

    /// <summary>But for a slip of the pen the same.</summary>
    public bool IsAlmost(DuplicateName other) => Distance(Letters, other.Letters, Slip) <= Slip;

    /// <summary>1: the same; 0: nothing in common.</summary>
    public double Likeness(DuplicateName other)
    {
        var longer = Math.Max(Letters.Length, other.Letters.Length);
        if (longer == 0)
            return 0;
        var letters = 1 - ((double)Distance(Letters, other.Letters, longer) / longer);
        var words =
            (double)Words.Intersect(other.Words, StringComparer.Ordinal).Count()
            / Words.Union(other.Words, StringComparer.Ordinal).Count();
        return Math.Max(letters, words);
    }

    public static IEnumerable<string> WordsOf(string text)
    {
        var word = new StringBuilder();
        foreach (var c in GermanFolding.Fold(text) + " ")
        {
            if (char.IsLetterOrDigit(c))
                word.Append(c);
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }

    /// <summary>Edits between two texts (Levenshtein 1966); any number above the limit where it is above.</summary>
    internal static int Distance(string a, string b, int limit)
    {
        Span<int> row = b.Length < 256 ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
        for (var j = 0; j < row.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            var least = i;
            for (var j = 1; j < row.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
                least = Math.Min(least, row[j]);
            }
            if (least > limit)
                return least;
        }
        return row[^1];
    }
}
