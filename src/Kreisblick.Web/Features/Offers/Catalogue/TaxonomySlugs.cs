namespace Kreisblick.Web.Features.Offers.Catalogue;

/// <summary>Taxonomies of the catalogue; the slug is the <c>link_type</c> of attributes and part of term ids.</summary>
internal static class TaxonomySlugs
{
    public const string Categories = "angebote";
    public const string TargetGroups = "zielgruppen";
    public const string LifeSituations = "lebenslagen";
    public const string Costs = "kosten";
    public const string Access = "zugang";
    public const string Form = "form";
    public const string Accessibility = "barrierefreiheit";
    public const string ProviderKinds = "traegerart";
    public const string Reach = "reichweite";
    public const string Leika = "leika";
    public const string OpenEligibility = "open-eligibility";
    public const string Ags = "ags";
}
