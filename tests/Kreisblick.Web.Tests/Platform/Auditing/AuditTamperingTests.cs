using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Platform.Auditing;

/// <summary>Bar 38: whoever may do everything in the database still cannot change the audit trail unseen.</summary>
public sealed class AuditTamperingTests(Databases databases) : IClassFixture<Databases>
{
    private const int Rows = 12;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // What is written into the column, as SQL over the row's old value.
    private static readonly Dictionary<string, string[]> Changes = new(StringComparer.Ordinal)
    {
        ["number"] = ["1000", "0", "-3"],
        ["key_year"] = ["key_year + 1", "0"],
        ["who"] = ["'konto-9'", "'import'", "NULL", "who || ' '"],
        ["who_digest"] = Hash("who_digest"),
        ["why"] = Text("why"),
        ["came_from"] = Text("came_from"),
        ["module"] = Text("module"),
        ["action"] = Text("action"),
        ["object_kind"] = Text("object_kind"),
        ["object_id"] = Text("object_id"),
        ["changes"] = [.. Text("changes"), "NULL"],
        ["hash"] = Hash("hash"),
    };

    [Theory, EachDatabase]
    public async Task Every_changed_column_is_found_and_the_row_is_named(DatabaseKind kind)
    {
        var database = await WrittenAsync(kind);
        var cases = Changes
            .SelectMany(c => c.Value, (c, value) => (c.Key, value))
            .Append(
                kind == DatabaseKind.Sqlite
                    ? ("id", "'0198C0DE-0000-7000-8000-000000000001'")
                    : ("id", "'0198c0de-0000-7000-8000-000000000001'")
            )
            .Append(
                kind == DatabaseKind.Sqlite
                    ? ("happened_at", "happened_at + 1")
                    : ("happened_at", "happened_at + interval '1 microsecond'")
            )
            .ToList();
        await using (var db = database.Context())
        {
            var columns = db.Model.FindEntityType(typeof(AuditEvent))!.GetProperties().Select(p => p.GetColumnName());
            Assert.Empty(columns.Except(cases.Select(c => c.Item1)));
        }

        var random = new Random(38);
        foreach (var (column, value) in cases)
        foreach (var row in new[] { 1, Rows, random.Next(2, Rows) })
        {
            await AuditRows.ExecuteAsync(
                database,
                $"UPDATE platform_audit_events SET {column} = {value} WHERE number = {row}"
            );
            var broken = Assert.IsType<AuditFinding.Broken>(await AuditRows.VerifyAsync(database, Cancel));
            // A number below 1 is met first, whatever row it was.
            Assert.True(broken.Row == row || broken.Row < 1, $"{column} = {value} in row {row}: {broken.Sentence}");
            await RestoreAsync(database);
        }
        Assert.IsType<AuditFinding.Intact>(await AuditRows.VerifyAsync(database, Cancel));
    }

    [Theory, EachDatabase]
    public async Task Every_removed_row_is_found(DatabaseKind kind)
    {
        var database = await WrittenAsync(kind);
        for (var row = 1; row <= Rows; row++)
        {
            await AuditRows.ExecuteAsync(database, $"DELETE FROM platform_audit_events WHERE number = {row}");
            var broken = Assert.IsType<AuditFinding.Broken>(await AuditRows.VerifyAsync(database, Cancel));
            Assert.Equal(row, broken.Row);
            Assert.Contains($"Nr. {row} ", broken.Sentence, StringComparison.Ordinal);

            // With the gap closed by renumbering, the first moved row gives it away.
            await AuditRows.ExecuteAsync(
                database,
                $"UPDATE platform_audit_events SET number = -number WHERE number > {row}"
            );
            await AuditRows.ExecuteAsync(
                database,
                "UPDATE platform_audit_events SET number = -number - 1 WHERE number < 0"
            );
            broken = Assert.IsType<AuditFinding.Broken>(await AuditRows.VerifyAsync(database, Cancel));
            Assert.Equal(row, broken.Row);
            await RestoreAsync(database);
        }
    }

