namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>A collection of the interface with the parameters that it knows.</summary>
internal sealed record HsdsRoute(string Name, IReadOnlySet<string> Parameters, IReadOnlySet<string> DetailParameters);

/// <summary>Which address knows which parameter (contract hsds.md §4); the description of the interface reads it too.</summary>
internal static class HsdsRoutes
{
    private static readonly string[] Paging =
    [
        HsdsParameterNames.Search,
        HsdsParameterNames.Page,
        HsdsParameterNames.PerPage,
        HsdsParameterNames.Format,
    ];

    private static readonly string[] Hours =
    [
        HsdsParameterNames.MinimumAge,
        HsdsParameterNames.MaximumAge,
        HsdsParameterNames.StartTime,
        HsdsParameterNames.EndTime,
        HsdsParameterNames.Day,
    ];

    public static readonly HsdsRoute Services = new(
        "services",
        Set([
            .. Paging,
            HsdsParameterNames.TaxonomyTermId,
            HsdsParameterNames.TaxonomyId,
            HsdsParameterNames.OrganizationId,
            HsdsParameterNames.ModifiedAfter,
            HsdsParameterNames.Minimal,
            HsdsParameterNames.Full,
            .. Hours,
            HsdsParameterNames.IncludeInactive,
        ]),
        Set([])
    );

    public static readonly HsdsRoute Organizations = new(
        "organizations",
        Set([
            .. Paging,
            HsdsParameterNames.FullService,
            HsdsParameterNames.Full,
            HsdsParameterNames.TaxonomyTermId,
            HsdsParameterNames.TaxonomyId,
            HsdsParameterNames.IncludeInactive,
        ]),
        Set([HsdsParameterNames.FullService])
    );

    public static readonly HsdsRoute ServiceAtLocations = new(
        "service_at_locations",
        Set([
            .. Paging,
            HsdsParameterNames.TaxonomyTermId,
            HsdsParameterNames.TaxonomyId,
            HsdsParameterNames.OrganizationId,
            HsdsParameterNames.ModifiedAfter,
            HsdsParameterNames.Full,
            HsdsParameterNames.Postcode,
            HsdsParameterNames.Proximity,
            .. Hours,
            HsdsParameterNames.IncludeInactive,
        ]),
        Set([])
    );

    public static readonly HsdsRoute Taxonomies = new("taxonomies", Set(Paging), Set([]));

    public static readonly HsdsRoute TaxonomyTerms = new(
        "taxonomy_terms",
        Set([.. Paging, HsdsParameterNames.TaxonomyId, HsdsParameterNames.TopOnly, HsdsParameterNames.ParentId]),
        Set([])
    );

    public static readonly IReadOnlyList<HsdsRoute> All =
    [
        Services,
        Organizations,
        ServiceAtLocations,
        Taxonomies,
        TaxonomyTerms,
    ];

    private static HashSet<string> Set(string[] names) => new(names, StringComparer.Ordinal);
}
