using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>Hands a draft to the editors, or takes it back for good.</summary>
internal sealed class SubmitProposal(KreisblickDb db)
{
    private readonly ProposalSteps steps = new(db);

    public Task<StepOutcome> SubmitAsync(
        Guid id,
        int revision,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        steps.TakeAsync(
            id,
            revision,
            actor,
            change,
            "submitted",
            proposal =>
            {
                if (proposal.State is not (ProposalState.Draft or ProposalState.Returned))
                    return Refusal.WrongState(proposal.State);
                if (proposal.Collisions.Count > 0)
                    return Refusal.OpenCollisions;
                var findings = DocumentCheck.Of(proposal.Document);
                if (findings.Any(f => f.Level != FindingLevel.Hint))
                    return Refusal.NotReady(findings);
                proposal.Submit(change.When);
                return null;
            },
            cancellation
        );

    /// <summary>What was written stays in the archive of proposals; it can no longer be published.</summary>
    public Task<StepOutcome> WithdrawAsync(
        Guid id,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        steps.TakeAsync(
            id,
            null,
            actor,
            change,
            "withdrawn",
            proposal =>
            {
                if (!proposal.State.IsOpen())
                    return Refusal.WrongState(proposal.State);
                proposal.Withdraw(change.Why, change.When);
                return null;
            },
            cancellation
        );
}
