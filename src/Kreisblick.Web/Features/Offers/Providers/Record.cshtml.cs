using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Proposals;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary><c>/verwaltung/traeger/{id}</c>: a published provider: changes under way, versions.</summary>
internal sealed class ProviderRecordModel(
    ProviderDesk providers,
    DraftDesk desk,
    VersionReader versions,
    RestoreVersion restore,
    AccountDirectory accounts
) : RecordPage(desk, versions, restore, accounts)
{
    public ProviderRecord Found { get; private set; } = null!;

    protected override RecordKind Kind => RecordKind.Provider;
    protected override string Address => ProviderLinks.Record(Id);

    protected override async Task<string?> BeginAsync(CancellationToken cancellation) =>
        await providers.StartAsync(Id, cancellation) is StartOutcome.Started started
            ? ProviderLinks.Draft(started.Proposal)
            : null;

    protected override async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await providers.RecordAsync(Id, cancellation) is not { } found)
            return false;
        Found = found;
        Name(found.Provider.Name, ("Träger", ProviderLinks.List));
        return true;
    }
}
