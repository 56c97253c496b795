using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>One hit with all that its card says.</summary>
/// <param name="Service">With what <see cref="PublishedOffers.WithCardDetails"/> reads.</param>
/// <param name="Facts">Hours as the filters know them: they are not read again for each card.</param>
internal sealed record OfferHit(Service Service, OfferFacts Facts, double? DistanceMetres, SearchHit Match)
{
    /// <summary>
    /// Where the offer stands on a map. One protected place keeps the whole offer off it: a point at its open office
    /// would be taken for the shelter.
    /// </summary>
    public IReadOnlyList<Coordinates> Points { get; } =
        Service.ServiceAtLocations.Any(s => s.Location is { IsAddressProtected: true })
            ? []
            : [.. Service.ServiceAtLocations.Select(s => s.Location?.Point).OfType<Coordinates>().Distinct()];
}

/// <summary>A value of a facet as the filter shows it.</summary>
/// <param name="Count">Hits after choosing it.</param>
internal sealed record FacetChoice(string Code, string Label, int Count, bool Chosen);

internal sealed record FacetPanel(Facet Facet, IReadOnlyList<FacetChoice> Choices, int Unknown);

/// <summary>A way out of an empty list: the same search with one filter less, and what it would find.</summary>
internal sealed record WayOut(OfferQuery Query, string Dropped, int Count);

/// <summary>The answer to a search.</summary>
internal sealed record OfferResults
{
    public required OfferQuery Query { get; init; }
    public required OfferSnapshot Snapshot { get; init; }

    /// <summary>The moment for which "open now" was answered.</summary>
    public required DateTimeOffset Now { get; init; }
    public required IReadOnlyList<OfferHit> Hits { get; init; }
    public required int Total { get; init; }

    /// <summary>Offers that say nothing about a chosen facet: listed apart, because unknown is not no.</summary>
    public required IReadOnlyList<OfferHit> Unknown { get; init; }
    public required int UnknownTotal { get; init; }
    public required IReadOnlyList<FacetPanel> Facets { get; init; }

    /// <summary>Hits for each opening wish, if it were chosen.</summary>
    public required IReadOnlyDictionary<string, int> OpenCounts { get; init; }

    public required PlaceMatch Place { get; init; }

    /// <summary>The place that was found, by the field or in the words.</summary>
    public required Place? UsedPlace { get; init; }
    public required bool PlaceFromText { get; init; }
    public required IReadOnlyList<CatalogueTerm> RecognisedTopics { get; init; }
    public required bool IsUrgent { get; init; }

    /// <summary>The words or choices touch a protected topic: quiet title, no cache, quick exit.</summary>
    public required bool IsProtectedTopic { get; init; }
    public required string? Correction { get; init; }
    public required IReadOnlyList<WayOut> WaysOut { get; init; }

    /// <summary>Hits without a point that a radius leaves out (telephone, online, protected).</summary>
    public required int WithoutPosition { get; init; }

    public int Pages => Math.Max(1, (Total + OfferQuery.PageSize - 1) / OfferQuery.PageSize);
}
