using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary>A published provider.</summary>
/// <param name="Offers">How many of its offers are public.</param>
internal sealed record ProviderRecord(Organization Provider, int Offers);

/// <summary>What the pages of providers read and write, as the person who is signed in.</summary>
internal sealed class ProviderDesk(KreisblickDb db, DraftDesk desk, StartProposal start, SaveProposal save)
{
    /// <summary>Null: there is none, or the person may not know of it.</summary>
    public async Task<Draft?> FindAsync(Guid id, CancellationToken cancellation) =>
        await desk.FindAnyAsync(id, cancellation) is { Document: ProviderDocument } draft ? draft : null;

    /// <returns>Null: there is none, or it is somebody else's.</returns>
    public async Task<ProviderRecord?> RecordAsync(Guid id, CancellationToken cancellation)
    {
        if (
            !desk.Actor.MayEdit(id)
            || await db.Set<Organization>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancellation)
                is not { } provider
        )
            return null;
        return new ProviderRecord(provider, await db.Published().CountAsync(s => s.OrganizationId == id, cancellation));
    }

    /// <summary>Published providers of the same name, however it is written.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> NamesakesAsync(
        string name,
        CancellationToken cancellation
    ) => [.. (await AllAsync(cancellation)).Where(o => GermanFolding.Fold(o.Name) == GermanFolding.Fold(name))];

    /// <summary>All published providers by name, to choose an umbrella organization.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> AllAsync(CancellationToken cancellation) =>
        [
            .. (await db.Set<Organization>().Select(o => new { o.Id, o.Name }).ToListAsync(cancellation))
                .OrderBy(o => o.Name, StringComparer.Create(EditModel.German, ignoreCase: true))
                .Select(o => (o.Id, o.Name)),
        ];

    public Task<StartOutcome> StartNewAsync(string name, CancellationToken cancellation) =>
        start.NewProviderAsync(name, desk.Actor, desk.Change("Neuer Träger"), cancellation);

    public Task<StartOutcome> StartAsync(Guid provider, CancellationToken cancellation) =>
        start.ForAsync(RecordKind.Provider, provider, desk.Actor, desk.Change("Änderung begonnen"), cancellation);

    public Task<SaveOutcome> SaveAsync(
        Guid id,
        int revision,
        Func<ProviderDocument, ProviderDocument> edit,
        CancellationToken cancellation
    ) =>
        save.SaveAsync(
            id,
            revision,
            document => edit((ProviderDocument)document),
            desk.Actor,
            desk.Change("Entwurf gespeichert"),
            cancellation
        );
}
