using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>What the search engine reads of an offer.</summary>
internal static class OfferDocuments
{
    /// <summary>An entry that was never confirmed counts as outdated, one of today as fresh.</summary>
    private const double FreshDays = 365;

    public static SearchDocument Of(Service service, CatalogueSnapshot catalogue, DateOnly today)
    {
        CatalogueTerm[] terms =
        [
            .. service
                .Attributes.Where(a => a.LinkId == service.Id)
                .OrderByDescending(a => a.IsPrimary)
                .Select(a => catalogue.Find(a.TaxonomyTermId))
                .OfType<CatalogueTerm>()
                .Where(t => t.Taxonomy is TaxonomySlugs.Categories or TaxonomySlugs.TargetGroups),
        ];
        // Distances are measured to the first place that has a point; a protected one never has.
        var place = service.ServiceAtLocations.Select(x => x.Location).FirstOrDefault(l => l?.Point is not null);
        return new SearchDocument
        {
            Id = service.Id,
            Fields = [.. Fields(service, terms)],
            Codes = [.. terms.Select(t => t.Code)],
            FacetValues = OfferFacets.Of(service, catalogue),
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
            Freshness = service.AssuredDate is { } assured
                ? Math.Clamp(1 - ((today.DayNumber - assured.DayNumber) / FreshDays), 0, 1)
                : 0,
        };
    }

    private static IEnumerable<SearchField> Fields(Service service, CatalogueTerm[] terms)
    {
        yield return new SearchField("name", service.Name, FieldWeight.Title);
        if (service.AlternateName is { } other)
            yield return new SearchField("alternate_name", other, FieldWeight.Title);
        foreach (var term in terms)
            yield return new SearchField("category", $"{term.Label} {term.PlainLabel}", FieldWeight.Category);
        yield return new SearchField(
            "organization",
            $"{service.Organization?.Name} {service.Organization?.AlternateName}",
            FieldWeight.Provider
        );
        foreach (var address in service.ServiceAtLocations.SelectMany(x => x.Location?.Addresses ?? []))
            yield return new SearchField(
                "address",
                $"{address.Address1} {address.Address2} {address.City}",
                FieldWeight.Provider
            );
        foreach (var text in service.Texts)
            yield return new SearchField(
                text.Language,
                $"{text.Name}. {text.Description} {text.EligibilityDescription} {text.ApplicationProcess}",
                FieldWeight.PlainText
            );
        yield return new SearchField(
            "description",
            $"{service.Description} {service.EligibilityDescription} {service.ApplicationProcess} {service.FeesDescription} {service.InterpretationServices}",
            FieldWeight.Text
        );
    }
}
