using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Platform.Auditing;

/// <summary>The database refuses what the program never does.</summary>
public sealed class AuditAppendOnlyTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task No_column_of_a_row_can_be_changed_and_no_row_removed(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await AuditRows.WriteAsync(database, 3, Cancel);
        await using var db = database.Context();
        foreach (var property in db.Model.FindEntityType(typeof(AuditEvent))!.GetProperties())
        {
            var value = (property.Name, kind) switch
            {
                (nameof(AuditEvent.When), DatabaseKind.Postgres) => "now()",
                (nameof(AuditEvent.Id), DatabaseKind.Postgres) => "gen_random_uuid()",
                (nameof(AuditEvent.Number) or nameof(AuditEvent.KeyYear) or nameof(AuditEvent.When), _) => "77",
                _ => "'anders'",
            };
            await AuditRows.RefusedAsync(
                database,
                $"UPDATE platform_audit_events SET {property.GetColumnName()} = {value} WHERE number = 2"
            );
        }
        await AuditRows.RefusedAsync(database, "DELETE FROM platform_audit_events WHERE number = 3");
        await AuditRows.RefusedAsync(
            database,
            "UPDATE platform_audit_events SET who = NULL, why = '' WHERE number = 2"
        );
        Assert.Equal(3, Assert.IsType<AuditFinding.Intact>(await AuditRows.VerifyAsync(database, Cancel)).Rows);
    }

    [Theory, EachDatabase]
    public async Task End_and_keys_only_grow(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await AuditRows.WriteAsync(database, 3, Cancel);
        foreach (
            var sql in new[]
            {
                "UPDATE platform_audit_head SET number = 2",
                "UPDATE platform_audit_head SET hash = 'x'",
                "UPDATE platform_audit_head SET id = 2",
                "DELETE FROM platform_audit_head",
                "UPDATE platform_audit_keys SET year = 1999",
                "DELETE FROM platform_audit_keys",
            }
        )
            await AuditRows.RefusedAsync(database, sql);
    }

    [Fact]
    public async Task Sqlite_refuses_to_replace_a_row()
    {
        var database = await databases.FreshAsync(DatabaseKind.Sqlite);
        await AuditRows.WriteAsync(database, 3, Cancel);
        await AuditRows.RefusedAsync(
            database,
            """
            INSERT OR REPLACE INTO platform_audit_events
            SELECT * FROM platform_audit_events WHERE number = 2
            """
        );
        await AuditRows.RefusedAsync(
            database,
            "UPDATE OR REPLACE platform_audit_events SET number = 3 WHERE number = 2"
        );
    }

    [Fact]
    public async Task Postgres_refuses_to_empty_the_tables()
    {
        Requirement.Need(Requirement.Postgres, PostgresCluster.IsThere, PostgresCluster.Missing);
        var database = await databases.FreshAsync(DatabaseKind.Postgres);
        await AuditRows.WriteAsync(database, 1, Cancel);
        foreach (var table in new[] { "events", "head", "keys" })
            await AuditRows.RefusedAsync(database, $"TRUNCATE platform_audit_{table}");
    }
}
