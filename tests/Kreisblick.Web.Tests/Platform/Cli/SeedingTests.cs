using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Seeding;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Platform.Cli;

public sealed class SeedingTests(Databases databases) : IClassFixture<Databases>
{
    private readonly List<string> ran = [];

    [Theory]
    [EachDatabase(true, "areas,offers")]
    [EachDatabase(false, "areas")]
    public async Task Fresh_database_is_seeded_once_in_order(DatabaseKind kind, bool example, string expected)
    {
        var services = await ServicesAsync(kind, () => { });
        await Seeds.SeedFreshAsync(services, example);
        await Seeds.SeedFreshAsync(services, example: true);
        Assert.Equal(expected, string.Join(',', ran));
    }

    [Theory, EachDatabase]
    public async Task Interrupted_seed_is_taken_up_again(DatabaseKind kind)
    {
        var fail = true;
        var services = await ServicesAsync(
            kind,
            () =>
            {
                if (fail)
                    throw new IOException();
            }
        );
        await Assert.ThrowsAsync<IOException>(() => Seeds.SeedFreshAsync(services, example: true));
        fail = false;
        await Seeds.SeedFreshAsync(services, example: true);
        Assert.Equal("areas,areas,offers", string.Join(',', ran));
    }

    [Theory, EachDatabase]
    public async Task Migrating_twice_changes_nothing(DatabaseKind kind)
    {
        var services = await ServicesAsync(kind, () => { });
        Assert.Null(await DatabaseStart.MigrateAsync(services));
        Assert.Null(await DatabaseStart.MigrateAsync(services));
    }

    private async Task<IServiceProvider> ServicesAsync(DatabaseKind kind, Action beforeOffers)
    {
        var database = await databases.FreshAsync(kind);
        return new ServiceCollection()
            .AddSingleton<TimeProvider>(new FixedTime(FixedTime.WednesdayMorning))
            .AddScoped(_ => database.Context())
            .AddSingleton(
                new Seeder(
                    40,
                    "offers",
                    (_, _, _) =>
                    {
                        beforeOffers();
                        ran.Add("offers");
                        return Task.CompletedTask;
                    },
                    Example: true
                )
            )
            .AddSingleton(
                new Seeder(
                    10,
                    "areas",
                    (_, _, _) =>
                    {
                        ran.Add("areas");
                        return Task.CompletedTask;
                    }
                )
            )
            .BuildServiceProvider();
    }
}
