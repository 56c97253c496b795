using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Review;

/// <summary>
/// What comes by itself: approved proposals on their day, and the end of offers that were announced to end. It asks the
/// tables what is due, so that it may run twice or late.
/// </summary>
internal sealed class DueWork(KreisblickDb db, PublishProposal publish, TimeProvider time)
{
    public const string JobKind = "offers.due";

    public static Task RunAsync(IServiceProvider services, string payload, CancellationToken cancellation) =>
        services.GetRequiredService<DueWork>().RunAsync(cancellation);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var due = await db.Set<Proposal>()
            .Where(p => p.State == ProposalState.Scheduled && p.PublishAt <= now)
            .OrderBy(p => p.PublishAt)
            .Select(p => p.Id)
            .ToListAsync(cancellation);
        foreach (var id in due)
        {
            await publish.PublishDueAsync(id, Change("Zum festgelegten Termin veröffentlicht", now), cancellation);
            db.ChangeTracker.Clear();
        }
        var today = BerlinTime.DateOf(now);
        var ended = await db.Set<Service>()
            .Where(s => s.EndsOn < today)
            .Where(s => s.Status == ServiceStatus.Active || s.Status == ServiceStatus.TemporarilyClosed)
            .Select(s => s.Id)
            .ToListAsync(cancellation);
        foreach (var id in ended)
        {
            await EndAsync(id, Change("Der letzte Tag des Angebots ist vorbei", now), cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private async Task EndAsync(Guid offer, ChangeContext change, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (
            await DocumentReader.OfferAsync(db, offer, cancellation) is not { HasEnded: false } document
            || document.EndsOn >= BerlinTime.DateOf(change.When)
        )
            return;
        await new Publication(db).ApplyAsync(
            [new PublicationItem(document with { Status = ServiceStatus.Inactive })],
            change,
            cancellation
        );
        await transaction.CommitAsync(cancellation);
    }

    private static ChangeContext Change(string why, DateTimeOffset now) => new(ChangeContext.Job, why, now, "job");
}
