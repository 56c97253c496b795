using Kreisblick.Web.Features.Offers.Duplicates;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>A published offer.</summary>
/// <param name="MergedInto">The offer that it became when duplicates were merged; null: none.</param>
/// <param name="Upkeep">Of one that has not ended.</param>
internal sealed record OfferRecord(Service Offer, (Guid Id, string Name)? MergedInto, UpkeepState Upkeep);

/// <summary>Reads one published offer for the people who keep it.</summary>
internal sealed class RecordReader(KreisblickDb db, TimeProvider time)
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
        return new OfferRecord(
            offer,
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
}