    [Theory, EachDatabase]
    public async Task A_tail_cut_off_with_the_end_moved_back_is_found_by_a_kept_end(DatabaseKind kind)
    {
        var database = await WrittenAsync(kind);
        var kept = new KeptHead(new DateOnly(2026, 9, 16), Rows - 1, await HashAsync(database, Rows - 1));
        await AuditRows.ExecuteAsync(database, "DELETE FROM platform_audit_events WHERE number > 8");
        await AuditRows.ExecuteAsync(
            database,
            "UPDATE platform_audit_head SET number = 8, hash = (SELECT hash FROM platform_audit_events WHERE number = 8)"
        );

        var broken = Assert.IsType<AuditFinding.Broken>(await AuditRows.VerifyAsync(database, Cancel, kept));
        Assert.Equal(9, broken.Row);
        Assert.Contains("16. September 2026", broken.Sentence, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_chain_written_anew_is_found_by_a_kept_end(DatabaseKind kind)
    {
        var database = await WrittenAsync(kind);
        var kept = new KeptHead(new DateOnly(2026, 9, 16), 10, await HashAsync(database, 10));
        Assert.IsType<AuditFinding.Intact>(await AuditRows.VerifyAsync(database, Cancel, kept));
        // Whoever has the program can link rows that say something else.
        await AuditRows.ExecuteAsync(database, "DELETE FROM platform_audit_events WHERE number > 5");
        await AuditRows.ExecuteAsync(
            database,
            "UPDATE platform_audit_head SET number = 5, hash = (SELECT hash FROM platform_audit_events WHERE number = 5)"
        );
        await AuditRows.WriteAsync(database, 5, Cancel);
        Assert.IsType<AuditFinding.Intact>(await AuditRows.VerifyAsync(database, Cancel));

        var broken = Assert.IsType<AuditFinding.Broken>(await AuditRows.VerifyAsync(database, Cancel, kept));
        Assert.Equal(10, broken.Row);
    }

    [Theory]
    [EachDatabase("UPDATE platform_audit_head SET number = 9", 9)]
    [EachDatabase(
        "UPDATE platform_audit_head SET number = 9, hash = (SELECT hash FROM platform_audit_events WHERE number = 9)",
        10
    )]
    [EachDatabase("UPDATE platform_audit_head SET number = 400", Rows + 1)]
    [EachDatabase("UPDATE platform_audit_head SET hash = 'x' || substr(hash, 2)", Rows)]
    [EachDatabase("DELETE FROM platform_audit_head", 0)]
    [EachDatabase("DELETE FROM platform_audit_keys", 1)]
    [EachDatabase("UPDATE platform_audit_keys SET year = year + 1", 1)]
    public async Task A_changed_end_or_key_is_found(DatabaseKind kind, string sql, int row)
    {
        var database = await WrittenAsync(kind);
        await AuditRows.ExecuteAsync(database, sql);
        var broken = Assert.IsType<AuditFinding.Broken>(await AuditRows.VerifyAsync(database, Cancel));
        Assert.Equal(row, broken.Row);
    }

    [Theory, EachDatabase]
    public async Task Two_rows_that_changed_places_are_found(DatabaseKind kind)
    {
        var database = await WrittenAsync(kind);
        foreach (var (from, to) in new[] { (4, 100), (7, 4), (100, 7) })
            await AuditRows.ExecuteAsync(
                database,
                $"UPDATE platform_audit_events SET number = {to} WHERE number = {from}"
            );
        var broken = Assert.IsType<AuditFinding.Broken>(await AuditRows.VerifyAsync(database, Cancel));
        Assert.Equal(4, broken.Row);
    }

    [Theory, EachDatabase]
    public async Task A_row_that_cannot_be_read_and_a_number_that_comes_twice_are_found(DatabaseKind kind)
    {
        var database = await WrittenAsync(kind);
        await AuditRows.ExecuteAsync(database, "DROP INDEX ix_platform_audit_events_number");
        await AuditRows.ExecuteAsync(
            database,
            kind == DatabaseKind.Sqlite
                ? "UPDATE platform_audit_events SET id = 'keine Kennung' WHERE number = 6"
                : "UPDATE platform_audit_events SET number = 5 WHERE number = 6"
        );
        var broken = Assert.IsType<AuditFinding.Broken>(await AuditRows.VerifyAsync(database, Cancel));
        // Which of the two of one number comes first is the database's affair.
        Assert.InRange(broken.Row, kind == DatabaseKind.Sqlite ? 6 : 5, 6);
    }

    private async Task<TestDatabase> WrittenAsync(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await AuditRows.WriteAsync(database, Rows, Cancel);
        await AuditRows.TakeTriggersOffAsync(database);
        await AuditRows.ExecuteAsync(database, "CREATE TABLE kept_rows AS SELECT * FROM platform_audit_events");
        Assert.Equal(Rows, Assert.IsType<AuditFinding.Intact>(await AuditRows.VerifyAsync(database, Cancel)).Rows);
        return database;
    }

    private static async Task RestoreAsync(TestDatabase database)
    {
        await using var db = database.Context();
        var columns = string.Join(
            ", ",
            db.Model.FindEntityType(typeof(AuditEvent))!.GetProperties().Select(p => p.GetColumnName())
        );
        await AuditRows.ExecuteAsync(database, "DELETE FROM platform_audit_events");
        await AuditRows.ExecuteAsync(
            database,
            $"INSERT INTO platform_audit_events ({columns}) SELECT {columns} FROM kept_rows"
        );
    }

    private static async Task<string> HashAsync(TestDatabase database, long number)
    {
        await using var db = database.Context();
        return await db.Set<AuditEvent>().Where(e => e.Number == number).Select(e => e.Hash).SingleAsync(Cancel);
    }

    private static string[] Hash(string column) =>
        ["''", $"upper({column})", $"substr({column}, 2) || substr({column}, 1, 1)", $"'{new string('0', 64)}'"];

    // Longer, empty, in another case.
    private static string[] Text(string column) =>
        [
            $"{column} || 'x'",
            "''",
            $"CASE WHEN upper({column}) <> {column} THEN upper({column}) ELSE lower({column}) || '-' END",
        ];
}
