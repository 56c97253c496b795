namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>What became of one step of a proposal.</summary>
internal abstract record StepOutcome
{
    private StepOutcome() { }

    public sealed record Done(Guid Proposal, int Revision, ProposalState State) : StepOutcome;

    public sealed record Refused(Refusal Refusal) : StepOutcome;
}
