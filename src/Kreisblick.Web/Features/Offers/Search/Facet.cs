using Kreisblick.Web.Features.Offers.Catalogue;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>One choice by which people narrow the list (catalogue/facets).</summary>
/// <param name="Parameter">Name in addresses.</param>
/// <param name="Taxonomy">Slug of the taxonomy whose terms are the values; languages have none.</param>
/// <param name="NeedsAll">All chosen values have to hold (accessibility), else one is enough.</param>
/// <param name="ListsUnknown">Offers that say nothing are listed apart as "Nicht angegeben": unknown is not no.</param>
/// <param name="UnknownMeansAll">An offer without value is for everybody (target groups): it stays in the list.</param>
internal sealed record Facet(
    string Parameter,
    string? Taxonomy,
    bool NeedsAll = false,
    bool ListsUnknown = false,
    bool UnknownMeansAll = false
)
{
    public static readonly Facet Category = new("kat", TaxonomySlugs.Categories);
    public static readonly Facet TargetGroup = new("tg", TaxonomySlugs.TargetGroups, UnknownMeansAll: true);
    public static readonly Facet Cost = new("kosten", TaxonomySlugs.Costs, ListsUnknown: true);
    public static readonly Facet Access = new("zugang", TaxonomySlugs.Access, ListsUnknown: true);
    public static readonly Facet Form = new("form", TaxonomySlugs.Form, ListsUnknown: true);
    public static readonly Facet Language = new("sprache", null, ListsUnknown: true);
    public static readonly Facet Accessibility = new(
        "bf",
        TaxonomySlugs.Accessibility,
        NeedsAll: true,
        ListsUnknown: true
    );
    public static readonly Facet ProviderKind = new("traeger", TaxonomySlugs.ProviderKinds);
    public static readonly Facet Reach = new("reich", TaxonomySlugs.Reach);

    /// <summary>In the fixed order of addresses.</summary>
    public static IReadOnlyList<Facet> All { get; } =
    [Category, TargetGroup, Cost, Access, Form, Language, Accessibility, ProviderKind, Reach];
}
