using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Proposals;

namespace Kreisblick.Web.Features.Offers.Ended;

/// <summary>One offer that has ended.</summary>
/// <param name="EndedOn">Day in Germany.</param>
/// <param name="ArchivedOn">Day in Germany; null: it is not in the archive.</param>
/// <param name="MergedInto">The offer that it is today, if duplicates were merged.</param>
/// <param name="Draft">The newest open proposal for it.</param>
internal sealed record EndedLine(
    Guid Offer,
    string Name,
    string Provider,
    EndReason Reason,
    DateOnly EndedOn,
    DateOnly? ArchivedOn,
    Guid? MergedInto,
    Guid? Draft,
    ProposalState? State
)
{
    public string Address => EditLinks.Record(Offer);

    /// <summary>A merge is taken back where it was made; what is under way goes on where it stands.</summary>
    public bool CanBeTakenUp => MergedInto is null && Draft is null;
}
