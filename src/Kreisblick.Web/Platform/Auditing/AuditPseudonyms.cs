using System.Globalization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Auditing;

/// <summary>
/// Takes the persons out of old audit rows (security.md 7.3: 3 years with name, then pseudonym). What stays is the
/// digest that the hash was made over, so that the chain still holds; that names were taken is itself a row of the
/// chain, so that a name missing before its time is found.
/// </summary>
internal static class AuditPseudonyms
{
    public const string Action = "pseudonymised";
    public const string ObjectKind = "audit-log";

    /// <summary>So long the trail says who it was.</summary>
    public const int Years = 3;

    /// <returns>How many rows lost their person.</returns>
    public static async Task<int> TakeNamesAsync(
        KreisblickDb db,
        DateTimeOffset until,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        await using var own = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancellation)
            : null;
        var taken = await db.Set<AuditEvent>()
            .Where(e => e.When < until && e.Who != null && e.KeyYear != 0)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Who, (string?)null), cancellation);
        if (taken > 0)
        {
            db.Audit(change, "platform", Action, ObjectKind, Text(until), new { rows = taken });
            await db.SaveChangesAsync(cancellation);
        }
        await db.Set<AuditKey>()
            .Where(k => k.Year < until.UtcDateTime.Year)
            .Where(k => !db.Set<AuditEvent>().Any(e => e.KeyYear == k.Year && e.Who != null))
            .ExecuteDeleteAsync(cancellation);
        if (own is not null)
            await own.CommitAsync(cancellation);
        return taken;
    }

    /// <summary>Before this instant, persons were taken away in order; null: never yet.</summary>
    public static async Task<DateTimeOffset?> TakenUntilAsync(KreisblickDb db, CancellationToken cancellation)
    {
        var ends = await db.Set<AuditEvent>()
            .Where(e => e.ObjectKind == ObjectKind && e.Action == Action)
            .Select(e => e.ObjectId)
            .ToListAsync(cancellation);
        return ends.Select(Instant).Max();
    }

    /// <summary>How a reader tells persons apart whose name is gone.</summary>
    public static string Pseudonym(string digest) => digest.Length < 8 ? digest : digest[..8];

    private static string Text(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : null;
}
