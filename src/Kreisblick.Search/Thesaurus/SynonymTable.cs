namespace Kreisblick.Search;

/// <summary>
/// Finds synonyms in a query: longest phrase first, embedded in longer queries, never overlapping. Three keys per term:
/// stems in order, stem of the words written together ("Geld sorgen", "hartziv"), and for situations the
/// stems without function words.
/// </summary>
internal sealed class SynonymTable
{
    private const int LongestPhrase = 10;
    private readonly Dictionary<string, Entry> abbreviations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> byStems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> together = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> byContent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> terms = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, Entry>> prefixes = [];

    internal SynonymTable(IEnumerable<Synonym> synonyms)
    {
        foreach (var synonym in synonyms)
        {
            Add(synonym);
        }

        prefixes.Sort(
            (a, b) =>
            {
                var order = string.CompareOrdinal(a.Key, b.Key);
                return order != 0 ? order : string.CompareOrdinal(a.Value.Label, b.Value.Label);
            }
        );
    }

    /// <summary>Folded words of all terms that may be met with a typo or inside a compound.</summary>
    internal IEnumerable<string> Words => words;

    internal bool KnowsTerm(string term) => terms.ContainsKey(term);

    internal bool KnowsAbbreviation(string folded) => abbreviations.ContainsKey(folded);

    internal bool KnowsTogether(string term) => together.ContainsKey(term);

    internal List<Match> Find(IReadOnlyList<QueryWord> query)
    {
        var matches = new List<Match>();
        var taken = new bool[query.Count];
        for (var length = Math.Min(query.Count, LongestPhrase); length > 0; length--)
        {
            for (var from = 0; from + length <= query.Count; from++)
            {
                if (!taken.AsSpan(from, length).Contains(true) && Lookup(query, from, length) is { } entry)
                {
                    taken.AsSpan(from, length).Fill(true);
                    matches.Add(new Match(entry, from, length));
                }
            }
        }

        matches.Sort((a, b) => a.From.CompareTo(b.From));
        return matches;
    }

    /// <summary>Entries whose term begins with the folded prefix (for suggestions of their canonical labels).</summary>
    internal IEnumerable<Entry> StartingWith(string foldedPrefix)
    {
        var low = 0;
        var high = prefixes.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(prefixes[middle].Key, foldedPrefix) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < prefixes.Count && prefixes[low].Key.StartsWith(foldedPrefix, StringComparison.Ordinal); low++)
        {
            yield return prefixes[low].Value;
        }
    }

    private void Add(Synonym synonym)
    {
        var query = QueryWord.Of(synonym.Term, int.MaxValue);
        if (query.Count is 0 or > LongestPhrase || synonym.Codes.Count == 0)
        {
            return;
        }

        var entry = new Entry(synonym.CanonicalLabel, synonym.Codes, synonym.Kind, synonym.Urgent);
        var folded = string.Concat(query.Select(w => w.Folded));
        if (synonym.Kind == SynonymKind.Abbreviation && folded.Length <= 4)
        {
            Merge(abbreviations, folded, entry);
            return;
        }

        prefixes.Add(new(string.Join(' ', query.Select(w => w.Folded)), entry));
        Merge(byStems, Stems(query, 0, query.Count), entry);
        Merge(together, GermanTerm.Of(folded), entry);
        foreach (var word in query)
        {
            terms.TryAdd(word.Term, word.Folded);
            words.Add(word.Folded);
        }

        var content = query.Where(w => !w.IsStop).ToList();
        if (synonym.Kind == SynonymKind.Situation && content.Count > 1 && content.Count < query.Count)
        {
            Merge(byContent, Stems(content, 0, content.Count), entry);
        }
    }

    private Entry? Lookup(IReadOnlyList<QueryWord> query, int from, int length)
    {
        if (length > 1 && byStems.TryGetValue(Stems(query, from, length), out var entry))
        {
            return entry;
        }

        var typed = string.Concat(query.Skip(from).Take(length).Select(w => w.Original));
        if (typed.Length <= 4 && abbreviations.TryGetValue(typed, out entry))
        {
            return entry;
        }

        if (length == 1 && byStems.TryGetValue(query[from].Term, out entry))
        {
            return entry;
        }

        if (
            together.TryGetValue(
                GermanTerm.Of(string.Concat(query.Skip(from).Take(length).Select(w => w.Folded))),
                out entry
            ) && !(length == 1 && query[from].IsStop)
        )
        {
            return entry;
        }

        if (length > 1 && !query[from].IsStop && !query[from + length - 1].IsStop)
        {
            var content = query.Skip(from).Take(length).Where(w => !w.IsStop).ToList();
            if (content.Count > 1 && byContent.TryGetValue(Stems(content, 0, content.Count), out entry))
            {
                return entry;
            }
        }

        return null;
    }

    private static string Stems(IReadOnlyList<QueryWord> words, int from, int length) =>
        string.Join(' ', words.Skip(from).Take(length).Select(w => w.Term));

    // Two rows with one key apply together.
    private static void Merge(Dictionary<string, Entry> into, string key, Entry entry) =>
        into[key] = into.TryGetValue(key, out var old)
            ? old with
            {
                Codes = [.. old.Codes.Union(entry.Codes, StringComparer.Ordinal)],
                Urgent = old.Urgent || entry.Urgent,
            }
            : entry;

    internal sealed record Entry(string Label, IReadOnlyList<string> Codes, SynonymKind Kind, bool Urgent);

    internal readonly record struct Match(Entry Entry, int From, int Length);
}
