using System.Globalization;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.SearchLog;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Layout;
using Kreisblick.Web.Platform.Web.Portal;
using Kreisblick.Web.Platform.Web.SecurityHeaders;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary><c>/hilfe</c>: the list of offers for words, filters and place.</summary>
internal sealed class ResultsModel(
    OfferSearch search,
    CatalogueSource catalogues,
    SearchTally tally,
    PageFrame frame,
    Texts texts,
    IOptionsSnapshot<PortalOptions> portal
) : PageModel
{
    /// <summary>From here on the page proposes the two facets that narrow best.</summary>
    public const int TooMany = 200;

    public ParsedOfferQuery Parsed { get; private set; } = null!;
    public OfferResults Results { get; private set; } = null!;
    public CatalogueSnapshot Catalogue => Results.Snapshot.Catalogue;
    public string Heading { get; private set; } = "";

    /// <summary>The asked page lies behind the last one.</summary>
    public bool IsBeyondLast { get; private set; }

    public OfferQuery Query => Results.Query;

    /// <summary>A protected topic has no map (page blueprint 10.2): nobody shall read off it where somebody is.</summary>
    public bool ShowsMap => Query.View == OfferView.Map && !Results.IsProtectedTopic;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var catalogue = await catalogues.GetAsync(cancellation);
        Parsed = new OfferQueryParser(catalogue).Parse(Request.Query);
        Results = await search.SearchAsync(Parsed.Query, cancellation);
        tally.Note(Request, Results, texts.Language.Code);
        IsBeyondLast = Query.View == OfferView.List && Query.Page > Results.Pages;
        Heading = HeadingOf(Results);
        frame.OwnSearch = true;
        frame.HasFilters = true;
        frame.Title = Query.Page > 1 ? $"{Heading}, {texts.Plain("paging.page", Query.Page)}" : Heading;
        frame.Description = texts.Plain("results.description");
        frame.Canonical = OfferLinks.Search(Query);
        frame.NoIndex = Query.Choices.Count > 2 || Query.Text.Length > 0 || IsBeyondLast;
        frame.Protected = Results.IsProtectedTopic;
        frame.QuickExit = Results.IsProtectedTopic;
        if (!Results.IsProtectedTopic && Query.Text.Length == 0)
            frame.Feeds.Add(
                new Crumb(texts.Plain("export.feed.title"), texts.Link(OfferLinks.ResultFile(Query, "atom")))
            );
        if (ShowsMap)
        {
            frame.Scripts.Add("map.js");
            // The only page that may ask another host, and only the one that the county has named.
            if (TileSource.Of(portal.Value.Map)?.Origin is { } origin)
                Response.Headers.ContentSecurityPolicy = BrowserPolicy.WithConnection(origin);
        }
        // Search words may tell more about a person than any page may keep; and what finds little is counted each time.
        if (Results.IsProtectedTopic || Query.Text.Length > 0 || (Query.HasFilters && Results.Total <= SearchTally.Few))
            Response.Headers.CacheControl = "no-store";
        if (IsBeyondLast)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    /// <summary>The chosen filters as words, each with the search that is left without it.</summary>
    public IEnumerable<(string Label, OfferQuery Without)> Chips()
    {
        foreach (var panel in Results.Facets)
        foreach (var choice in panel.Choices.Where(c => c.Chosen))
            yield return (choice.Label, Query.Toggle(panel.Facet, choice.Code));
        if (Query.Age is { } age)
            yield return (texts.Plain("results.chip.age", age), Query with { Age = null, Page = 1 });
        if (Query.Open is { } open)
            yield return (texts.Plain("results.chip.open", OpenLabel(open)), Query with { Open = null, Page = 1 });
        if (Query.HasPlace)
            yield return (
                Results.UsedPlace?.Label ?? Query.Place ?? Query.Postcode!,
                Query with
                {
                    Place = null,
                    Postcode = null,
                    PlaceMode = PlaceMode.Catchment,
                    RadiusMetres = null,
                    Sort = OfferSort.Relevance,
                    Page = 1,
                }
            );
    }

    public string OpenLabel(string wish) =>
        string.Join(' ', wish.Split('-').Select(part => texts.Plain($"open.{part}")));

    /// <summary>The two facets whose values split a long list best: none covers nearly all, several are there.</summary>
    public IEnumerable<FacetPanel> BestSplits() =>
        Results
            .Facets.Where(p => p.Choices.All(c => !c.Chosen) && p.Choices.Count(c => c.Count > 0) > 1)
            .OrderBy(p => p.Choices.Max(c => c.Count))
            .Take(2);

    private string HeadingOf(OfferResults results)
    {
        var count = texts.PlainCount("results.heading", results.Total);
        if (results.IsProtectedTopic)
            return count;
        var words = Query.Text.Length > 0 ? " " + texts.Plain("results.heading.words", Query.Text) : "";
        var place = results.UsedPlace is { } used ? " " + texts.Plain("results.heading.place", used.Label) : "";
        return count + words + place;
    }
}
