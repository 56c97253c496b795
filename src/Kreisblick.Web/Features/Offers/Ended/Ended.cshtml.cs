using Kreisblick.Web.Features.Offers.Edit;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Ended;

/// <summary><c>/verwaltung/angebote/beendet</c>: what is no longer in the portal, why, and the way back.</summary>
internal sealed class EndedModel(EndedOffers ended, TakeUpAgain takeUp, DraftDesk desk) : OfferPage
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "grund", SupportsGet = true)]
    public string? Reason { get; set; }

    [BindProperty(Name = "stand", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "sort", SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(Name = "seite", SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>The offer to be taken up again.</summary>
    [BindProperty(Name = "angebot")]
    public Guid Offer { get; set; }

    public EndedQuery Query => new(Words, Reason, Sort, Number) { State = State };
    public ListPage<EndedLine> Found { get; private set; } = ListPage<EndedLine>.Empty;

    public bool MayReview => desk.Actor.MayReview;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name("Beendete Angebote", ("Angebote", EditLinks.List));
        Found = ListPage<EndedLine>.Of(await ended.AllAsync(Query, cancellation), Number, EndedQuery.Size);
    }

    public async Task<IActionResult> OnPostAufnehmenAsync(CancellationToken cancellation)
    {
        switch (await takeUp.RunAsync(Offer, cancellation))
        {
            case TakeUpOutcome.Submitted:
                return See(EndedLinks.List + "?fertig=gesendet");
            case TakeUpOutcome.Unfinished(var proposal):
                return See(EditLinks.Summary(proposal));
            case TakeUpOutcome.UnderWay(var proposal):
                return See(EditLinks.Draft(proposal));
            case TakeUpOutcome.Merged:
                await OnGetAsync(cancellation);
                return Again(
                    "liste",
                    "Das Angebot ist mit einem anderen zusammengeführt. Das nimmt die Redaktion unter „Mögliche Doppel“ zurück."
                );
            default:
                return NotFound();
        }
    }
}
