namespace Kreisblick.Benchmarks.Search;

/// <summary>What all engines of a run index: the offers, and name and number of values of each of their facets.</summary>
internal sealed record OfferCollection(
    IReadOnlyList<GeneratedOffer> Offers,
    IReadOnlyList<string> FacetNames,
    IReadOnlyList<int> FacetSizes
)
{
    /// <summary>The chosen value of a query, or −1.</summary>
    public int Wanted(BenchQuery query) => query.Facet < 0 ? -1 : query.Value % FacetSizes[query.Facet];
}
