namespace Kreisblick.Search;

/// <summary>Documents by their whole title, folded; a query that is a whole title puts its documents first.</summary>
internal sealed class TitleTable
{
    private readonly Dictionary<string, List<int>> byKey = new(StringComparer.Ordinal);

    internal TitleTable(List<SearchDocument> documents)
    {
        for (var d = 0; d < documents.Count; d++)
        {
            foreach (var field in documents[d].Fields.Where(f => f.Weight == FieldWeight.Title))
            {
                var key = Key(QueryWord.Of(QueryPlanner.Shorten(field.Text, out _), SearchQuery.MostWords));
                if (key.Length == 0)
                {
                    continue;
                }

                if (!byKey.TryGetValue(key, out var list))
                {
                    byKey[key] = list = [];
                }

                if (list.Count == 0 || list[^1] != d)
                {
                    list.Add(d);
                }
            }

            Shown.Add(documents[d].Fields.FirstOrDefault(f => f.Weight == FieldWeight.Title)?.Text ?? "");
        }
    }

    /// <summary>The first title of each document, as written.</summary>
    internal List<string> Shown { get; } = [];

    internal IReadOnlyList<int> Find(IReadOnlyList<QueryWord> words) =>
        byKey.TryGetValue(Key(words), out var list) ? list : [];

    private static string Key(IReadOnlyList<QueryWord> words) => string.Join(' ', words.Select(w => w.Original));
}
