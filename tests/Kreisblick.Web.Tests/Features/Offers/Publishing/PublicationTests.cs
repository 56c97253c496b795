using System.Net;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Tests.Features.Offers.Documents;
using Kreisblick.Web.Tests.Features.Offers.Proposals;
using Kreisblick.Web.Tests.Features.Offers.Search;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.Publishing;

/// <summary>What publishing writes: tables, versions, audit; and what a stop in between leaves.</summary>
public sealed class PublicationTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_first_change_keeps_what_was_there_as_version_1(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind, seeded: true);
        var before = await AnyOfferAsync(database);
        var after = before with { Name = "Beratung mit neuem Namen" };
        await database.PublishAsync(after);

        await using var db = database.Context();
        var versions = await db.Set<RecordVersion>().OrderBy(v => v.Number).ToListAsync(Cancellation);
        Assert.Equal([1, 2], versions.Select(v => v.Number));
        Assert.Equal(DocumentJson.Write(before), versions[0].Json);
        Assert.Equal("kreisblick", versions[0].Who);
        Assert.Equal(DocumentJson.Write(after), versions[1].Json);
        Assert.Equal("editor-1", versions[1].Who);
        var audit = await db.Set<AuditEvent>().SingleAsync(e => e.Action == "published", Cancellation);
        Assert.Equal(before.Id.ToString(), audit.ObjectId);
        Assert.DoesNotContain("neuem Namen", audit.Changes, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Page_search_and_interface_show_the_change_at_once(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var client = portal.Visitor();
        var before = await AnyOfferAsync(portal.Database);
        var words = "Regenbogenwerkstatt Morgentau";
        var search = $"/hilfe?q={Uri.EscapeDataString(words)}";
        Assert.NotEqual(words, FirstHit(await ResultPage.OpenAsync(client, search)));

        // Through the portal's own services: it learns of the commit as of any other.
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Web.Platform.Data.KreisblickDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            await new Publication(db).ApplyAsync(
                [new PublicationItem(before with { Name = words })],
                DocumentDatabase.Change,
                Cancellation
            );
            await transaction.CommitAsync(Cancellation);
        }

        Assert.Contains(
            words,
            await client.GetStringAsync($"/api/hsds/v3/services/{before.Id}", Cancellation),
            StringComparison.Ordinal
        );
        // While the index is built anew, readers get the former one.
        string? hit = null;
        for (var attempt = 0; attempt < 100 && hit != words; attempt++)
        {
            hit = FirstHit(await ResultPage.OpenAsync(client, search));
            await Task.Delay(100, Cancellation);
        }
        Assert.Equal(words, hit);
    }

    private static string? FirstHit(ResultPage page) => page.TextOf(".result-list > ol.hits > li h3 a")?.Trim();

    [Theory, EachDatabase]
    public async Task A_place_of_two_offers_changes_for_both_and_gives_both_a_version(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind, seeded: true);
        var (first, second) = await TwoAtOnePlaceAsync(database);
        var place = first.Places[0].Location;
        var moved = place with { Transportation = "Bus 152 bis Kornmarkt" };

        await database.PublishAsync(first.WithLocation(moved));

        var other = await database.OfferAsync(second.Id);
        Assert.Equal("Bus 152 bis Kornmarkt", other.Places[0].Location.Transportation);
        await using var db = database.Context();
        var newest = await db.Set<RecordVersion>()
            .Where(v => v.RecordId == second.Id)
            .OrderByDescending(v => v.Number)
            .FirstAsync(Cancellation);
        Assert.Equal(DocumentJson.Write(other), newest.Json);
        Assert.Equal(2, newest.Number);
        Assert.Equal(
            DocumentDatabase.Change.When,
            (await db.Set<Service>().SingleAsync(s => s.Id == second.Id, Cancellation)).LastModified
        );
    }

    [Theory, EachDatabase]
    public async Task A_place_that_becomes_protected_is_erased_from_every_version(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind, seeded: true);
        var (first, second) = await TwoAtOnePlaceAsync(database);
        var place = first.Places[0].Location;
        var street = "Verborgene Gasse 17";
        await database.PublishAsync(
            first.WithLocation(
                place with
                {
                    Addresses = [place.Addresses[0] with { Address1 = street }],
                    Point = new DocumentPoint { Latitude = 51.21234, Longitude = 10.41234 },
                }
            )
        );
        Assert.True(await StandsAnywhereAsync(database, street));
        // Drafts of two people who disagree about the street keep it in each of their parts.
        var desk = new ProposalDesk(database, "redaktion", OfferActor.Editor);
        var (draft, revision) = await desk.StartAsync(first);
        for (var number = 18; number < 20; number++)
            await desk.SaveAsync(draft, revision, o => WithStreet(o, $"Verborgene Gasse {number}"));
        Assert.Single((await desk.FindAsync(draft)).Collisions);

        var now = await database.OfferAsync(second.Id);
        await database.PublishAsync(now.WithLocation(now.Places[0].Location with { Protected = true }));

        Assert.False(await StandsAnywhereAsync(database, "Verborgene Gasse"));
        Assert.False(await StandsAnywhereAsync(database, "51.21234"));
        var hidden = (await database.OfferAsync(first.Id)).Places[0].Location;
        Assert.True(hidden.Protected);
        Assert.Empty(hidden.Addresses);
        await using var db = database.Context();
        Assert.All(
            await db.Set<RecordVersion>().Where(v => v.RecordId == first.Id).ToListAsync(Cancellation),
            v => Assert.Equal(v.Json, DocumentJson.Write(v.Document))
        );
    }

    [Theory, EachDatabase]
    public async Task A_place_that_no_offer_uses_any_more_goes_away_and_one_that_is_used_stays(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind, seeded: true);
        var (first, second) = await TwoAtOnePlaceAsync(database);
        var place = first.Places[0].Location.Id;

        await database.PublishAsync(first with { Places = [] });
        DocumentDatabase.AssertSame([second], [await database.OfferAsync(second.Id)]);

        await using var db = database.Context();
        var users = await db.Set<ServiceAtLocation>()
            .Where(x => x.LocationId == place)
            .Select(x => x.ServiceId)
            .ToListAsync(Cancellation);
        foreach (var user in users)
            await database.PublishAsync(await database.OfferAsync(user) with { Places = [] });
        Assert.False(await db.Set<Location>().AnyAsync(l => l.Id == place, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task An_ended_offer_knows_since_when_and_its_page_is_gone(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        var offer = await AnyOfferAsync(portal.Database);
        await portal.Database.PublishAsync(offer with { Status = ServiceStatus.Defunct });
        var ended = await portal.Database.OfferAsync(offer.Id);
        Assert.Equal(DocumentDatabase.Change.When, ended.EndedAt);

        var later = DocumentDatabase.Change with { When = DocumentDatabase.Change.When.AddDays(3) };
        await portal.Database.PublishAsync(ended with { Alert = "Danke an alle" }, later);
        Assert.Equal(ended.EndedAt, (await portal.Database.OfferAsync(offer.Id)).EndedAt);

        await portal.Database.PublishAsync(ended with { Status = ServiceStatus.Active }, later);
        Assert.Null((await portal.Database.OfferAsync(offer.Id)).EndedAt);
    }

    [Theory, EachDatabase]
    public async Task What_planners_note_is_in_no_public_answer(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var client = portal.Visitor();
        var offer = await AnyOfferAsync(portal.Database);
        await portal.Database.PublishAsync(
            offer with
            {
                Planning = new DocumentPlanning
                {
                    FundingEndsOn = new DateOnly(2031, 7, 13),
                    Note = "Kanarienwort-Planung",
                },
            }
        );
        await using var db = portal.Database.Context();
        var id = (await db.Set<Service>().SingleAsync(s => s.Id == offer.Id, Cancellation)).PublicId;
        foreach (
            var address in (string[])
                [$"/api/hsds/v3/services/{offer.Id}", $"/hilfe/x-{id}", "/api/hsds/v3/services?full=true&format=ndjson"]
        )
        {
            using var answer = await client.GetAsync(address, Cancellation);
            if (answer.StatusCode == HttpStatusCode.MovedPermanently)
                continue;
            var text = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.DoesNotContain("Kanarienwort", text, StringComparison.Ordinal);
            Assert.DoesNotContain("2031-07-13", text, StringComparison.Ordinal);
        }
    }

    internal static async Task<OfferDocument> AnyOfferAsync(TestDatabase database) =>
        (await database.ReadAllAsync())
            .OfType<OfferDocument>()
            .First(o => o.Status == ServiceStatus.Active && o.Places.All(p => !p.Location.Protected));

    /// <summary>Two offers at one open place with an address.</summary>
    internal static async Task<(OfferDocument First, OfferDocument Second)> TwoAtOnePlaceAsync(TestDatabase database)
    {
        var offers = (await database.ReadAllAsync()).OfType<OfferDocument>().ToList();
        var place = offers
            .Where(o => o.Places is [{ Location: { Protected: false, Addresses.Count: 1 } }])
            .GroupBy(o => o.Places[0].Location.Id)
            .First(g => g.Count() > 1);
        return (place.First(), place.Skip(1).First());
    }

    private static OfferDocument WithStreet(OfferDocument offer, string street)
    {
        var place = offer.Places[0].Location;
        return offer.WithLocation(place with { Addresses = [place.Addresses[0] with { Address1 = street }] });
    }

    private static async Task<bool> StandsAnywhereAsync(TestDatabase database, string text)
    {
        await using var db = database.Context();
        return await db.Set<RecordVersion>().AnyAsync(v => v.Json.Contains(text), Cancellation)
            || await db.Set<Proposal>()
                .AnyAsync(p => p.Json.Contains(text) || p.CollisionsJson.Contains(text), Cancellation)
            || await db.Set<ProposalSave>().AnyAsync(s => s.Json.Contains(text), Cancellation)
            || await db.Set<Address>().AnyAsync(a => a.Address1 == text, Cancellation)
            || await db.Set<AuditEvent>().AnyAsync(e => e.Changes!.Contains(text), Cancellation);
    }
}
