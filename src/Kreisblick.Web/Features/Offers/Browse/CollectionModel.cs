using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Features.Offers.Browse;

/// <summary>A page that collects offers under one heading (topic, target group, place), with the way to the full list.</summary>
internal abstract class CollectionModel(OfferSearch search, CatalogueSource catalogues, PageFrame frame, Texts texts)
    : PageModel
{
    public OfferResults Results { get; private set; } = null!;
    public CatalogueSnapshot Catalogue { get; private set; } = null!;
    public OfferQuery Query => Results.Query;

    protected PageFrame Frame { get; } = frame;
    protected Texts T { get; } = texts;

    protected async Task<CatalogueSnapshot> OpenAsync(CancellationToken cancellation) =>
        Catalogue = await catalogues.GetAsync(cancellation);

    protected async Task FillAsync(OfferQuery query, CancellationToken cancellation) =>
        Results = await search.SearchAsync(query, cancellation);

    protected void Describe(string title, string description, string path, bool isProtected)
    {
        Frame.Title = title;
        Frame.Description = description;
        Frame.Canonical = path;
        Frame.Protected = Frame.QuickExit = isProtected;
        Frame.Breadcrumb.Add(new Crumb(T.Plain("nav.help"), OfferLinks.Results));
        Frame.Breadcrumb.Add(new Crumb(title, null));
        if (isProtected)
            Response.Headers.CacheControl = "no-store";
        else
            Frame.Feeds.Add(new Crumb(title, T.Link(path + ".atom")));
    }

    /// <summary>Slugs begin with the code; an old or shortened one leads to the right address.</summary>
    protected IActionResult? Corrected(string asked, string path) =>
        path.EndsWith('/' + asked, StringComparison.Ordinal) ? null : RedirectPermanent(T.Link(path));
}

/// <summary><c>/hilfe/thema/{slug}</c></summary>
internal sealed class TopicModel(OfferSearch search, CatalogueSource catalogues, PageFrame frame, Texts texts)
    : CollectionModel(search, catalogues, frame, texts)
{
    public CatalogueTerm Topic { get; private set; } = null!;

    /// <summary>Subtopics with the number of their offers; empty ones are hidden from the public menu.</summary>
    public IReadOnlyList<FacetChoice> SubTopics { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        var catalogue = await OpenAsync(cancellation);
        if (TermBySlug.Find(catalogue, TaxonomySlugs.Categories, slug) is not { } topic)
            return NotFound();
        if (Corrected(slug, OfferLinks.Topic(topic)) is { } redirect)
            return redirect;
        Topic = topic;
        await FillAsync(new OfferQuery().With(Facet.Category, [topic.Code]), cancellation);
        SubTopics =
        [
            .. Results.Facets[0].Choices.Where(c => catalogue.Find(c.Code)?.ParentCode == topic.Code && c.Count > 0),
        ];
        Describe(topic.PlainLabel, topic.Description, OfferLinks.Topic(topic), topic.ProtectedTopic);
        return Page();
    }
}

/// <summary><c>/hilfe/zielgruppe/{slug}</c></summary>
internal sealed class TargetGroupModel(OfferSearch search, CatalogueSource catalogues, PageFrame frame, Texts texts)
    : CollectionModel(search, catalogues, frame, texts)
{
    public CatalogueTerm Group { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        var catalogue = await OpenAsync(cancellation);
        if (TermBySlug.Find(catalogue, TaxonomySlugs.TargetGroups, slug) is not { } group)
            return NotFound();
        if (Corrected(slug, OfferLinks.TargetGroup(group)) is { } redirect)
            return redirect;
        Group = group;
        await FillAsync(new OfferQuery().With(Facet.TargetGroup, [group.Code]), cancellation);
        Describe(group.Label, group.Description, OfferLinks.TargetGroup(group), group.ProtectedTopic);
        return Page();
    }
}

/// <summary><c>/hilfe/ort/{slug}</c>: what is there for people of a municipality.</summary>
internal sealed class PlaceModel(
    OfferSearch search,
    OfferIndex index,
    CatalogueSource catalogues,
    PageFrame frame,
    Texts texts
) : CollectionModel(search, catalogues, frame, texts)
{
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        var areas = (await index.GetAsync(cancellation)).Areas;
        if (areas.Municipalities.FirstOrDefault(m => Slug.From(m.Name) == slug) is not { } municipality)
            return Successor(slug, areas);
        Name = municipality.Name;
        await FillAsync(new OfferQuery { Place = municipality.Key, Sort = OfferSort.Distance }, cancellation);
        Describe(T.Plain("place.title", Name), T.Plain("place.description", Name), OfferLinks.Place(Name), false);
        return Page();
    }

    /// <summary>
    /// The address of a municipality that was dissolved leads to the one that its ground belongs to today; where it was
    /// divided, to the search, which asks which part is meant.
    /// </summary>
    private IActionResult Successor(string slug, AreaRegister areas)
    {
        var ended = areas.Areas.LastOrDefault(a =>
            a.Kind == AreaKind.Municipality && Slug.From(a.Name) == slug && areas.IsInCounty(a)
        );
        if (ended is null)
            return NotFound();
        return areas.MunicipalityOf(ended, areas.Today) is { } today && today != ended
            ? RedirectPermanent(T.Link(OfferLinks.Place(today.Name)))
            : Redirect(T.Link(OfferLinks.Search(new OfferQuery { Place = ended.Name })));
    }
}

internal static class TermBySlug
{
    /// <summary>"02-8-schulden-ordnen" is read up to the last part that is a code.</summary>
    public static CatalogueTerm? Find(CatalogueSnapshot catalogue, string taxonomy, string slug)
    {
        var parts = slug.Split('-');
        for (var length = Math.Min(2, parts.Length); length > 0; length--)
            if (catalogue.FindBySlug(taxonomy, string.Join('-', parts[..length])) is { } term)
                return term;
        return null;
    }
}
