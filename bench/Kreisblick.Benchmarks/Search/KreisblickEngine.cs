using Kreisblick.Search;

namespace Kreisblick.Benchmarks.Search;

internal sealed class KreisblickEngine : ISearchEngine
{
    private readonly Dictionary<Guid, int> numbers = [];
    private SearchIndex? index;
    private OfferCollection offers = new([], [], []);

    public string Name => "Kreisblick.Search";

    public long Bytes => index!.ApproximateBytes;

    public void Build(OfferCollection collection)
    {
        offers = collection;
        index = new SearchIndexBuilder().AddDocuments(collection.Offers.Select(Document)).Build();
        foreach (var offer in collection.Offers)
        {
            numbers[offer.Id] = offer.Number;
        }
    }

    public BenchAnswer Search(BenchQuery query)
    {
        var result = index!.Search(
            new SearchQuery
            {
                Text = query.Text,
                Facets = query.Facet < 0 ? [] : [new(offers.FacetNames[query.Facet], [Value(offers.Wanted(query))])],
            }
        );
        var counts = offers
            .FacetNames.Select(
                (name, f) =>
                    Enumerable
                        .Range(0, offers.FacetSizes[f])
                        .Select(v => result.Facets.GetValueOrDefault(name)?.Values.GetValueOrDefault(Value(v)) ?? 0)
                        .ToArray()
            )
            .ToArray();
        return new BenchAnswer(result.Total, [.. result.Hits.Select(h => numbers[h.Id])], counts);
    }

    public IReadOnlyList<int> FindTitle(string title, int most) =>
        [
            .. index!
                .Search(
                    new SearchQuery
                    {
                        Text = title,
                        Limit = most,
                        WithFacets = false,
                    }
                )
                .Hits.Select(h => numbers[h.Id]),
        ];

    public void Dispose() => index = null;

    private SearchDocument Document(GeneratedOffer offer) =>
        new()
        {
            Id = offer.Id,
            Fields =
            [
                new("name", offer.Title, FieldWeight.Title),
                new("category", offer.Category, FieldWeight.Category),
                new("provider", offer.Provider, FieldWeight.Provider),
                new("description", offer.Text, FieldWeight.Text),
            ],
            FacetValues = offers
                .FacetNames.Select((name, f) => (name, f))
                .ToDictionary(
                    x => x.name,
                    x => (IReadOnlyList<string>)[.. offer.Facets[x.f].Select(Value)],
                    StringComparer.Ordinal
                ),
            Latitude = offer.Latitude,
            Longitude = offer.Longitude,
        };

    private static string Value(int value) => $"v{value}";
}
