using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Calendar;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary>
/// <c>/verwaltung/traeger/entwurf/{id}</c>: all about a provider on one page. Saving goes on to the preview, stays, adds
/// rows, or happens by itself (<c>aktion=auto</c>, answered as JSON) while somebody writes.
/// </summary>
internal sealed class ProviderDraftModel(
    ProviderDesk providers,
    DraftDesk desk,
    AccountDirectory accounts,
    TimeProvider time
) : OfferPage
{
    private const int MostRows = 10;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

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

    [BindProperty(Name = "feld")]
    public string? Field { get; set; }

    /// <summary>Number of the other value; empty: what the document has stays.</summary>
    [BindProperty(Name = "wahl")]
    public string? Choice { get; set; }

    public Draft Draft { get; private set; } = null!;
    public ProviderFields Form { get; private set; } = null!;
    public OpenChoices Choices { get; private set; } = null!;

    private ProviderDocument Provider => (ProviderDocument)Draft.Document;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        Revision = Draft.Proposal.Revision;
        var findings = Draft.IsWritable
            ? Draft
                .Findings.Where(f => f.Level == FindingLevel.Error || (Check && f.Level == FindingLevel.Missing))
                .ToList()
            : [];
        await ShowAsync(Provider, null, findings, cancellation);
        return Again(findings, f => f.Path);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        if (!Draft.IsWritable)
            return Action == "auto"
                ? Unsaved("Der Entwurf kann gerade nicht geändert werden.")
                : See(ProviderLinks.Draft(Id));
        var catalogue = (await desk.ContextAsync(cancellation)).Catalogue;
        // What is no number cannot stand in a document: nothing is saved, everything comes back.
        var trial = new DraftForm(Request.Form);
        var typed = ProviderForm.Apply(Provider, trial, catalogue);
        if (trial.Unread.Count > 0)
        {
            if (Action == "auto")
                return Unsaved("Noch nicht gespeichert: " + trial.Unread[0].Message);
            await ShowAsync(typed, Request.Form, trial.Unread, cancellation);
            return Again(trial.Unread, f => f.Path);
        }
        switch (
            await providers.SaveAsync(
                Id,
                Revision,
                provider => ProviderForm.Apply(provider, new DraftForm(Request.Form), catalogue),
                cancellation
            )
        )
        {
            case SaveOutcome.Saved saved:
                return await AfterAsync(saved, cancellation);
            case SaveOutcome.Refused { Refusal: { Kind: not RefusalKind.Unknown } refusal }:
                if (Action == "auto")
                    return Unsaved(refusal.Message);
                await ShowAsync(typed, Request.Form, [], cancellation);
                return Again("angaben", refusal.Message);
            default:
                return NotFound();
        }
    }

    public async Task<IActionResult> OnPostWaehlenAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        int? other = int.TryParse(Choice, out var number) && number >= 0 ? number : null;
        return await desk.ChooseAsync(Id, Field ?? "", other, cancellation) is SaveOutcome.Refused refused
            ? await SayAsync(refused.Refusal, cancellation)
            : See(ProviderLinks.Draft(Id));
    }

    public async Task<IActionResult> OnPostZurueckziehenAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        return await desk.WithdrawAsync(Id, cancellation) is StepOutcome.Refused refused
            ? await SayAsync(refused.Refusal, cancellation)
            : See(ProviderLinks.List + "?fertig=zurueckgezogen");
    }

    private async Task<IActionResult> AfterAsync(SaveOutcome.Saved saved, CancellationToken cancellation)
    {
        if (Action == "auto")
            // Where somebody else changed the draft meanwhile, the browser shows what is there now.
            return new JsonResult(
                new
                {
                    stand = saved.Revision,
                    um = BerlinTime.ToLocal(time.GetUtcNow()).ToString("H:mm", EditModel.German),
                    neu = saved.Merged,
                }
            );
        if (saved.Collisions.Count > 0)
            return See(ProviderLinks.Draft(Id) + "#entscheiden");
        if (Action == "zeilen")
            return See($"{ProviderLinks.Draft(Id)}?zeilen={Math.Min(Rows + 1, MostRows)}");
        if (Action == "entwurf")
            return See(ProviderLinks.Draft(Id) + "?fertig=gespeichert");
        await FindAsync(cancellation);
        var wrong = Draft.Findings.Where(f => f.Level == FindingLevel.Error).ToList();
        if (wrong.Count == 0)
            return See(ProviderLinks.Summary(Id));
        Revision = saved.Revision;
        ModelState.Clear();
        await ShowAsync(Provider, null, wrong, cancellation);
        return Again(wrong, f => f.Path);
    }

    private static JsonResult Unsaved(string message) => new(new { fehler = message });

    private async Task<IActionResult> SayAsync(Refusal refusal, CancellationToken cancellation)
    {
        if (refusal.Kind == RefusalKind.Unknown || !await FindAsync(cancellation))
            return NotFound();
        Revision = Draft.Proposal.Revision;
        await ShowAsync(Provider, null, [], cancellation);
        return Again("angaben", refusal.Message);
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await providers.FindAsync(Id, cancellation) is not { } draft)
            return false;
        Draft = draft;
        Name(draft.Document.Title, ("Träger", ProviderLinks.List));
        return true;
    }

    private async Task ShowAsync(
        ProviderDocument provider,
        IFormCollection? typed,
        IReadOnlyList<DocumentFinding> findings,
        CancellationToken cancellation
    )
    {
        Frame.Scripts.Add("draft.js");
        Choices = new OpenChoices(
            Draft,
            await desk.WordsAsync(cancellation),
            await accounts.NamesAsync(Draft.Collisions.Select(c => c.Who), cancellation)
        );
        Form = new ProviderFields(
            provider,
            (await desk.ContextAsync(cancellation)).Catalogue.InTaxonomy(TaxonomySlugs.ProviderKinds),
            await providers.AllAsync(cancellation),
            typed,
            findings,
            Math.Clamp(Rows, 0, MostRows),
            time.GetUtcNow()
        );
    }
}
