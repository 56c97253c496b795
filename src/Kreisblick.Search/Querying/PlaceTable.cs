namespace Kreisblick.Search;

/// <summary>Finds place names in a query, longest first; names written together or with hyphens are found too.</summary>
internal sealed class PlaceTable
{
    private const int LongestName = 6;
    private readonly Dictionary<string, List<string>> byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    internal PlaceTable(IEnumerable<PlaceName> places)
    {
        foreach (var place in places)
        {
            var name = QueryWord.Of(place.Name, LongestName + 1);
            if (name.Count is 0 or > LongestName)
            {
                continue;
            }

            var key = string.Concat(name.Select(w => w.Folded));
            if (!byName.TryGetValue(key, out var codes))
            {
                byName[key] = codes = [];
            }

            if (!codes.Contains(place.Code, StringComparer.Ordinal))
            {
                codes.Add(place.Code);
                codes.Sort(StringComparer.Ordinal);
            }

            words.UnionWith(name.Where(w => !w.IsStop).Select(w => w.Folded));
        }
    }

    internal IEnumerable<string> Words => words;

    internal bool Knows(string folded) => words.Contains(folded);

    internal List<Match> Find(IReadOnlyList<QueryWord> query)
    {
        var matches = new List<Match>();
        var taken = new bool[query.Count];
        for (var length = Math.Min(LongestName, query.Count); length > 0; length--)
        {
            for (var from = 0; from + length <= query.Count; from++)
            {
                if (
                    !taken.AsSpan(from, length).Contains(true)
                    && !(length == 1 && query[from].IsStop)
                    && byName.TryGetValue(
                        string.Concat(query.Skip(from).Take(length).Select(w => w.Folded)),
                        out var codes
                    )
                )
                {
                    taken.AsSpan(from, length).Fill(true);
                    matches.Add(new Match(codes, from, length));
                }
            }
        }

        matches.Sort((a, b) => a.From.CompareTo(b.From));
        return matches;
    }

    internal readonly record struct Match(IReadOnlyList<string> Codes, int From, int Length);
}
