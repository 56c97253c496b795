namespace Kreisblick.Search;

/// <summary>The values of one facet for all documents, as one array with offsets.</summary>
internal sealed class FacetColumn
{
    private readonly int[] start;
    private readonly int[] valueIds;
    private readonly Dictionary<string, int> ids;

    internal FacetColumn(string name, IReadOnlyList<SearchDocument> documents)
    {
        Name = name;
        Values = [.. documents.SelectMany(d => Of(d, name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Values.Length; i++)
        {
            ids[Values[i]] = i;
        }

        start = new int[documents.Count + 1];
        var all = new List<int>(documents.Count * 2);
        for (var d = 0; d < documents.Count; d++)
        {
            all.AddRange(Of(documents[d], name).Distinct(StringComparer.Ordinal).Select(v => ids[v]).Order());
            start[d + 1] = all.Count;
        }

        valueIds = [.. all];
    }

    internal string Name { get; }

    internal string[] Values { get; }

    internal long Bytes => (start.Length + valueIds.Length) * 4L;

    internal int IdOf(string value) => ids.TryGetValue(value, out var id) ? id : -1;

    internal ReadOnlySpan<int> ValuesOf(int ordinal) => valueIds.AsSpan(start[ordinal], start[ordinal + 1] - start[ordinal]);

    private static IEnumerable<string> Of(SearchDocument document, string facet) =>
        document.FacetValues.TryGetValue(facet, out var values) ? values : [];
}
