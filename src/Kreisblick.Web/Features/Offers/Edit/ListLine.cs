using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Review;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Features.Offers.Upkeep;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>One offer in the list of the people who keep it.</summary>
/// <param name="Offer">Null: it was never published.</param>
/// <param name="Light">Null: it has ended, or was never published.</param>
/// <param name="DueOn">When it has to be confirmed again; null: never was.</param>
/// <param name="Draft">The newest open proposal.</param>
/// <param name="Revision">Of that proposal, as it is shown.</param>
internal sealed record ListLine(
    Guid? Offer,
    string Name,
    string Provider,
    ServiceStatus? Status,
    Freshness? Light,
    DateOnly? DueOn,
    Guid? Draft,
    ProposalState? State,
    int? Revision
)
{
    /// <summary>Of its free places; null: it states none.</summary>
    public CapacityState? Capacity { get; init; }

    /// <summary>It falls due because its funding ends; only editors read that.</summary>
    public bool ForFunding { get; init; }

    public string Address => Offer is { } offer ? EditLinks.Record(offer) : EditLinks.Draft(Draft!.Value);

    public string StateWords =>
        State is { } state
            ? (Offer is null ? "neu, " : "Änderung: ") + state.German()
            : Status switch
            {
                ServiceStatus.TemporarilyClosed => "vorübergehend geschlossen",
                ServiceStatus.Inactive or ServiceStatus.Defunct => "beendet",
                _ => "veröffentlicht",
            };

    /// <summary>The proposal that an editor may decide about together with others; null: there is none to decide.</summary>
    public BulkChoice? Choice =>
        State is ProposalState.Submitted or ProposalState.InReview && Draft is { } id && Revision is { } revision
            ? new BulkChoice(id, revision)
            : null;
}
