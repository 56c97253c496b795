using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Trace;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Platform.Trace;

public sealed class TraceLinksTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly ChangeContext Change = new("tester", "Probe", FixedTime.WednesdayMorning, "cli");
    private static readonly EntityRef Gap = new(
        "gap",
        "1",
        "Zu wenig Schuldnerberatung",
        "/luecken/1",
        Visibility.Public
    );
    private static readonly EntityRef Measure = new(
        "measure",
        "7",
        "Zweite Beratungsstelle",
        "/strategie/massnahmen/7",
        Visibility.Public
    );
    private static readonly EntityRef Draft = new("paper", "9", "Entwurf", "/intern/9", Visibility.Internal);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Arrow_is_seen_from_both_ends_and_added_once(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        for (var i = 0; i < 2; i++)
        {
            await using var db = database.Context();
            await new TraceLinks(db).AddAsync(Gap, Measure, "answered-by", Change, Cancel);
            await db.SaveChangesAsync(Cancel);
        }

        await using var reading = database.Context();
        var links = new TraceLinks(reading);
        var onward = Assert.Single(await links.ForVisitorsAsync("gap", "1", Cancel));
        Assert.Equal(
            (Measure, "answered-by", TraceDirection.Onward),
            (onward.Entity, onward.Relation, onward.Direction)
        );
        var back = Assert.Single(await links.ForVisitorsAsync("measure", "7", Cancel));
        Assert.Equal((Gap, TraceDirection.Back), (back.Entity, back.Direction));
        Assert.Empty(await links.ForVisitorsAsync("measure", "1", Cancel));
        Assert.Single(await reading.Set<AuditEvent>().Where(e => e.Action == "linked").ToListAsync(Cancel));
    }

    [Theory, EachDatabase]
    public async Task Visitors_never_see_an_arrow_with_an_internal_end(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await using var db = database.Context();
        var links = new TraceLinks(db);
        await links.AddAsync(Gap, Draft, "decided-by", Change, Cancel);
        await db.SaveChangesAsync(Cancel);

        Assert.Empty(await links.ForVisitorsAsync("gap", "1", Cancel));
        Assert.Empty(await links.ForVisitorsAsync("paper", "9", Cancel));
        Assert.Single(await links.ForStaffAsync("gap", "1", Cancel));

        await links.RenewAsync(Draft with { Title = "Beschlussvorlage 9", Visibility = Visibility.Public }, Cancel);
        await db.SaveChangesAsync(Cancel);
        Assert.Equal(
            "Beschlussvorlage 9",
            Assert.Single(await links.ForVisitorsAsync("gap", "1", Cancel)).Entity.Title
        );
    }
}
