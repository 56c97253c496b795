using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Seed;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kreisblick.Web.Tests.Features.Offers.Seed;

public sealed class GeneratedOffersTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void County_OfAThousand_HasTheSharesOfTheContract()
    {
        var county = new GeneratedOffers(seed: 1).County(1_000);

        Assert.Equal(1_000, county.Offers.Count);
        Assert.Equal(40, county.Locations.Count(l => l.IsAddressProtected));
        Assert.Equal(100, county.Locations.Count(l => !l.HasCoordinates));
        Assert.Equal(50, county.Offers.Count(o => o.Hours is null));
        Assert.Equal(
            150,
            county.Offers.Count(o =>
                o.AssuredDaysAgo > (o.Categories[0].StartsWith("01.", StringComparison.Ordinal) ? 182 : 365) + 31
            )
        );
        Assert.Equal(102, county.Offers.SelectMany(o => o.Categories).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void County_SameSeed_SameOffers()
    {
        var first = new GeneratedOffers(seed: 3).County(50);
        var second = new GeneratedOffers(seed: 3).County(50);

        Assert.Equal(first.Offers.Select(o => (o.Name, o.Long)), second.Offers.Select(o => (o.Name, o.Long)));
        Assert.NotEqual(first.Offers[0].Name, new GeneratedOffers(seed: 4).County(50).Offers[0].Name);
    }

    [Fact]
    public void Words_AreMany()
    {
        var county = new GeneratedOffers(seed: 1).County(10_000);
        var words = county
            .Offers.SelectMany(o => $"{o.Name} {o.Short} {o.Long}".Split([' ', ',', '.', ':']))
            .Distinct(StringComparer.Ordinal);
        Assert.True(words.Count() > 15_000);
    }

    [Theory]
    [EachDatabase]
    public async Task FillAsync_WritesAllOffers(DatabaseKind kind)
    {
        var database = await WithCatalogueAsync(kind);

        await GeneratedOffers.FillAsync(
            database.Context,
            1_200,
            seed: 1,
            new ChangeContext("test", "Test", Now, "cli"),
            TestContext.Current.CancellationToken
        );

        await using var db = database.Context();
        Assert.Equal(1_200, await db.Published().CountAsync(TestContext.Current.CancellationToken));
        Assert.False(
            await db.Set<Location>()
                .AnyAsync(
                    l => l.IsAddressProtected && (l.Latitude != null || l.MunicipalityKey != null || l.Addresses.Any()),
                    TestContext.Current.CancellationToken
                )
        );
    }

    private async Task<TestDatabase> WithCatalogueAsync(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await using var db = database.Context();
        await CatalogueSeed.SeedAsync(
            db,
            new ChangeContext("seed", "Prüfung", Now, "cli"),
            TestContext.Current.CancellationToken
        );
        return database;
    }
}
