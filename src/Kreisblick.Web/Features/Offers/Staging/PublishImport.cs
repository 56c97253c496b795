using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Features.Offers.Review;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>
/// Publishes what an import brought and what still waits, by the rules of the review: one proposal after the other,
/// each whole or not at all. A stop in between is gone on from.
/// </summary>
internal sealed class PublishImport(KreisblickDb db, BulkReview bulk)
{
    public async Task RunAsync(ImportRun run, ChangeContext change, CancellationToken cancellation)
    {
        var waiting = await db.Set<Proposal>()
            .Where(p =>
                p.BatchId == run.Id && (p.State == ProposalState.Submitted || p.State == ProposalState.InReview)
            )
            .Select(p => new { p.Id, p.Revision })
            .ToDictionaryAsync(p => p.Id, p => p.Revision, cancellation);
        var lines = await bulk.PublishAsync(
            waiting,
            run.Confirms ? new Assurance(BerlinTime.DateOf(change.When), null) : null,
            OfferActor.Editor,
            change,
            cancellation
        );
        var refused = lines.Where(l => l.Problem is not null).ToDictionary(l => l.Proposal, l => l.Problem);
        foreach (
            var row in await db.Set<StagedRow>()
                .Where(r => r.RunId == run.Id && r.ProposalId != null)
                .ToListAsync(cancellation)
        )
            if (
                refused.TryGetValue(row.ProposalId!.Value, out var problem) || waiting.ContainsKey(row.ProposalId.Value)
            )
                row.Say(problem);
        db.Attach(run);
        run.FinishPublishing();
        db.Audit(
            change,
            "offers",
            "import-published",
            ImportRun.AuditKind,
            run.Id.ToString(),
            new { rows = lines.Count - refused.Count }
        );
        await db.SaveChangesAsync(cancellation);
    }
}
