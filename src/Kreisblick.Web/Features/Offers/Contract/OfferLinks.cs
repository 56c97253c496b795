using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;

namespace Kreisblick.Web.Features.Offers.Contract;

/// <summary>
/// Addresses of the directory. They begin with "/", so that pages put the language prefix before them; names of
/// protected topics never stand in them (pages.md 10.2).
/// </summary>
internal static class OfferLinks
{
    public const string Results = "/hilfe";
    public const string Emergency = "/notfall";
    public const string ReportMissing = "/hilfe/fehlt";

    public static string Search(OfferQuery query) => Results + query.ToQueryString();

    /// <summary>The whole list as a file.</summary>
    public static string ResultFile(OfferQuery query, string extension) =>
        $"{Results}.{extension}{(query with { Page = 1, View = OfferView.List }).ToQueryString()}";

    public static string OfferFile(Service service, CatalogueSnapshot catalogue, string extension) =>
        $"{Offer(service, catalogue)}.{extension}";

    public static string Offer(Service service, CatalogueSnapshot catalogue) =>
        $"/hilfe/{OfferSlug(service, catalogue)}-{service.PublicId.Value}";

    public static string Report(Service service, CatalogueSnapshot catalogue) => Offer(service, catalogue) + "/melden";

    public static string Topic(CatalogueTerm term) => $"/hilfe/thema/{TopicSlug(term)}";

    public static string TargetGroup(CatalogueTerm term) => $"/hilfe/zielgruppe/{TopicSlug(term)}";

    public static string LifeSituation(LifeSituation situation) => $"/hilfe/lebenslage/{situation.Slug}";

    public static string Place(string name) => $"/hilfe/ort/{Slug.From(name)}";

    public static string Provider(Organization organization) =>
        $"/traeger/{Slug.From(organization.Name)}-{organization.PublicId.Value}";

    public static string OfferSlug(Service service, CatalogueSnapshot catalogue)
    {
        var isProtected = service.Attributes.Any(a =>
            a.LinkId == service.Id && (catalogue.Find(a.TaxonomyTermId)?.ProtectedTopic ?? false)
        );
        var slug = isProtected ? "" : Slug.From(service.Name);
        return slug.Length == 0 ? "angebot" : slug;
    }

    /// <summary>Code first, so that labels may be edited without breaking links.</summary>
    private static string TopicSlug(CatalogueTerm term) =>
        term.ProtectedTopic ? term.Slug : $"{term.Slug}-{Slug.From(term.PlainLabel)}";
}
