using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>
/// An offer as the public will see it: published in a transaction that is never committed, and read by the reader of
/// the public page. So the preview cannot show anything but what publishing would make of it.
/// </summary>
internal sealed class OfferPreview(KreisblickDb db, OfferIndex index)
{
    /// <returns>Null: something in it cannot be stored yet.</returns>
    public async Task<Service?> OfAsync(OfferDocument offer, ChangeContext change, CancellationToken cancellation)
    {
        if (
            DocumentCheck.Of(offer).Any(f => f.Level == FindingLevel.Error)
            || (await new ReferenceCheck(db).OfAsync(offer, cancellation)).Count > 0
        )
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            await new Publication(db).ApplyAsync([new PublicationItem(offer)], change, cancellation);
            return await db.Set<Service>()
                .AsNoTracking()
                .Where(s => s.Id == offer.Id)
                .WithDetails()
                .FirstOrDefaultAsync(cancellation);
        }
        finally
        {
            await transaction.RollbackAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
        }
    }

    public ValueTask<OfferSnapshot> SnapshotAsync(CancellationToken cancellation) => index.GetAsync(cancellation);
}
