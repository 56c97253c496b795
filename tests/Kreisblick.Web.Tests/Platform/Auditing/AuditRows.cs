using System.Data.Common;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Platform.Auditing;

/// <summary>Writes and breaks audit rows as the tests of the chain need them.</summary>
internal static class AuditRows
{
    public static ChangeContext Change(string who = "konto-1", DateTimeOffset? when = null) =>
        new(who, "Neue Öffnungszeiten", when ?? FixedTime.WednesdayMorning, "web");

    public static async Task WriteAsync(TestDatabase database, int count, CancellationToken cancellation)
    {
        await using var db = database.Context();
        for (var i = 1; i <= count; i++)
        {
            db.Audit(Change($"konto-{i % 3}"), "offers", "published", "service", $"angebot-{i}", new { step = i });
            await db.SaveChangesAsync(cancellation);
        }
    }

    public static async Task<AuditFinding> VerifyAsync(
        TestDatabase database,
        CancellationToken cancellation,
        params KeptHead[] kept
    )
    {
        await using var db = database.Context();
        return await new AuditVerification(db).RunAsync(kept, cancellation);
    }

    /// <summary>As somebody who may do everything in the database.</summary>
    public static async Task TakeTriggersOffAsync(TestDatabase database)
    {
        if (database.Kind == DatabaseKind.Postgres)
        {
            foreach (var table in new[] { "events", "head", "keys" })
                await ExecuteAsync(database, $"ALTER TABLE platform_audit_{table} DISABLE TRIGGER USER");
            return;
        }
        foreach (
            var trigger in new[]
            {
                "events_update",
                "events_delete",
                "events_insert",
                "head_update",
                "head_delete",
                "keys_update",
                "keys_delete",
            }
        )
            await ExecuteAsync(database, $"DROP TRIGGER platform_audit_{trigger}");
    }

    public static async Task<int> ExecuteAsync(TestDatabase database, string sql)
    {
        await using var db = database.Context();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public static Task<DbException> RefusedAsync(TestDatabase database, string sql) =>
        Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(database, sql));
}
