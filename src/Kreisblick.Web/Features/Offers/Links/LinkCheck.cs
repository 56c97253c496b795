using System.Diagnostics;
using System.Security.Cryptography;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Links;

/// <summary>
/// Looks at every web address of the directory once a week, and on the next days again where it does not work. Each
/// look is stored by itself: a stop loses nothing and asks nobody twice.
/// </summary>
internal sealed class LinkCheck(KreisblickDb db, LinkUses uses, LinkProbe probe, TimeProvider time)
{
    public const string Kind = "offers.links";

    /// <summary>Foreign hosts may be slow; nothing else waits for them.</summary>
    public const string Lane = "links";
    private const int MostAtOnce = 1_000;
    private static readonly string[] MadeUp = [".example", ".invalid", ".test"];

    /// <summary>The job comes back each hour; what is left then goes on.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(40);
    private static readonly TimeSpan Jitter = TimeSpan.FromHours(6);

    /// <returns>How many addresses were looked at.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await CollectAsync(cancellation);
        var now = time.GetUtcNow();
        var due = await db.Set<CheckedLink>()
            .Where(l => l.DueAt <= now)
            .OrderBy(l => l.DueAt)
            .Select(l => l.Id)
            .Take(MostAtOnce)
            .ToListAsync(cancellation);
        var watch = Stopwatch.StartNew();
        var looked = 0;
        foreach (var id in due)
        {
            if (watch.Elapsed > Longest)
                break;
            await LookAsync(id, cancellation);
            looked++;
        }
        return looked;
    }

    /// <summary>What the directory names now; what it no longer names is forgotten.</summary>
    private async Task CollectAsync(CancellationToken cancellation)
    {
        var named = (await uses.AllAsync(cancellation))
            .Where(u => !IsMadeUp(u.Address))
            .GroupBy(u => u.Address)
            .ToDictionary(g => g.Key, g => g.Any(u => u.IsProtected));
        foreach (var link in await db.Set<CheckedLink>().ToListAsync(cancellation))
            if (named.Remove(link.Address, out var isProtected))
                link.Protect(isProtected);
            else
                db.Remove(link);
        var now = time.GetUtcNow();
        foreach (var (address, isProtected) in named)
            db.Add(new CheckedLink(address, isProtected, now));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Names that are reserved for examples and tests (RFC 2606) exist nowhere.</summary>
    private static bool IsMadeUp(WebAddress address)
    {
        var host = new Uri(address.Value).IdnHost;
        return Array.Exists(MadeUp, m => host.EndsWith(m, StringComparison.OrdinalIgnoreCase));
    }

    private async Task LookAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<CheckedLink>().SingleOrDefaultAsync(l => l.Id == id, cancellation) is not { } link)
            return;
        var finding = await probe.LookAsync(link.Address, cancellation);
        var wasBroken = link.State == LinkState.Broken;
        var now = time.GetUtcNow();
        link.Note(
            finding,
            BerlinTime.DateOf(now),
            now,
            TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32((int)Jitter.TotalSeconds))
        );
        if (wasBroken != (link.State == LinkState.Broken))
        {
            // Public pages say that a link does not work.
            db.Changed(OfferIndex.Counter);
            db.Audit(
                new ChangeContext(ChangeContext.Job, "Wöchentliche Prüfung der Links", now, "job"),
                "offers",
                wasBroken ? "link-mended" : "link-broken",
                CheckedLink.AuditKind,
                link.Id.ToString()
            );
        }
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Those of the addresses that do not work, for the pages that show them.</summary>
    public static async Task<IReadOnlySet<WebAddress>> BrokenAsync(
        KreisblickDb db,
        IEnumerable<WebAddress> addresses,
        CancellationToken cancellation
    )
    {
        WebAddress[] asked = [.. addresses.Distinct()];
        return asked.Length == 0
            ? new HashSet<WebAddress>()
            : await db.Set<CheckedLink>()
                .Where(l => l.State == LinkState.Broken && EF.Parameter(asked).Contains(l.Address))
                .Select(l => l.Address)
                .ToHashSetAsync(cancellation);
    }
}
