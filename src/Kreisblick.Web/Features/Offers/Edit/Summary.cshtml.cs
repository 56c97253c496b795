using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Layout;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary><c>…/pruefen</c>: what the public will see, what is missing, and the button that hands it in.</summary>
internal sealed class SummaryModel(
    DraftDesk desk,
    OfferPreview preview,
    OfferReader reader,
    PageFrame frame,
    Texts texts,
    TimeProvider time
) : OfferPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "stand")]
    public int Revision { get; set; }

    public Draft Draft { get; private set; } = null!;

    /// <summary>Null: something in it cannot be stored yet.</summary>
    public OfferModel? Preview { get; private set; }

    public IEnumerable<DocumentFinding> Hints => Draft.Findings.Where(f => f.Level == FindingLevel.Hint);

    /// <summary>Only free fields are touched: sending publishes.</summary>
    public bool AtOnce { get; private set; }

    public IReadOnlyList<string> Reading { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var outcome = await desk.SubmitAsync(Id, Revision, cancellation);
        if (outcome is StepOutcome.Done)
            return See(EditLinks.Draft(Id) + "?fertig=gesendet");
        if (!await ShowAsync(cancellation) || outcome is not StepOutcome.Refused { Refusal: var refusal })
            return NotFound();
        return Again("senden", refusal.Message);
    }

    /// <summary>Where a finding can be mended.</summary>
    public string MendAt(DocumentFinding finding) =>
        $"{EditLinks.Step(Id, EditStep.Of(finding.Path))}?pruefen=true#{StepModel.Anchor(finding.Path)}";

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(Id, cancellation) is not { } draft)
            return false;
        Draft = draft;
        Revision = draft.Proposal.Revision;
        Name("Prüfen und senden", ("Angebote", EditLinks.List), (draft.Offer.Title, EditLinks.Draft(Id)));
        AtOnce = draft.IsWritable && await desk.GoesOutAtOnceAsync(draft, cancellation);
        if (draft.Offer.Description is { } text && Readability.Of(text).Advice is { } advice)
            Reading = [advice];
        if (await preview.OfAsync(draft.Offer, desk.Change("Vorschau"), cancellation) is not { } service)
            return true;
        Preview = new OfferModel(reader, frame, texts, time) { IsPreview = true };
        Preview.Show(service, await preview.SnapshotAsync(cancellation));
        return true;
    }
}
