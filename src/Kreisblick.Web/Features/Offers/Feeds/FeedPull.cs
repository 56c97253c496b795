using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Features.Offers.Staging;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Feeds;

/// <summary>
/// Brings what a foreign directory has into staging, where people choose; published is nothing. What is the same as the
/// last time makes no work for anybody.
/// </summary>
internal sealed class FeedPull(
    KreisblickDb db,
    FeedClient client,
    FileStore files,
    JobQueue jobs,
    CatalogueSource catalogues,
    TimeProvider time
)
{
    public const string Kind = "offers.feed";
    public const string DueKind = "offers.feeds-due";

    /// <summary>Foreign hosts may be slow; nothing else waits for them.</summary>
    public const string Lane = "feeds";

    /// <summary>Clocks differ, and what was published while we read must not be missed.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    public static Task RunAsync(IServiceProvider services, string payload, CancellationToken cancellation) =>
        services
            .GetRequiredService<FeedPull>()
            .RunAsync(JsonSerializer.Deserialize<Guid>(payload, JsonSerializerOptions.Web), cancellation);

    /// <summary>Puts those on the list of work whose time has come.</summary>
    public async Task ScheduleAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var feed in await db.Set<Feed>().Where(f => f.DueAt <= now).ToListAsync(cancellation))
        {
            feed.Schedule(now);
            jobs.Add(Kind, feed.Id);
        }
        await db.SaveChangesAsync(cancellation);
    }

    private async Task RunAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Feed>().SingleOrDefaultAsync(f => f.Id == id, cancellation) is not { } feed)
            return;
        var now = time.GetUtcNow();
        var change = new ChangeContext(ChangeContext.Job, $"Abruf des Verzeichnisses „{feed.Name}“", now, "job");
        var address = feed.Address;
        try
        {
            var objects = await client.ReadAsync(
                new Uri(feed.Address.Value),
                feed.WantsAll ? null : await SinceAsync(feed, cancellation),
                cancellation
            );
            // Reading takes its time; meanwhile somebody may have changed the directory or taken it away.
            await db.Entry(feed).ReloadAsync(cancellation);
            if (db.Entry(feed).State == EntityState.Detached || feed.Address != address)
                return;
            await StageAsync(feed, objects, change, cancellation);
        }
        catch (UnreadableFeedException e)
        {
            await db.Entry(feed).ReloadAsync(cancellation);
            if (db.Entry(feed).State == EntityState.Detached || feed.Address != address)
                return;
            feed.Fail(e.Message, now);
            db.Audit(change, "offers", "feed-failed", Feed.AuditKind, feed.Id.ToString());
            await db.SaveChangesAsync(cancellation);
        }
    }

    private async Task StageAsync(
        Feed feed,
        IReadOnlyList<JsonObject> objects,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var terms = await db.Set<FeedTerm>().Where(t => t.FeedId == feed.Id).ToListAsync(cancellation);
        var translation = new FeedTranslation(
            feed.Id,
            await catalogues.GetAsync(cancellation),
            terms.Where(t => t.TermId != null).ToDictionary(t => t.Key, t => t.TermId!.Value, StringComparer.Ordinal)
        );
        using var lines = new MemoryStream();
        foreach (var item in objects)
        {
            translation.Apply(item);
            lines.Write(Encoding.UTF8.GetBytes(item.ToJsonString()));
            lines.WriteByte((byte)'\n');
        }
        foreach (var (key, (name, count)) in translation.Foreign)
        {
            if (terms.Find(t => t.Key == key) is not { } term)
                db.Add(term = new FeedTerm(feed.Id, key, name));
            term.Counted(count);
        }
        lines.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(lines, cancellation));
        if (objects.Count > 0 && hash != feed.Hash)
        {
            await ReplaceAsync(feed, change, cancellation);
            lines.Position = 0;
            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"{Slug.From(feed.Name)}-{change.When:yyyy-MM-dd}.ndjson"
            );
            if (
                await files.KeepAsync(lines, name, HsdsFile.MaxBytes, cancellation)
                is not StoreOutcome.Kept { File: var file }
            )
                throw new UnreadableFeedException("Das Verzeichnis ist größer als 100 MB.");
            var run = new ImportRun(file, $"Verzeichnis „{feed.Name}“", change, feed.Id);
            db.Add(run);
            jobs.Add(ImportJob.Kind, run.Id);
            db.Audit(change, "offers", "import-received", ImportRun.AuditKind, run.Id.ToString());
        }
        feed.Succeed(hash, change.When);
        db.Audit(change, "offers", "feed-read", Feed.AuditKind, feed.Id.ToString(), new { entries = objects.Count });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>What waits for a choice is out of date now.</summary>
    private async Task ReplaceAsync(Feed feed, ChangeContext change, CancellationToken cancellation)
    {
        foreach (
            var old in await db.Set<ImportRun>()
                .Where(r => r.FeedId == feed.Id && r.State == ImportRunState.Staged)
                .ToListAsync(cancellation)
        )
        {
            old.Discard(change);
            db.Audit(change, "offers", "import-discarded", ImportRun.AuditKind, old.Id.ToString());
        }
    }

    /// <returns>When what was taken over last was read; null: nothing was, so all is asked for.</returns>
    private async Task<DateTimeOffset?> SinceAsync(Feed feed, CancellationToken cancellation)
    {
        var last = await db.Set<ImportRun>()
            .Where(r => r.FeedId == feed.Id)
            .Where(r => r.State != ImportRunState.Undone && r.State != ImportRunState.Discarded)
            .OrderByDescending(r => r.ReadAt)
            .FirstOrDefaultAsync(cancellation);
        return last is { AppliedAt: not null } ? last.ReadAt - Overlap : null;
    }
}
