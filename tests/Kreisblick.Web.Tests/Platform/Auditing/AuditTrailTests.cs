using System.Data.Common;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Platform.Auditing;

public sealed class AuditTrailTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Event_says_who_what_when_why_and_goes_with_its_transaction(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        var change = new ChangeContext("import", "Neuer Stand der Datei", FixedTime.WednesdayMorning, "cli");
        await using (var lost = database.Context())
        {
            await using var transaction = await lost.Database.BeginTransactionAsync(Cancel);
            lost.Audit(change, "offers", "imported", "service", "verloren");
            await lost.SaveChangesAsync(Cancel);
        }

        await using (var kept = database.Context())
        {
            kept.Audit(change, "offers", "imported", "service", "abc", new { name = "Schuldnerberatung Mühlhausen" });
            await kept.SaveChangesAsync(Cancel);
        }

        await using var db = database.Context();
        var found = Assert.Single(await db.Set<AuditEvent>().ToListAsync(Cancel));
        Assert.Equal(
            ("import", "Neuer Stand der Datei", FixedTime.WednesdayMorning, "cli"),
            (found.Who, found.Why, found.When, found.From)
        );
        Assert.Equal(
            ("offers", "imported", "service", "abc"),
            (found.Module, found.Action, found.ObjectKind, found.ObjectId)
        );
        Assert.Equal("""{"name":"Schuldnerberatung Mühlhausen"}""", found.Changes);
        Assert.Equal(1, found.Number);
    }

    [Theory, EachDatabase]
    public async Task What_a_lost_transaction_noted_does_not_come_with_the_next(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await using var db = database.Context();
        await using (await db.Database.BeginTransactionAsync(Cancel))
        {
            db.Audit(AuditRows.Change(), "offers", "published", "service", "verloren");
            db.Changed("verloren");
            await db.SaveChangesAsync(Cancel);
        }
        await using (var second = await db.Database.BeginTransactionAsync(Cancel))
        {
            db.Audit(AuditRows.Change(), "offers", "published", "service", "erstens");
            await db.SaveChangesAsync(Cancel);
            db.Audit(AuditRows.Change(), "offers", "published", "service", "zweitens");
            await db.SaveChangesAsync(Cancel);
            await second.CommitAsync(Cancel);
        }
        Assert.Equal(
            ["erstens", "zweitens"],
            await db.Set<AuditEvent>().OrderBy(e => e.Number).Select(e => e.ObjectId).ToListAsync(Cancel)
        );
        Assert.IsType<AuditFinding.Intact>(await AuditRows.VerifyAsync(database, Cancel));
    }

    [Theory, EachDatabase]
    public async Task A_failed_save_leaves_neither_row_and_may_be_tried_again(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        var form = Guid.CreateVersion7();
        await using var db = database.Context();
        db.Add(Letter(form));
        await db.SaveChangesAsync(Cancel);

        var twice = Letter(form);
        db.Add(twice);
        db.Audit(AuditRows.Change(), "platform", "received", "message", "zweimal");
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancel));
        Assert.Equal(0, await db.Set<AuditEvent>().CountAsync(Cancel));

        db.Entry(twice).State = EntityState.Detached;
        await db.SaveChangesAsync(Cancel);
        Assert.Equal(1, await db.Set<AuditEvent>().CountAsync(Cancel));

        static Message Letter(Guid form) =>
            Message.Receive(
                MessageKind.Contact,
                MessageState.New,
                "Text",
                null,
                null,
                form,
                FixedTime.WednesdayMorning
            );
    }

    [Fact]
    public async Task Saving_or_committing_synchronously_is_refused_instead_of_losing_the_event()
    {
        var database = await databases.FreshAsync(DatabaseKind.Sqlite);
        await using var db = database.Context();
        db.Audit(AuditRows.Change(), "offers", "published", "service", "abc");
        Assert.Throws<NotSupportedException>(() => db.SaveChanges());
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        await db.SaveChangesAsync(Cancel);
        Assert.Throws<NotSupportedException>(transaction.Commit);
    }

    [Theory, EachDatabase]
    public async Task Any_text_comes_back_as_it_was_hashed(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await using var db = database.Context();
        string[] hostile =
        [
            "Grund\0 mit Null",
            "halbes Paar \ud83d",
            new string('ä', 499) + "😀😀",
            "Zeile\r\nzwei",
            "' ; DROP TABLE platform_audit_events; --",
            "",
        ];
        foreach (var text in hostile)
            db.Audit(
                new ChangeContext(text, text, FixedTime.WednesdayMorning.AddTicks(7), text),
                "offers",
                "published",
                "service",
                text,
                new { text }
            );
        await db.SaveChangesAsync(Cancel);

        var intact = Assert.IsType<AuditFinding.Intact>(await AuditRows.VerifyAsync(database, Cancel));
        Assert.Equal(hostile.Length, intact.Rows);
        var long3 = await db.Set<AuditEvent>().SingleAsync(e => e.Number == 3, Cancel);
        Assert.Equal(new string('ä', 499), long3.Why);
    }

    [Theory, EachDatabase]
    public async Task Without_its_end_the_chain_takes_nothing_more_and_the_change_is_not_stored(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await AuditRows.TakeTriggersOffAsync(database);
        await AuditRows.ExecuteAsync(database, "DELETE FROM platform_audit_head");
        await using var db = database.Context();
        db.Changed("offers");
        db.Audit(AuditRows.Change(), "offers", "published", "service", "abc");
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
        Assert.Equal(0, await db.Set<Kreisblick.Web.Platform.Changes.ChangeCounter>().CountAsync(Cancel));
    }
}
