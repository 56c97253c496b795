using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>Which values of which facet an offer has.</summary>
internal static class OfferFacets
{
    /// <summary>Value of the language facet: an interpreter can be called in.</summary>
    public const string Interpreting = "dolm";

    /// <summary>Value of the language facet: help in Leichte Sprache.</summary>
    public const string SimpleGerman = "ls";

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(Service service, CatalogueSnapshot catalogue)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var facet in Facet.All)
        {
            string[] found = [.. Values(facet, service, catalogue).Distinct(StringComparer.Ordinal)];
            if (found.Length > 0)
                values[facet.Parameter] = found;
        }
        return values;
    }

    private static IEnumerable<string> Values(Facet facet, Service service, CatalogueSnapshot catalogue)
    {
        if (facet == Facet.Language)
            return Languages(service);
        if (facet == Facet.ProviderKind)
            return Codes(service.Organization?.Attributes ?? [], facet, catalogue);
        if (facet == Facet.Accessibility)
            return service
                .ServiceAtLocations.SelectMany(x => x.Location?.Attributes ?? [])
                .Where(a => a.Value == "yes")
                .SelectMany(a => Codes([a], facet, catalogue));
        var codes = Codes(service.Attributes.Where(a => a.LinkId == service.Id), facet, catalogue);
        // A filter on a top category finds its subs.
        return facet == Facet.Category
            ? codes.SelectMany(c => catalogue.TopOf(c) is { } top && top.Code != c ? new[] { c, top.Code } : [c])
            : codes;
    }

    private static IEnumerable<string> Codes(
        IEnumerable<OfferAttribute> attributes,
        Facet facet,
        CatalogueSnapshot catalogue
    ) =>
        attributes
            .Select(a => catalogue.Find(a.TaxonomyTermId))
            .OfType<CatalogueTerm>()
            .Where(t => t.Taxonomy == facet.Taxonomy)
            .Select(t => t.Code);

    private static IEnumerable<string> Languages(Service service)
    {
        foreach (var language in service.Languages.Where(l => l.Code is not null))
        {
            var isSimple =
                language.Code!.Value.Value == "de"
                && (language.Name?.Contains("Leichte Sprache", StringComparison.OrdinalIgnoreCase) ?? false);
            yield return isSimple ? SimpleGerman : language.Code.Value.Value;
        }
        if (!string.IsNullOrWhiteSpace(service.InterpretationServices))
            yield return Interpreting;
    }
}
