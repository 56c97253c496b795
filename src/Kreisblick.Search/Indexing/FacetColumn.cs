using System.Runtime.InteropServices;

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
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var all = new List<int>(documents.Count * 2);
        start = new int[documents.Count + 1];
        for (var d = 0; d < documents.Count; d++)
        {
            if (documents[d].FacetValues.TryGetValue(name, out var values))
            {
                foreach (var value in values)
                {
                    ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, value, out var exists);
                    number = exists ? number : seen.Count - 1;
                    if (!CollectionsMarshal.AsSpan(all)[start[d]..].Contains(number))
                    {
                        all.Add(number);
                    }
                }
            }

            start[d + 1] = all.Count;
        }

        Values = [.. seen.Keys.Order(StringComparer.Ordinal)];
        ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var sorted = new int[Values.Length];
        for (var i = 0; i < Values.Length; i++)
        {
            ids[Values[i]] = i;
            sorted[seen[Values[i]]] = i;
        }

        valueIds = [.. all.Select(v => sorted[v])];
    }

    internal string Name { get; }

    internal string[] Values { get; }

    internal long Bytes => (start.Length + valueIds.Length) * 4L;

    internal int IdOf(string value) => ids.TryGetValue(value, out var id) ? id : -1;

    internal ReadOnlySpan<int> ValuesOf(int ordinal) =>
        valueIds.AsSpan(start[ordinal], start[ordinal + 1] - start[ordinal]);
}
