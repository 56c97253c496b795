namespace Kreisblick.Benchmarks.Search;

/// <summary>One generated offer. Facet values are numbers; <see cref="OfferGenerator.FacetNames"/> names the facets.</summary>
internal sealed record GeneratedOffer(
    int Number,
    Guid Id,
    string Title,
    string Category,
    string Provider,
    string Text,
    int[][] Facets,
    double Latitude,
    double Longitude
);
