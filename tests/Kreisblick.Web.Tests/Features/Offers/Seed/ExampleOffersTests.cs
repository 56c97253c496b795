using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Seed;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kreisblick.Web.Tests.Features.Offers.Seed;

public sealed class ExampleOffersTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly ExampleCounty County = ExampleCounty.FromFiles();
    private static readonly ChangeContext Change = new("seed", "Beispielkreis laden", Now, "cli");
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task SeedAsync_Twice_LoadsOnceAndNotesIt(DatabaseKind kind)
    {
        var database = await WithCatalogueAsync(kind);

        await SeedAsync(database);
        await SeedAsync(database);

        await using var db = database.Context();
        Assert.Equal(County.Offers.Count, await db.Published().CountAsync(Cancellation));
        Assert.True(await db.Published().AllAsync(s => s.IsExample, Cancellation));
        Assert.Equal(1, await db.Set<AuditEvent>().CountAsync(e => e.ObjectKind == "examples", Cancellation));
    }

    [Theory]
    [EachDatabase]
    public async Task SeedAsync_AfterAnOfferWasRemoved_BringsOnlyThatOneBack(DatabaseKind kind)
    {
        var database = await WithCatalogueAsync(kind);
        await SeedAsync(database);
        var id = new ExampleIds("").Service("schuldnerberatung-muehlhausen");
        await using (var db = database.Context())
            Assert.Equal(1, await db.Set<Service>().Where(s => s.Id == id).ExecuteDeleteAsync(Cancellation));

        await SeedAsync(database);

        await using var again = database.Context();
        Assert.Equal(County.Offers.Count, await again.Published().CountAsync(Cancellation));
    }

    [Theory]
    [EachDatabase]
    public async Task SeedAsync_EveryRow_KeepsTheStrictRules(DatabaseKind kind)
    {
        var database = await WithCatalogueAsync(kind);
        await SeedAsync(database);
        await using var db = database.Context();
        // Values are read through their types, which refuse what breaks a rule.
        var offers = await db.Published().WithDetails().ToListAsync(Cancellation);

        Assert.All(offers, CheckOffer);
        var locations = offers
            .SelectMany(o => o.ServiceAtLocations)
            .Select(x => x.Location!)
            .DistinctBy(l => l.Id)
            .ToList();
        Assert.All(locations.SelectMany(l => l.Addresses), a => Assert.NotEqual("", a.Address1));
        Assert.All(
            locations.Where(l => !l.IsAddressProtected),
            l => Assert.StartsWith("16064", l.MunicipalityKey, StringComparison.Ordinal)
        );
        Assert.All(
            locations.Where(l => l.IsAddressProtected),
            l =>
                Assert.True(
                    l
                        is {
                            Point: null,
                            MunicipalityKey: null,
                            Transportation: null,
                            Addresses.Count: 0,
                            Accessibility.Count: 0
                        }
                )
        );
        Assert.Equal(3, locations.Count(l => l.IsAddressProtected));
        // Some roam without a house of their own, some have a protected one: no point.
        Assert.InRange(locations.Count(l => l.Point is null), 8, 20);
        Assert.All(locations.Where(l => l.Point is not null), l => Assert.InRange(l.Latitude!.Value, 51.05, 51.40));
    }

    private static void CheckOffer(Service offer)
    {
        Assert.Single(offer.Attributes, a => a.IsPrimary);
        Assert.NotEmpty(offer.Phones);
        Assert.NotEmpty(offer.Languages);
        Assert.NotNull(offer.AssuredDate);
        Assert.True(offer.LastModified <= Now && offer.PublishedAt <= offer.LastModified, offer.Name);
        Assert.All(offer.ServiceAreas, a => Assert.False(string.IsNullOrEmpty(a.Name)));
        Assert.All(offer.CostOptions, c => Assert.Equal(c.Amount is null, c.Currency is null));
        Assert.All(offer.Schedules, s => Assert.Equal(s.OpensAt is null, s.ClosesAt is null));
        Assert.All(offer.Texts, t => Assert.Equal(offer.LastModified, t.BasedOn));
        Assert.True(offer.Status == ServiceStatus.Active || offer.Alert is not null, offer.Name);
    }

    private static async Task SeedAsync(TestDatabase database)
    {
        await using var db = database.Context();
        await ExampleOffers.SeedAsync(db, Change, Cancellation);
    }

    private async Task<TestDatabase> WithCatalogueAsync(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await using var db = database.Context();
        await CatalogueSeed.SeedAsync(db, Change, TestContext.Current.CancellationToken);
        return database;
    }
}
