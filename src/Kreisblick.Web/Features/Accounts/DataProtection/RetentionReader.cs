using System.Text.Json;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.DataProtection;

/// <summary>One rule with what it removed last.</summary>
/// <param name="Removed">How many rows; null: it has never had anything to remove.</param>
internal sealed record RetentionLine(string German, string After, DateTimeOffset? LastAt, int? Removed);

internal sealed class RetentionReader(KreisblickDb db, IServiceProvider services, IEnumerable<RetentionRule> rules)
{
    public async Task<IReadOnlyList<RetentionLine>> ReadAsync(CancellationToken cancellation)
    {
        var lines = new List<RetentionLine>();
        foreach (var rule in rules.OrderBy(r => r.German, StringComparer.Ordinal))
        {
            var last = await db.Set<AuditEvent>()
                .AsNoTracking()
                .Where(e => e.ObjectKind == RetentionRun.ObjectKind && e.ObjectId == rule.Code)
                .OrderByDescending(e => e.Number)
                .Select(e => new { e.When, e.Changes })
                .FirstOrDefaultAsync(cancellation);
            lines.Add(new RetentionLine(rule.German, rule.After(services), last?.When, Removed(last?.Changes)));
        }
        return lines;
    }

    /// <summary>When the daily run was done last; null: never yet.</summary>
    public Task<DateTimeOffset?> LastRunAsync(CancellationToken cancellation) =>
        db.Set<Job>().Where(j => j.Kind == RetentionRun.JobKind).MaxAsync(j => j.Finished, cancellation);

    private static int? Removed(string? changes)
    {
        if (changes is null)
            return null;
        using var document = JsonDocument.Parse(changes);
        return document.RootElement.GetProperty("removed").GetInt32();
    }
}
