namespace Kreisblick.Search;

/// <summary>What is known of each document beside its text: position, freshness, codes, facets.</summary>
internal sealed class DocumentFacts
{
    private readonly double[] latitude;
    private readonly double[] longitude;
    private readonly float[] freshness;
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly PostingLists codePostings;

    internal DocumentFacts(List<SearchDocument> documents)
    {
        latitude = [.. documents.Select(d => d.Longitude is null ? double.NaN : d.Latitude ?? double.NaN)];
        longitude = [.. documents.Select(d => d.Longitude ?? double.NaN)];
        freshness = [.. documents.Select(d => (float)Math.Clamp(d.Freshness, 0, 1))];
        Facets =
        [
            .. documents
                .SelectMany(d => d.FacetValues.Keys)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(f => new FacetColumn(f, documents)),
        ];

        var postings = new List<PostingLists.Posting>();
        for (var d = 0; d < documents.Count; d++)
        {
            var own = documents[d].Codes.Distinct(StringComparer.Ordinal).ToList();
            foreach (var code in own)
            {
                if (!codes.TryGetValue(code, out var id))
                {
                    codes[code] = id = codes.Count;
                }

                postings.Add(
                    new PostingLists.Posting(
                        id,
                        d,
                        PostingLists.Pack(1, inTitle: string.Equals(code, own[0], StringComparison.Ordinal))
                    )
                );
            }
        }

        codePostings = PostingLists.From(postings, codes.Count);
    }

    internal FacetColumn[] Facets { get; }

    /// <summary>Documents by code; the title bit says "main code".</summary>
    internal PostingLists CodePostings => codePostings;

    internal long Bytes => (latitude.Length * 20L) + codePostings.Bytes + Facets.Sum(f => f.Bytes);

    internal int Code(string code) => codes.TryGetValue(code, out var id) ? id : -1;

    internal FacetColumn? Facet(string name) =>
        Array.Find(Facets, f => string.Equals(f.Name, name, StringComparison.Ordinal));

    internal float Freshness(int document) => freshness[document];

    /// <summary>Metres from the point, or NaN without coordinates.</summary>
    internal double Distance(int document, NearPoint from) =>
        Haversine.Metres(from.Latitude, from.Longitude, latitude[document], longitude[document]);
}
