using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Platform.Web.Errors;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Features.Offers.Show;

/// <summary><c>/hilfe/{slug}-{shortid}</c>: one offer. The id decides; an old slug leads to the right address.</summary>
internal sealed class OfferModel(OfferReader reader, PageFrame frame, Texts texts, TimeProvider time) : PageModel
{
    /// <summary>Departures from the usual hours are shown this far ahead.</summary>
    public const int DaysAhead = 60;

    public Service Service { get; private set; } = null!;
    public OfferText Text { get; private set; } = null!;
    public OfferSnapshot Snapshot { get; private set; } = null!;
    public IReadOnlyList<OpeningTimes> Openings { get; private set; } = [];
    public IReadOnlyList<OfferHit> Similar { get; private set; } = [];
    public IReadOnlyList<CatalogueTerm> Categories { get; private set; } = [];
    public bool WebsiteIsBroken { get; private set; }
    public CatalogueSnapshot Catalogue => Snapshot.Catalogue;
    public DateTimeOffset Now { get; } = time.GetUtcNow();
    public DateOnly Today => Snapshot.Areas.Today;

    public async Task<IActionResult> OnGetAsync(string slug, string id, CancellationToken cancellation)
    {
        if (
            !PublicId.TryParse(id, out var publicId, out _)
            || await reader.FindAsync(publicId, cancellation) is not { } found
        )
            return NotFound();
        if (found.Service.Status is ServiceStatus.Inactive or ServiceStatus.Defunct)
            return await reader.MergedIntoAsync(found.Service.Id, cancellation) is { } today
                ? LeadTo(today, found.Snapshot.Catalogue)
                : await GoneAsync(found, cancellation);
        Service = found.Service;
        Snapshot = found.Snapshot;
        WebsiteIsBroken = found.WebsiteIsBroken;
        var address = OfferLinks.Offer(Service, Catalogue);
        if (slug != OfferLinks.OfferSlug(Service, Catalogue))
            return RedirectPermanent(texts.Link(address));
        Show(Service, Snapshot);
        Similar = await reader.SimilarAsync(Service, Snapshot, cancellation);
        var isProtected =
            Categories.Any(c => c.ProtectedTopic) || Terms(TaxonomySlugs.TargetGroups).Any(t => t.ProtectedTopic);
        frame.Title = Text.Name.Text;
        frame.Description = Text.Description is { } description ? OfferMarkdown.FirstSentence(description.Text) : null;
        frame.Canonical = address;
        frame.Protected = frame.QuickExit = isProtected;
        frame.AsOf = BerlinTime.DateOf(Service.LastModified);
        frame.Breadcrumb.Add(new Crumb(texts.Plain("nav.help"), OfferLinks.Results));
        if (Categories.Count > 0)
            frame.Breadcrumb.Add(new Crumb(Categories[0].PlainLabel, OfferLinks.Topic(Categories[0])));
        frame.Breadcrumb.Add(new Crumb(Text.Name.Text, null));
        if (isProtected)
            Response.Headers.CacheControl = "no-store";
        else
            frame.StructuredData = OfferStructuredData.Of(Service, Snapshot, Openings, Request);
        return Page();
    }

    /// <summary>The article stands inside a page of the editors.</summary>
    public bool IsPreview { get; init; }

    /// <summary>What the article shows; also of an offer that is not public yet.</summary>
    public void Show(Service service, OfferSnapshot snapshot)
    {
        (Service, Snapshot) = (service, snapshot);
        Text = OfferText.Of(service, texts.Language);
        Openings = OfferFacts.OpeningsOf(service, snapshot.Holidays);
        Categories = [.. Terms(TaxonomySlugs.Categories)];
    }

    /// <summary>For good, but not kept by browsers: a merge can be taken back.</summary>
    private RedirectResult LeadTo(Service today, CatalogueSnapshot catalogue)
    {
        Response.Headers.CacheControl = "no-cache";
        return RedirectPermanent(texts.Link(OfferLinks.Offer(today, catalogue)));
    }

    private async Task<Gone> GoneAsync(FoundOffer found, CancellationToken cancellation) =>
        new(
            new GoneNotice(
                texts.Plain("offer.gone"),
                [
                    .. (await reader.SimilarAsync(found.Service, found.Snapshot, cancellation)).Select(h =>
                        (h.Service.Name, texts.Link(OfferLinks.Offer(h.Service, found.Snapshot.Catalogue)))
                    ),
                ]
            )
        );

    public IEnumerable<CatalogueTerm> Terms(string taxonomy) =>
        Service
            .Attributes.Where(a => a.LinkId == Service.Id)
            .OrderByDescending(a => a.IsPrimary)
            .Select(a => Catalogue.Find(a.TaxonomyTermId))
            .OfType<CatalogueTerm>()
            .Where(t => t.Taxonomy == taxonomy);

    public IReadOnlyList<Phone> Phones() => OfferContact.Phones(Service);

    public EmailAddress? Mail => OfferContact.Mail(Service);

    /// <summary>An old number of free places would send people in vain: it is not shown.</summary>
    public IEnumerable<ServiceCapacity> CurrentCapacities()
    {
        var days = Snapshot.Upkeep.For(Service).CapacityDays;
        var today = BerlinTime.DateOf(Now);
        return Service.Capacities.Where(c => today <= Confirmation.CapacityDueOn(c.Updated, days));
    }

    /// <summary>Days of the next weeks that depart from the usual hours.</summary>
    public IEnumerable<OpeningDay> SpecialDays(OpeningTimes opening) =>
        OpeningWords.Departures(opening.Days(Today, DaysAhead)).Where(d => d.Date >= Today.AddDays(7)).Take(12);

    public IEnumerable<string> AreaNames() => OfferContact.Areas(Service, Snapshot);

    /// <summary>The calendar file has something in it.</summary>
    public bool HasOpenings => Openings.Any(o => o.Days(Today, DaysAhead).Any(d => d.Spans.Count > 0));
}
