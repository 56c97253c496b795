using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Features.Offers.Browse;

/// <summary>One step of a guide: a kind of help with up to three offers.</summary>
internal sealed record GuideStep(CatalogueTerm Topic, OfferResults Results);

/// <summary><c>/hilfe/lebenslage/{slug}</c>: for people who know their trouble, not its official name.</summary>
internal sealed class GuideModel(OfferSearch search, CatalogueSource catalogues, PageFrame frame, Texts texts)
    : PageModel
{
    public const int OffersPerStep = 3;
    private const int MostSteps = 7;

    public LifeSituation Situation { get; private set; } = null!;
    public CatalogueSnapshot Catalogue { get; private set; } = null!;
    public IReadOnlyList<GuideStep> Steps { get; private set; } = [];
    public IReadOnlyList<LifeSituation> Neighbours { get; private set; } = [];
    public IReadOnlyList<EmergencyNumber> Numbers { get; private set; } = [];
    public bool IsProtected { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        Catalogue = await catalogues.GetAsync(cancellation);
        if (Catalogue.LifeSituation(slug) is not { } situation)
            return NotFound();
        Situation = situation;
        IsProtected = Catalogue.IsProtectedTopic(situation.Code);
        var parsed = new OfferQueryParser(Catalogue).Parse(Request.Query).Query;
        var steps = new List<GuideStep>();
        foreach (var topic in situation.CategoryCodes.Select(Catalogue.Find).OfType<CatalogueTerm>().Take(MostSteps))
            steps.Add(
                new GuideStep(
                    topic,
                    await search.SearchAsync(parsed.With(Facet.Category, [topic.Code]) with { Text = "" }, cancellation)
                )
            );
        Steps = steps;
        Numbers = [.. Catalogue.NumbersFor(situation)];
        Neighbours =
        [
            .. Catalogue
                .LifeSituations.Where(l => l.Code != situation.Code && !Catalogue.IsProtectedTopic(l.Code))
                .Select(l =>
                    (
                        Situation: l,
                        Shared: l.CategoryCodes.Intersect(situation.CategoryCodes, StringComparer.Ordinal).Count()
                    )
                )
                .Where(x => x.Shared > 0)
                .OrderByDescending(x => x.Shared)
                .Take(4)
                .Select(x => x.Situation),
        ];
        frame.Title = situation.Title;
        frame.Description = situation.Teaser;
        frame.Canonical = OfferLinks.LifeSituation(situation);
        frame.Protected = frame.QuickExit = IsProtected;
        frame.Breadcrumb.Add(new Crumb(texts.Plain("nav.help"), OfferLinks.Results));
        frame.Breadcrumb.Add(new Crumb(situation.Title, null));
        if (IsProtected)
            Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
