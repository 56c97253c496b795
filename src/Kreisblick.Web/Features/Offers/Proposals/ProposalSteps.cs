using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>Takes a step of a proposal that changes no content: finds it, asks whether it may be, audits, saves.</summary>
internal sealed class ProposalSteps(KreisblickDb db)
{
    /// <param name="id">The proposal.</param>
    /// <param name="revision">The one that was read; null where it does not matter.</param>
    /// <param name="actor">What the person may do.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="action">For the audit trail.</param>
    /// <param name="step">Changes the proposal or says why not.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="tell">Writes to those who wait; stored with the step.</param>
    public async Task<StepOutcome> TakeAsync(
        Guid id,
        int? revision,
        OfferActor actor,
        ChangeContext change,
        string action,
        Func<Proposal, Refusal?> step,
        CancellationToken cancellation,
        Func<Proposal, Task>? tell = null
    )
    {
        if (await FindAsync(id, actor, cancellation) is not { } proposal)
            return new StepOutcome.Refused(Refusal.Unknown);
        if (revision is { } read && read != proposal.Revision)
            return new StepOutcome.Refused(Refusal.ChangedMeanwhile);
        if (step(proposal) is { } refusal)
            return new StepOutcome.Refused(refusal);
        if (tell is not null)
            await tell(proposal);
        db.Audit(change, "offers", action, "proposal", id.ToString(), new { proposal.RecordId });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new StepOutcome.Refused(Refusal.ChangedMeanwhile);
        }
        return new StepOutcome.Done(id, proposal.Revision, proposal.State);
    }

    /// <summary>The proposal, tracked; null where there is none or the person may not know of it.</summary>
    public async Task<Proposal?> FindAsync(Guid id, OfferActor actor, CancellationToken cancellation) =>
        await db.Set<Proposal>().SingleOrDefaultAsync(p => p.Id == id, cancellation) is { } proposal
        && IsVisible(proposal, actor)
            ? proposal
            : null;

    /// <summary>A provider sees the proposals for its own records, whoever wrote them; an editor sees all.</summary>
    public static bool IsVisible(Proposal proposal, OfferActor actor) =>
        actor.MayReview || actor.MayEdit(proposal.OwnerId);
}
