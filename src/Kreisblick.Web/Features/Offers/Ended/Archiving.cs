using Kreisblick.Web.Features.Offers.Api;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Ended;

/// <summary>
/// Takes offers into the archive that ended as long ago as the interface remembers them (contract "Verification
/// workflow"). Nothing is removed: who looks for them in the archive may still take them up again.
/// </summary>
internal sealed class Archiving(KreisblickDb db, TimeProvider time)
{
    public const string JobKind = "offers.archive";
    private const int AtOnce = 200;

    /// <returns>How many offers were archived.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        for (var archived = 0; ; )
        {
            var count = await ArchiveAsync(time.GetUtcNow(), cancellation);
            db.ChangeTracker.Clear();
            archived += count;
            if (count < AtOnce)
                return archived;
        }
    }

    private async Task<int> ArchiveAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var change = new ChangeContext(ChangeContext.Job, "Seit 24 Monaten beendet", now, "job");
        var visible = new VisibleOffers(IncludesEnded: true, now.AddMonths(-VisibleOffers.MonthsAfterEnd));
        var due = await visible
            .Gone(db)
            .Where(s => s.ArchivedAt == null)
            .OrderBy(s => s.Id)
            .Select(s => s.Id)
            .Take(AtOnce)
            .ToListAsync(cancellation);
        await db.Set<Service>()
            .Where(s => EF.Parameter(due).Contains(s.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ArchivedAt, now), cancellation);
        foreach (var offer in due)
            db.Audit(change, "offers", "archived", "offer", offer.ToString());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return due.Count;
    }
}
