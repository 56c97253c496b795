using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Proposals;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary><c>/verwaltung/angebote/entwurf/{id}</c>: the steps of the form with their state, and what to decide.</summary>
internal sealed class DraftModel(DraftDesk desk, AccountDirectory accounts) : OfferPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "feld")]
    public string? Field { get; set; }

    /// <summary>Number of the other value; empty: what the document has stays.</summary>
    [BindProperty(Name = "wahl")]
    public string? Choice { get; set; }

    public Draft Draft { get; private set; } = null!;
    public OpenChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostWaehlenAsync(CancellationToken cancellation)
    {
        int? other = int.TryParse(Choice, out var number) && number >= 0 ? number : null;
        return await desk.ChooseAsync(Id, Field ?? "", other, cancellation) switch
        {
            SaveOutcome.Saved => See(EditLinks.Draft(Id)),
            SaveOutcome.Refused { Refusal.Kind: RefusalKind.Unknown } => NotFound(),
            SaveOutcome.Refused refused => await SayAsync(refused.Refusal, cancellation),
            _ => NotFound(),
        };
    }

    public async Task<IActionResult> OnPostZurueckziehenAsync(CancellationToken cancellation) =>
        await desk.WithdrawAsync(Id, cancellation) switch
        {
            StepOutcome.Done => See(EditLinks.List + "?fertig=zurueckgezogen"),
            StepOutcome.Refused { Refusal.Kind: not RefusalKind.Unknown } refused => await SayAsync(
                refused.Refusal,
                cancellation
            ),
            _ => NotFound(),
        };

    /// <summary>The state of a step in one word.</summary>
    public string StateOf(EditStep step) =>
        Draft.Findings.Any(f => step.Owns(f.Path) && f.Level == FindingLevel.Error) ? "Fehler"
        : Draft.Findings.Any(f => step.Owns(f.Path) && f.Level == FindingLevel.Missing) ? "fehlt noch etwas"
        : Draft.Wishes.Any(w => step.Owns(w.Path)) ? "bitte ändern"
        : step.IsFilled(Draft.Offer) ? "ausgefüllt"
        : "leer, freiwillig";

    private async Task<IActionResult> SayAsync(Refusal refusal, CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Again("entscheiden", refusal.Message) : NotFound();

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(Id, cancellation) is not { } draft)
            return false;
        Draft = draft;
        Choices = new OpenChoices(
            draft,
            await desk.WordsAsync(cancellation),
            await accounts.NamesAsync(draft.Collisions.Select(c => c.Who), cancellation)
        );
        Name(draft.Offer.Title, ("Angebote", EditLinks.List));
        return true;
    }
}
