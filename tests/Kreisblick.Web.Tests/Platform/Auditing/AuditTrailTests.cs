using Kreisblick.Web.Platform.Auditing;
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
    }
}
