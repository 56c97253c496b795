using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Calendar;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>
/// <c>/verwaltung/angebote/entwurf/{id}/{schritt}</c>: one step of the form. Saving goes on, stays, adds rows, or
/// happens by itself (<c>aktion=auto</c>, answered as JSON) while somebody writes.
/// </summary>
internal sealed class StepModel(DraftDesk desk, TimeProvider time) : OfferPage
{
    private const int MostRows = 10;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "schritt", SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>Revision of the draft that the form shows.</summary>
    [BindProperty(Name = "stand")]
    public int Revision { get; set; }

    [BindProperty(Name = "aktion")]
    public string? Action { get; set; }

    /// <summary>Empty rows beside the usual one.</summary>
    [BindProperty(Name = "zeilen", SupportsGet = true)]
    public int Rows { get; set; }

    /// <summary>Also show what is missing, not only what is wrong.</summary>
    [BindProperty(Name = "pruefen", SupportsGet = true)]
    public bool Check { get; set; }

    public Draft Draft { get; private set; } = null!;
    public EditStep Step { get; private set; } = null!;
    public EditModel Form { get; private set; } = null!;
    public int Number { get; private set; }

    /// <summary>Somebody else had saved in between; both are in.</summary>
    public bool Merged => Done == "verbunden";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is { } other)
            return other;
        Revision = Draft.Proposal.Revision;
        var findings = Draft
            .Findings.Where(f => Step.Owns(f.Path))
            .Where(f => f.Level == FindingLevel.Error || (Check && f.Level == FindingLevel.Missing))
            .ToList();
        await ShowAsync(Draft.Offer, null, findings, cancellation);
        return Again(findings, f => Anchor(f.Path));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is { } other)
            return Action == "auto" ? Unsaved("Der Entwurf kann gerade nicht geändert werden.") : other;
        var context = await desk.ContextAsync(cancellation);
        // What is no number or no date cannot stand in a document: nothing is saved, everything comes back.
        var trial = new DraftForm(Request.Form);
        var typed = Step.Apply(Draft.Offer, trial, context);
        if (trial.Unread.Count > 0)
        {
            if (Action == "auto")
                return Unsaved("Noch nicht gespeichert: " + trial.Unread[0].Message);
            await ShowAsync(typed, Request.Form, trial.Unread, cancellation);
            return Again(trial.Unread, f => Anchor(f.Path));
        }
        var before = Step.Of(typed);
        switch (
            await desk.SaveAsync(
                Id,
                Revision,
                offer => Step.Apply(offer, new DraftForm(Request.Form), context),
                cancellation
            )
        )
        {
            case SaveOutcome.Saved saved:
                return await AfterAsync(saved, before, cancellation);
            case SaveOutcome.Refused { Refusal.Kind: RefusalKind.Unknown }:
                return NotFound();
            case SaveOutcome.Refused { Refusal: var refusal }:
                if (Action == "auto")
                    return Unsaved(refusal.Message);
                await ShowAsync(typed, Request.Form, [], cancellation);
                return Again("schritt-titel", refusal.Message);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> AfterAsync(SaveOutcome.Saved saved, string before, CancellationToken cancellation)
    {
        Draft = (await desk.FindAsync(Id, cancellation))!;
        if (Action == "auto")
            // Where somebody else changed this very page, the browser shows what is there now.
            return new JsonResult(
                new
                {
                    stand = saved.Revision,
                    um = BerlinTime.ToLocal(time.GetUtcNow()).ToString("H:mm", EditModel.German),
                    neu = saved.Merged && Step.Of(Draft.Offer) != before,
                }
            );
        if (saved.Collisions.Count > 0)
            return See(EditLinks.Draft(Id) + "#entscheiden");
        if (Action == "zeilen")
            return See($"{EditLinks.Step(Id, Step)}?zeilen={Math.Min(Rows + 1, MostRows)}");
        if (Action == "entwurf")
            return See(EditLinks.Draft(Id) + "?fertig=gespeichert");
        var wrong = Draft.Findings.Where(f => f.Level == FindingLevel.Error && Step.Owns(f.Path)).ToList();
        if (wrong.Count > 0)
        {
            Revision = saved.Revision;
            await ShowAsync(Draft.Offer, null, wrong, cancellation);
            return Again(wrong, f => Anchor(f.Path));
        }
        var next = Number < EditStep.All.Count ? EditLinks.Step(Id, EditStep.All[Number]) : EditLinks.Summary(Id);
        return See(saved.Merged ? next + "?fertig=verbunden" : next);
    }

    private static JsonResult Unsaved(string message) => new(new { fehler = message });

    /// <returns>Where to go instead; null: the step can be shown.</returns>
    private async Task<IActionResult?> FindAsync(CancellationToken cancellation)
    {
        if (EditStep.Find(Slug) is not { } step || await desk.FindAsync(Id, cancellation) is not { } draft)
            return NotFound();
        (Draft, Step, Number) = (draft, step, EditStep.All.ToList().IndexOf(step) + 1);
        Name(step.Question, ("Angebote", EditLinks.List), (draft.Offer.Title, EditLinks.Draft(Id)));
        Frame.Scripts.Add("draft.js");
        return draft.IsWritable ? null : See(EditLinks.Draft(Id));
    }

    private async Task ShowAsync(
        OfferDocument offer,
        IFormCollection? typed,
        IReadOnlyList<DocumentFinding> findings,
        CancellationToken cancellation
    ) =>
        Form = new EditModel(
            offer,
            await desk.ContextAsync(cancellation),
            await desk.HolidaysAsync(cancellation),
            typed,
            findings,
            Math.Clamp(Rows, 0, MostRows)
        );

    /// <summary>The control of a finding; where it belongs to none, the heading.</summary>
    public static string Anchor(string path) =>
        path.EndsWith("/location/addresses", StringComparison.Ordinal) ? path[..^"addresses".Length] + "street"
        : path is "phones" or "hours" or "areas"
        || path.EndsWith("/location", StringComparison.Ordinal)
        || (path.StartsWith("texts/", StringComparison.Ordinal) && path.Count(c => c == '/') == 1)
            ? "schritt-titel"
        : path;
}
