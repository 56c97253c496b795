using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Review;

/// <summary>What became of one of many.</summary>
/// <param name="Problem">Null: done.</param>
internal sealed record BulkLine(Guid Proposal, string Title, string? Problem);

/// <summary>
/// Decides about many proposals at once, each for itself: one that cannot be published keeps none of the others. New
/// providers come first, because their offers need them.
/// </summary>
internal sealed class BulkReview(KreisblickDb db, ReviewProposal review, PublishProposal publish)
{
    /// <param name="chosen">Proposals with the revision that the list showed.</param>
    /// <param name="confirmed">Set where the editor also confirms the whole records.</param>
    /// <param name="actor">What the person may do.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="cancellation">Ends the work; what is published by then stays.</param>
    public Task<IReadOnlyList<BulkLine>> PublishAsync(
        IReadOnlyDictionary<Guid, int> chosen,
        Assurance? confirmed,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        EachAsync(
            chosen,
            actor,
            change,
            async (id, revision) =>
                await publish.PublishAsync(id, revision, confirmed, actor, change, cancellation) switch
                {
                    PublishOutcome.Refused { Refusal: var refusal } => Words(refusal),
                    PublishOutcome.Collided => Refusal.OpenCollisions.Message,
                    _ => null,
                },
            cancellation
        );

    public Task<IReadOnlyList<BulkLine>> ReturnAsync(
        IReadOnlyDictionary<Guid, int> chosen,
        string reason,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        EachAsync(
            chosen,
            actor,
            change,
            async (id, revision) =>
                await review.ReturnAsync(id, revision, [], reason, actor, change, cancellation)
                    is StepOutcome.Refused { Refusal: var refusal }
                    ? Words(refusal)
                    : null,
            cancellation
        );

    private async Task<IReadOnlyList<BulkLine>> EachAsync(
        IReadOnlyDictionary<Guid, int> chosen,
        OfferActor actor,
        ChangeContext change,
        Func<Guid, int, Task<string?>> decide,
        CancellationToken cancellation
    )
    {
        Guid[] ids = [.. chosen.Keys];
        var found = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.Id))
            .OrderByDescending(p => p.Kind == RecordKind.Provider)
            .ThenBy(p => p.SubmittedAt)
            .Select(p => new { p.Id, p.Title })
            .ToListAsync(cancellation);
        var lines = new List<BulkLine>();
        foreach (var proposal in found)
        {
            var problem = await review.TakeAsync(proposal.Id, chosen[proposal.Id], actor, change, cancellation) switch
            {
                StepOutcome.Done taken => await decide(proposal.Id, taken.Revision),
                StepOutcome.Refused { Refusal: var refusal } => Words(refusal),
                _ => null,
            };
            lines.Add(new BulkLine(proposal.Id, proposal.Title, problem));
            db.ChangeTracker.Clear();
        }
        return lines;
    }

    private static string Words(Refusal refusal) =>
        string.Join(
            " ",
            refusal.Findings.Select(f => f.Message).Distinct(StringComparer.Ordinal).Prepend(refusal.Message)
        );
}
