using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Platform.Retention;

/// <summary>
/// Works off the rules once a day. Each is a step of its own: what one removed and the row that says so are stored
/// together, and a step that fails is tried again with the job. The trail says how many, never what.
/// </summary>
internal sealed class RetentionRun(
    KreisblickDb db,
    IServiceProvider services,
    IEnumerable<RetentionRule> rules,
    TimeProvider time
)
{
    public const string JobKind = "platform.retention";

    /// <summary>Kind of object in the audit trail; its id is the rule's code.</summary>
    public const string ObjectKind = "retention";

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var rule in rules)
            await RunAsync(rule, cancellation);
    }

    /// <returns>How many rows were removed.</returns>
    public async Task<int> RunAsync(RetentionRule rule, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var removed = await rule.RemoveAsync(services, now, cancellation);
        if (removed == 0)
            return 0;
        var change = new ChangeContext("retention", $"Frist abgelaufen: {rule.German}", now, "job");
        db.Audit(change, "platform", "removed", ObjectKind, rule.Code, new { removed });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return removed;
    }
}
