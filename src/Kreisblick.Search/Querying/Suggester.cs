namespace Kreisblick.Search;

/// <summary>
/// Suggestions while typing: canonical labels and titles with a word that begins as typed, and labels that a synonym beginning
/// as typed leads to. The synonym itself is never shown.
/// </summary>
internal sealed class Suggester
{
    private const int ShortestSynonym = 3;
    private readonly SearchIndex index;
    private readonly List<Entry> entries = [];
    private readonly List<(string Key, int Entry, bool AtStart)> keys = [];
    private readonly Dictionary<string, int> byCode = new(StringComparer.Ordinal);

    internal Suggester(SearchIndex index, List<SuggestionLabel> labels, string? titleGroup)
    {
        this.index = index;
        foreach (var label in labels)
        {
            var count =
                label.Code is { } code && index.Facts.Code(code) is >= 0 and var id
                    ? index.Facts.CodePostings.Frequency(id)
                    : 0;
            Add(new Entry(label.Label, label.Group, label.Code, count, IsTitle: false));
        }

        if (titleGroup is not null)
        {
            foreach (
                var title in index
                    .Titles.Shown.Where(t => t.Length > 0)
                    .GroupBy(t => t, StringComparer.Ordinal)
                    .OrderBy(t => t.Key, StringComparer.Ordinal)
            )
            {
                Add(new Entry(title.Key, titleGroup, null, title.Count(), IsTitle: true));
            }
        }

        keys.Sort(
            (a, b) =>
            {
                var order = string.CompareOrdinal(a.Key, b.Key);
                return order != 0 ? order : a.Entry.CompareTo(b.Entry);
            }
        );
    }

    internal SuggestionList Suggest(string prefix, int most)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var words = QueryWord.Of(QueryPlanner.Shorten(prefix, out _), SearchQuery.MostWords);
        if (words.Count == 0 || most <= 0)
        {
            return new SuggestionList(Urgent: false, []);
        }

        var typed = string.Join(' ', words.Select(w => w.Original));
        var rank = new Dictionary<int, int>();
        foreach (var (entry, atStart) in StartingWith(typed))
        {
            var own = (entries[entry].IsTitle ? 4 : 0) + (atStart ? 0 : 1);
            rank[entry] = rank.TryGetValue(entry, out var old) ? Math.Min(old, own) : own;
        }

        if (typed.Length >= ShortestSynonym)
        {
            foreach (var code in index.Synonyms.StartingWith(typed).SelectMany(s => s.Codes))
            {
                if (byCode.TryGetValue(code, out var entry))
                {
                    rank.TryAdd(entry, 2);
                }
            }
        }

        var items = rank.OrderBy(r => r.Value)
            .ThenByDescending(r => entries[r.Key].Count)
            .ThenBy(r => r.Key)
            .Take(most)
            .Select(r => entries[r.Key])
            .Select(e => new Suggestion(e.Label, e.Group, e.Code, e.Count));
        return new SuggestionList(index.Synonyms.Find(words).Exists(m => m.Entry.Urgent), [.. items]);
    }

    private void Add(Entry entry)
    {
        var number = entries.Count;
        entries.Add(entry);
        if (entry.Code is { } code)
        {
            byCode.TryAdd(code, number);
        }

        var words = QueryWord.Of(entry.Label, SearchQuery.MostWords);
        for (var w = 0; w < words.Count; w++)
        {
            if (w == 0 || !words[w].IsStop)
            {
                keys.Add((string.Join(' ', words.Skip(w).Select(x => x.Original)), number, w == 0));
            }
        }
    }

    private IEnumerable<(int Entry, bool AtStart)> StartingWith(string typed)
    {
        var low = 0;
        var high = keys.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(keys[middle].Key, typed) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < keys.Count && keys[low].Key.StartsWith(typed, StringComparison.Ordinal); low++)
        {
            yield return (keys[low].Entry, keys[low].AtStart);
        }
    }

    private sealed record Entry(string Label, string Group, string? Code, int Count, bool IsTitle);
}
