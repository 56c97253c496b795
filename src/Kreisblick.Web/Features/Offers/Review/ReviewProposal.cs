using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Features.Offers.Review;

/// <summary>An editor takes a proposal to read it, gives it back with reasons, or refuses it.</summary>
internal sealed class ReviewProposal(KreisblickDb db, ProposalMail mail)
{
    private readonly ProposalSteps steps = new(db);

    /// <summary>Also takes over from a colleague, who may have gone home.</summary>
    public Task<StepOutcome> TakeAsync(
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
            "review-taken",
            proposal =>
            {
                if (!actor.MayReview)
                    return Refusal.NotAllowed("Vorschläge prüft die Redaktion.");
                if (proposal.State is not (ProposalState.Submitted or ProposalState.InReview))
                    return Refusal.WrongState(proposal.State);
                proposal.Take(change.Who, change.When);
                return null;
            },
            cancellation
        );

    /// <param name="id">The proposal.</param>
    /// <param name="revision">The one that was read.</param>
    /// <param name="verdicts">Per field; what is given back needs a reason.</param>
    /// <param name="reason">For the whole; may be left out where fields have reasons.</param>
    /// <param name="actor">What the person may do.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<StepOutcome> ReturnAsync(
        Guid id,
        int revision,
        IReadOnlyList<FieldVerdict> verdicts,
        string? reason,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        DecideAsync(
            id,
            revision,
            actor,
            change,
            "returned",
            proposal =>
            {
                if (verdicts.Any(v => !v.Accepted && string.IsNullOrWhiteSpace(v.Reason)))
                    return Refusal.NotAllowed("Geben Sie zu jedem zurückgegebenen Feld einen Grund an.");
                if (string.IsNullOrWhiteSpace(reason) && verdicts.All(v => v.Accepted))
                    return Refusal.NotAllowed("Geben Sie an, was geändert werden soll.");
                proposal.Return(verdicts, reason, change.When);
                return null;
            },
            cancellation
        );

    public Task<StepOutcome> RefuseAsync(
        Guid id,
        int revision,
        string reason,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        DecideAsync(
            id,
            revision,
            actor,
            change,
            "refused",
            proposal =>
            {
                if (string.IsNullOrWhiteSpace(reason))
                    return Refusal.NotAllowed("Geben Sie den Grund der Ablehnung an.");
                proposal.Refuse(reason, change.When);
                return null;
            },
            cancellation
        );

    /// <summary>Who decides has read exactly this revision.</summary>
    private Task<StepOutcome> DecideAsync(
        Guid id,
        int revision,
        OfferActor actor,
        ChangeContext change,
        string action,
        Func<Proposal, Refusal?> decide,
        CancellationToken cancellation
    ) =>
        steps.TakeAsync(
            id,
            revision,
            actor,
            change,
            action,
            proposal => ReviewRules.MayDecide(proposal, actor, change) ?? decide(proposal),
            cancellation,
            proposal => mail.DecidedAsync(proposal, change, cancellation)
        );
}
