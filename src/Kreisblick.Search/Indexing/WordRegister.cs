using System.Runtime.InteropServices;

namespace Kreisblick.Search;

/// <summary>Numbers the distinct folded words while documents are read, each spelling folded only once.</summary>
internal sealed class WordRegister
{
    private readonly Dictionary<string, int> bySpelling = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> spellings;
    private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
    private readonly List<(string Folded, TokenKind Kind)> words = [];
    private readonly List<int> documentCounts = [];
    private readonly List<int> lastDocument = [];
    private readonly List<bool> stops = [];
    private readonly Dictionary<string, string> displays = new(StringComparer.Ordinal);
    private int document = -1;

    internal WordRegister() => spellings = bySpelling.GetAlternateLookup<ReadOnlySpan<char>>();

    internal int Count => words.Count;

    /// <summary>Folded words with the number of documents they stand in.</summary>
    internal IEnumerable<KeyValuePair<string, int>> Counts =>
        Enumerable
            .Range(0, words.Count)
            .Where(w => words[w].Kind == TokenKind.Word)
            .Select(w => KeyValuePair.Create(words[w].Folded, documentCounts[w]));

    /// <summary>A spelling to show for each folded word.</summary>
    internal Dictionary<string, string> Displays => displays;

    internal (string Folded, TokenKind Kind) this[int word] => words[word];

    internal bool IsStop(int word) => stops[word];

    internal void NextDocument() => document++;

    internal int Number(ReadOnlySpan<char> spelling, TokenKind kind, int wordBefore)
    {
        var before = wordBefore < 0 ? "" : words[wordBefore].Folded;
        var plain = kind == TokenKind.Word && before is not ("sgb" or "alg" or "hartz" or "arbeitslosengeld");
        if (!plain || !spellings.TryGetValue(spelling, out var word))
        {
            var typed = spelling.ToString();
            var folded = QueryWord.Key(typed, kind, before);
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(byKey, folded, out var exists);
            if (!exists)
            {
                known = words.Count;
                words.Add((folded, kind));
                documentCounts.Add(0);
                lastDocument.Add(-1);
                stops.Add(kind == TokenKind.Word && StopWords.Contains(folded));
                displays[folded] = typed;
            }

            word = known;
            if (plain)
            {
                bySpelling[typed] = word;
            }
        }

        if (lastDocument[word] != document)
        {
            lastDocument[word] = document;
            documentCounts[word]++;
        }

        return word;
    }
}
