using Kreisblick.Web.Features.Offers.Browse;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Proposals;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary><c>…/pruefen</c>: what the public will see, what is missing, and the button that hands it in.</summary>
internal sealed class ProviderSummaryModel(ProviderDesk providers, DraftDesk desk, ProviderPreview preview) : OfferPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "stand")]
    public int Revision { get; set; }

    public Draft Draft { get; private set; } = null!;

    /// <summary>Null: something in it cannot be stored yet.</summary>
    public FoundProvider? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await providers.FindAsync(Id, cancellation) is null)
            return NotFound();
        var outcome = await desk.SubmitAsync(Id, Revision, cancellation);
        if (outcome is StepOutcome.Done)
            return See(ProviderLinks.Draft(Id) + "?fertig=gesendet");
        if (!await ShowAsync(cancellation) || outcome is not StepOutcome.Refused { Refusal: var refusal })
            return NotFound();
        return Again("senden", refusal.Message);
    }

    /// <summary>Where a finding can be mended.</summary>
    public string MendAt(DocumentFinding finding) => $"{ProviderLinks.Draft(Id)}?pruefen=true#{finding.Path}";

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await providers.FindAsync(Id, cancellation) is not { } draft)
            return false;
        Draft = draft;
        Revision = draft.Proposal.Revision;
        Name("Prüfen und senden", ("Träger", ProviderLinks.List), (draft.Document.Title, ProviderLinks.Draft(Id)));
        Preview = await preview.OfAsync((ProviderDocument)draft.Document, desk.Change("Vorschau"), cancellation);
        return true;
    }
}
