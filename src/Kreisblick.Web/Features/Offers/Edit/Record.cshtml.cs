using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary><c>/verwaltung/angebote/{id}</c>: a published offer: state, changes under way, versions.</summary>
internal sealed class RecordModel(
    RecordReader reader,
    CatalogueSource catalogues,
    DraftDesk desk,
    VersionReader versions,
    RestoreVersion restore,
    AccountDirectory accounts
) : RecordPage(desk, versions, restore, accounts)
{
    public OfferRecord Found { get; private set; } = null!;
    public string PublicPage { get; private set; } = "";

    /// <summary>Why it falls due on that day; the end of funding is planning.</summary>
    public bool ForFunding => Desk.Actor.SeesPlanning && Found.Upkeep.ForFunding;

    public bool HasEnded => Found.Offer.Status is ServiceStatus.Inactive or ServiceStatus.Defunct;

    protected override RecordKind Kind => RecordKind.Offer;
    protected override string Address => EditLinks.Record(Id);

    protected override async Task<string?> BeginAsync(CancellationToken cancellation) =>
        await Desk.StartAsync(Id, cancellation) is StartOutcome.Started started
            ? EditLinks.Draft(started.Proposal)
            : null;

    protected override async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await reader.FindAsync(Id, Desk.Actor, cancellation) is not { } found)
            return false;
        Found = found;
        PublicPage = OfferLinks.Offer(found.Offer, await catalogues.GetAsync(cancellation));
        Name(found.Offer.Name, ("Angebote", EditLinks.List));
        return true;
    }
}
