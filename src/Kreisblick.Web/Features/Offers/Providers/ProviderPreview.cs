using Kreisblick.Web.Features.Offers.Browse;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary>
/// A provider as the public will see it: published in a transaction that is never committed, and read by the reader of
/// the public page.
/// </summary>
internal sealed class ProviderPreview(KreisblickDb db, ProviderReader reader)
{
    /// <returns>Null: something in it cannot be stored yet.</returns>
    public async Task<FoundProvider?> OfAsync(
        ProviderDocument provider,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (
            DocumentCheck.Of(provider).HasErrors()
            || (await new ReferenceCheck(db).OfAsync(provider, cancellation)).Count > 0
        )
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            await new Publication(db).ApplyAsync([new PublicationItem(provider)], change, cancellation);
            var id = await db.Set<Organization>()
                .Where(o => o.Id == provider.Id)
                .Select(o => o.PublicId)
                .SingleAsync(cancellation);
            return await reader.FindAsync(id, cancellation);
        }
        finally
        {
            await transaction.RollbackAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
        }
    }
}
