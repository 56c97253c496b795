using System.Runtime.InteropServices;

namespace Kreisblick.Search;

/// <summary>
/// Splits German compounds into parts that the collection itself uses, or that the lexicon names. Linking letters
/// (s, es, n, en, er, e) belong to no part. A part has at least four letters unless the lexicon has it; guarded words
/// (places, names) stay whole. The fewest parts win, then the split whose rarest part is commonest, then the longer first part.
/// Method: dictionary splitting after P. Koehn, K. Knight, "Empirical Methods for Compound Splitting" (EACL 2003).
/// </summary>
public sealed class CompoundSplitter
{
    private const int ShortestWord = 7;
    internal const int LongestWord = 48;
    private const int MostParts = 4;
    private static readonly string[] Links = ["", "s", "n", "en", "es", "er", "e"];
    private readonly Dictionary<string, int> known;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly HashSet<string> guarded;

    /// <param name="vocabulary">Folded words of the collection with the number of documents they stand in.</param>
    /// <param name="lexicon">Folded or unfolded words that are parts even when short or absent.</param>
    /// <param name="guarded">Words that are never split.</param>
    public CompoundSplitter(
        IEnumerable<KeyValuePair<string, int>> vocabulary,
        IEnumerable<string> lexicon,
        IEnumerable<string> guarded
    )
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        known = new Dictionary<string, int>(StringComparer.Ordinal);
        lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (word, count) in vocabulary)
        {
            if (
                word.Length >= 4
                && GermanTerm.IsLatinWord(word)
                && !StopWords.Contains(word)
                && !CompoundLexicon.NoPart.Contains(word)
            )
            {
                Learn(word, count);
                var term = GermanTerm.Of(word);
                if (term.Length >= 4 && !CompoundLexicon.NoPart.Contains(term))
                {
                    Learn(term, count);
                }
            }
        }

        foreach (var word in CompoundLexicon.Words.Concat(lexicon.Select(GermanFolding.Fold)))
        {
            Learn(word, 1);
        }

        this.guarded = new HashSet<string>(guarded.Select(GermanFolding.Fold), StringComparer.Ordinal);
    }

    /// <summary>The folded parts in order, or an empty list when the word is no compound of known parts.</summary>
    public IReadOnlyList<string> Split(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        if (
            folded.Length is < ShortestWord or > LongestWord
            || guarded.Contains(folded)
            || !GermanTerm.IsLatinWord(folded)
        )
        {
            return [];
        }

        var best = new Way?[folded.Length + 1];
        best[folded.Length] = new Way(0, int.MaxValue, folded.Length, 0);
        for (var from = folded.Length - 3; from >= 0; from--)
        {
            for (var to = from + 3; to <= folded.Length; to++)
            {
                if (best[to] is not { } rest || rest.Parts >= MostParts || (from == 0 && to == folded.Length))
                {
                    continue;
                }

                foreach (var link in Links)
                {
                    var end = to - link.Length;
                    if (
                        end - from < 3
                        || (to == folded.Length && link.Length > 0)
                        || !folded.AsSpan(end, link.Length).SequenceEqual(link)
                    )
                    {
                        continue;
                    }

                    var count = Count(folded.AsSpan(from, end - from));
                    if (count > 0)
                    {
                        var way = new Way(rest.Parts + 1, Math.Min(rest.Rarest, count), to, end - from);
                        if (best[from] is not { } old || way.IsBetterThan(old))
                        {
                            best[from] = way;
                        }

                        break;
                    }
                }
            }
        }

        return best[0] is { Parts: > 1 } ? Parts(folded, best) : [];
    }

    /// <summary>True when the folded letters are a known part by themselves, with or without a linking s.</summary>
    internal bool IsPart(ReadOnlySpan<char> folded) =>
        folded.Length <= LongestWord && (Count(folded) > 0 || (folded.EndsWith("s") && Count(folded[..^1]) > 0));

    private static List<string> Parts(string word, Way?[] best)
    {
        var parts = new List<string>();
        for (var at = 0; at < word.Length; at = best[at]!.Value.Next)
        {
            parts.Add(word.Substring(at, best[at]!.Value.Length));
        }

        return parts;
    }

    private void Learn(string word, int count) =>
        known[word] = known.TryGetValue(word, out var old) ? Math.Max(old, count) : count;

    private int Count(ReadOnlySpan<char> part)
    {
        if (lookup.TryGetValue(part, out var count))
        {
            return count;
        }

        // First parts lose an e: Sprachkurs, Schulhof.
        Span<char> withE = stackalloc char[LongestWord + 1];
        part.CopyTo(withE);
        withE[part.Length] = 'e';
        return part.Length >= 4 && lookup.TryGetValue(withE[..(part.Length + 1)], out count) ? count : 0;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Way(int Parts, int Rarest, int Next, int Length)
    {
        public bool IsBetterThan(Way other) =>
            Parts != other.Parts ? Parts < other.Parts
            : Rarest != other.Rarest ? Rarest > other.Rarest
            : Length > other.Length;
    }
}
