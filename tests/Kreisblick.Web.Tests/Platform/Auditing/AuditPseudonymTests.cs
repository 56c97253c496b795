using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Platform.Auditing;

public sealed class AuditPseudonymTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly DateTimeOffset Now = new(2026, 9, 16, 8, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = Now.AddYears(-3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task After_three_years_the_person_goes_and_the_chain_stays(DatabaseKind kind)
    {
        var database = await AgedAsync(kind);
        await using (var db = database.Context())
            Assert.Equal(3, await TakeAsync(db));

        await using var after = database.Context();
        var rows = await after.Set<AuditEvent>().OrderBy(e => e.Number).ToListAsync(Cancel);
        Assert.Equal([null, null, null, "import", "konto-1", "job"], rows.Select(r => r.Who));
        Assert.Equal(6, Assert.IsType<AuditFinding.Intact>(await AuditRows.VerifyAsync(database, Cancel)).Rows);
        // Who acted twice within a year can still be told from who did not.
        Assert.Equal(rows[0].WhoDigest, rows[1].WhoDigest);
        Assert.NotEqual(rows[0].WhoDigest, rows[2].WhoDigest);
        // With the key of the year gone, no account can be tried against the digest.
        Assert.Equal([2023], await after.Set<AuditKey>().Select(k => k.Year).Order().ToListAsync(Cancel));
    }

    [Theory, EachDatabase]
    public async Task The_daily_run_of_retention_does_it(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var editor = await portal.AccountAsync(roles: [(Kreisblick.Web.Platform.Authorization.Role.Editor, null)]);
        await portal.SessionAsync(editor.Id);
        Assert.Equal(1, await ByAsync(portal, editor.Id));
        portal.Time.Now = portal.Time.Now.AddYears(3).AddDays(-2);
        await portal.RunJobsAsync(Cancel);
        Assert.Equal(1, await ByAsync(portal, editor.Id));
        portal.Time.Now += TimeSpan.FromDays(3);
        await portal.RunJobsAsync(Cancel);
        Assert.Equal(0, await ByAsync(portal, editor.Id));
        Assert.IsType<AuditFinding.Intact>(await AuditRows.VerifyAsync(portal.Database, Cancel));
    }

    private static async Task<int> ByAsync(PortalFactory portal, Guid account)
    {
        await using var db = portal.Database.Context();
        var who = account.ToString();
        return await db.Set<AuditEvent>().CountAsync(e => e.Who == who, Cancel);
    }

    [Theory, EachDatabase]
    public async Task A_second_run_finds_nothing_and_notes_nothing(DatabaseKind kind)
    {
        var database = await AgedAsync(kind);
        await using var db = database.Context();
        await TakeAsync(db);
        var before = await db.Set<AuditEvent>().CountAsync(Cancel);
        Assert.Equal(0, await TakeAsync(db));
        Assert.Equal(before, await db.Set<AuditEvent>().CountAsync(Cancel));
    }

    [Theory, EachDatabase]
    public async Task A_person_taken_away_before_the_time_is_found(DatabaseKind kind)
    {
        var database = await AgedAsync(kind);
        await using (var db = database.Context())
            await TakeAsync(db);
        // The one change that the database itself lets through.
        Assert.Equal(
            1,
            await AuditRows.ExecuteAsync(database, "UPDATE platform_audit_events SET who = NULL WHERE number = 5")
        );
        Assert.Equal(5, Assert.IsType<AuditFinding.Broken>(await AuditRows.VerifyAsync(database, Cancel)).Row);
    }

    [Theory, EachDatabase]
    public async Task A_person_put_back_into_a_row_is_found(DatabaseKind kind)
    {
        var database = await AgedAsync(kind);
        await using (var db = database.Context())
            await TakeAsync(db);
        await AuditRows.RefusedAsync(database, "UPDATE platform_audit_events SET who = 'konto-1' WHERE number = 1");
        await AuditRows.TakeTriggersOffAsync(database);
        await AuditRows.ExecuteAsync(database, "UPDATE platform_audit_events SET who = 'konto-1' WHERE number = 1");
        Assert.Equal(1, Assert.IsType<AuditFinding.Broken>(await AuditRows.VerifyAsync(database, Cancel)).Row);
    }

    [Fact]
    public void Digests_of_two_installations_cannot_be_compared() =>
        Assert.NotEqual(AuditKey.Make(2026).DigestOf("konto-1"), AuditKey.Make(2026).DigestOf("konto-1"));

    // Three rows of 2022 and 2023 by persons, one by a program, one young one; the sixth is the note of the run.
    private async Task<TestDatabase> AgedAsync(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await using var db = database.Context();
        foreach (
            var (who, when) in new[]
            {
                ("konto-1", new DateTimeOffset(2022, 3, 1, 9, 0, 0, TimeSpan.Zero)),
                ("konto-1", new DateTimeOffset(2022, 6, 1, 9, 0, 0, TimeSpan.Zero)),
                ("konto-2", new DateTimeOffset(2022, 6, 2, 9, 0, 0, TimeSpan.Zero)),
                ("import", new DateTimeOffset(2022, 7, 1, 9, 0, 0, TimeSpan.Zero)),
                ("konto-1", new DateTimeOffset(2023, 11, 1, 9, 0, 0, TimeSpan.Zero)),
            }
        )
        {
            db.Audit(AuditRows.Change(who, when), "offers", "published", "service", "abc");
            await db.SaveChangesAsync(Cancel);
        }
        return database;
    }

    private static Task<int> TakeAsync(Kreisblick.Web.Platform.Data.KreisblickDb db) =>
        AuditPseudonyms.TakeNamesAsync(
            db,
            Until,
            new ChangeContext(ChangeContext.Job, "Aufbewahrungsfrist", Now, "job"),
            Cancel
        );
}
