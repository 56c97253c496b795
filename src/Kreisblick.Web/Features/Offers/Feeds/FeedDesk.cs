using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Staging;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Feeds;

/// <summary>A foreign directory in the list of all.</summary>
/// <param name="Waiting">The import that waits for a choice.</param>
internal sealed record FeedLine(Feed Feed, Guid? Waiting);

/// <summary>A foreign directory as its page shows it.</summary>
internal sealed record FeedView(Feed Feed, IReadOnlyList<ImportRun> Runs, IReadOnlyList<FeedTerm> Terms);

/// <summary>What people do with foreign directories: name them, ask them, say what their terms mean, take them away.</summary>
internal sealed class FeedDesk(KreisblickDb db, JobQueue jobs, CatalogueSource catalogues)
{
    public const int Most = 50;
    private const int MostRuns = 20;

    /// <summary>Those that want a person: something has come, or nothing came.</summary>
    public static IQueryable<Feed> Waiting(KreisblickDb db) =>
        db.Set<Feed>()
            .Where(f =>
                f.Failure != null || db.Set<ImportRun>().Any(r => r.FeedId == f.Id && r.State == ImportRunState.Staged)
            );

    public async Task<IReadOnlyList<FeedLine>> ListAsync(CancellationToken cancellation) =>
        await db.Set<Feed>()
            .AsNoTracking()
            .OrderBy(f => f.Name)
            .Select(f => new FeedLine(
                f,
                db.Set<ImportRun>()
                    .Where(r => r.FeedId == f.Id && r.State == ImportRunState.Staged)
                    .OrderByDescending(r => r.ReadAt)
                    .Select(r => (Guid?)r.Id)
                    .FirstOrDefault()
            ))
            .ToListAsync(cancellation);

    public async Task<FeedView?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Feed>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellation) is not { } feed)
            return null;
        var runs = await db.Set<ImportRun>()
            .AsNoTracking()
            .Where(r => r.FeedId == id)
            .OrderByDescending(r => r.ReadAt)
            .Take(MostRuns)
            .ToListAsync(cancellation);
        var terms = await db.Set<FeedTerm>().AsNoTracking().Where(t => t.FeedId == id).ToListAsync(cancellation);
        // What nobody has looked at stands first.
        return new FeedView(
            feed,
            runs,
            [
                .. terms
                    .OrderBy(t => t.TermId is not null)
                    .ThenByDescending(t => t.Count)
                    .ThenBy(t => t.Name, StringComparer.Ordinal),
            ]
        );
    }

    /// <returns>The directory, or the field and what is wrong with it.</returns>
    public async Task<(Guid? Id, string Field, string Message)> AddAsync(
        string? name,
        string? address,
        FeedRhythm rhythm,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var (web, field, message) = await CheckAsync(null, name, address, cancellation);
        if (web is null)
            return (null, field, message);
        if (await db.Set<Feed>().CountAsync(cancellation) >= Most)
            return (null, "name", $"Mehr als {Most} Verzeichnisse fragt das Portal nicht ab. Entfernen Sie eines.");
        var feed = new Feed(name!.Trim(), web.Value, rhythm, change);
        db.Add(feed);
        feed.Schedule(change.When);
        jobs.Add(FeedPull.Kind, feed.Id);
        db.Audit(change, "offers", "feed-added", Feed.AuditKind, feed.Id.ToString());
        await db.SaveChangesAsync(cancellation);
        return (feed.Id, "", "");
    }

    /// <returns>The field and what is wrong with it; null: it is set.</returns>
    public async Task<(string Field, string Message)?> SetAsync(
        Guid id,
        string? name,
        string? address,
        FeedRhythm rhythm,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var (web, field, message) = await CheckAsync(id, name, address, cancellation);
        if (web is null)
            return (field, message);
        var feed = await db.Set<Feed>().SingleAsync(f => f.Id == id, cancellation);
        feed.Set(name!.Trim(), web.Value, rhythm, change);
        db.Audit(change, "offers", "feed-set", Feed.AuditKind, id.ToString());
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Asks the directory for all it has, at once.</summary>
    public async Task AskAsync(Guid id, ChangeContext change, CancellationToken cancellation)
    {
        var feed = await db.Set<Feed>().SingleAsync(f => f.Id == id, cancellation);
        feed.Want();
        feed.Schedule(change.When);
        jobs.Add(FeedPull.Kind, id);
        db.Audit(change, "offers", "feed-asked", Feed.AuditKind, id.ToString());
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Says what foreign terms mean here; terms that are not named stay as they are.</summary>
    /// <param name="meanings">By the foreign term: the code of ours, or nothing where it is left out.</param>
    public async Task TranslateAsync(
        Guid id,
        IReadOnlyDictionary<Guid, string?> meanings,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var feed = await db.Set<Feed>().SingleAsync(f => f.Id == id, cancellation);
        var catalogue = await catalogues.GetAsync(cancellation);
        var changed = 0;
        foreach (var term in await db.Set<FeedTerm>().Where(t => t.FeedId == id).ToListAsync(cancellation))
        {
            if (!meanings.TryGetValue(term.Id, out var code))
                continue;
            var meaning = string.IsNullOrEmpty(code) ? null : catalogue.Find(code)?.Id;
            if (meaning == term.TermId)
                continue;
            term.Means(meaning);
            changed++;
        }
        if (changed == 0)
            return;
        feed.Relearn();
        db.Audit(change, "offers", "feed-translated", Feed.AuditKind, id.ToString(), new { terms = changed });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>What came from it stays.</summary>
    public async Task RemoveAsync(Guid id, ChangeContext change, CancellationToken cancellation)
    {
        db.Remove(await db.Set<Feed>().SingleAsync(f => f.Id == id, cancellation));
        db.Audit(change, "offers", "feed-removed", Feed.AuditKind, id.ToString());
        await db.SaveChangesAsync(cancellation);
    }

    /// <returns>The address as it is stored, or the field and what is wrong with it.</returns>
    private async Task<(WebAddress? Address, string Field, string Message)> CheckAsync(
        Guid? id,
        string? name,
        string? address,
        CancellationToken cancellation
    )
    {
        var called = name?.Trim() ?? "";
        if (called.Length is 0 or > Feed.LongestName)
            return (null, "name", $"Geben Sie dem Verzeichnis einen Namen mit höchstens {Feed.LongestName} Zeichen.");
        if (!WebAddress.TryParse(address ?? "", out var web, out var error))
            return (null, "adresse", error + ".");
        return await db.Set<Feed>().AnyAsync(f => f.Address == web && f.Id != id, cancellation)
            ? (null, "adresse", "Diese Adresse ist schon eingetragen.")
            : (web, "", "");
    }
}
