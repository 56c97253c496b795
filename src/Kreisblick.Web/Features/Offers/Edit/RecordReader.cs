using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Duplicates;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>A published offer with what is under way and what was before.</summary>
/// <param name="Versions">Newest first; empty while it is as it was first loaded.</param>
/// <param name="Upkeep">Of one that has not ended.</param>
/// <param name="MergedInto">The offer that it became when duplicates were merged; null: none.</param>
internal sealed record OfferRecord(
    Service Offer,
    IReadOnlyList<Proposal> Open,
    IReadOnlyList<VersionLine> Versions,
    (Guid Id, string Name)? MergedInto,
    UpkeepState Upkeep
)
{
    public int Newest => Versions.Select(v => v.Number).FirstOrDefault();
}

/// <summary>Reads one published offer for the people who keep it.</summary>
internal sealed class RecordReader(KreisblickDb db, VersionReader versions, TimeProvider time)
{
    /// <returns>Null: there is none, or it belongs to somebody else.</returns>
    public async Task<OfferRecord?> FindAsync(Guid id, OfferActor actor, CancellationToken cancellation)
    {
        var offer = await db.Set<Service>()
            .AsNoTracking()
            .Include(s => s.Organization)
            .Include(s => s.Attributes)
            .SingleOrDefaultAsync(s => s.Id == id, cancellation);
        if (offer is null || !actor.MayEdit(offer.OrganizationId))
            return null;
        var proposals = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.Kind == RecordKind.Offer && p.RecordId == id)
            .Where(p =>
                p.State != ProposalState.Published
                && p.State != ProposalState.Refused
                && p.State != ProposalState.Withdrawn
            )
            .OrderByDescending(p => p.ChangedAt)
            .ToListAsync(cancellation);
        return new OfferRecord(
            offer,
            proposals,
            await versions.ListAsync(RecordKind.Offer, id, cancellation),
            await MergedIntoAsync(id, cancellation),
            UpkeepState.Of(
                await UpkeepFacts.Of(db.Set<Service>().Where(s => s.Id == id)).SingleAsync(cancellation),
                await UpkeepRules.LoadAsync(db, cancellation),
                BerlinTime.Today(time)
            )
        );
    }

    private async Task<(Guid Id, string Name)?> MergedIntoAsync(Guid ended, CancellationToken cancellation)
    {
        if (await MergedOffer.TodayAsync(db, ended, cancellation) is not { } today)
            return null;
        return (today, await db.Set<Service>().Where(s => s.Id == today).Select(s => s.Name).SingleAsync(cancellation));
    }

    /// <summary>A version and the one before it, as the person may see them.</summary>
    public async Task<(RecordDocument? Before, RecordDocument After)?> VersionsAsync(
        RecordKind kind,
        Guid id,
        int number,
        OfferActor actor,
        CancellationToken cancellation
    ) =>
        await versions.FindAsync(kind, id, number, cancellation) is { } after
            ? ((await versions.FindAsync(kind, id, number - 1, cancellation))?.ShownTo(actor), after.ShownTo(actor))
            : null;
}
