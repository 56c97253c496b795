using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Platform.Areas;

public sealed class AreaSeedTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly ChangeContext Change = new("seed", "Test", FixedTime.WednesdayMorning, "cli");

    [Theory, EachDatabase]
    public async Task The_seed_is_stored_once_and_read_back_whole(DatabaseKind kind)
    {
        var cancel = TestContext.Current.CancellationToken;
        var database = await databases.FreshAsync(kind);
        for (var round = 0; round < 2; round++)
        {
            await using var db = database.Context();
            await AreaSeed.SeedAsync(db, Change, cancel);
        }

        await using var read = database.Context();
        var stored = new AreaRegister(await AreaSnapshot.LoadAsync(read, cancel), "16064", ExampleAreas.Today);
        Assert.Equal(ExampleAreas.Register.Areas.Select(a => a.Key), stored.Areas.Select(a => a.Key));
        Assert.Equal(30, stored.MunicipalitiesOn(new(2022, 12, 31)).Count);
        Assert.Equal(["Unstruttal"], stored.On(stored.ByKey("16064072")!, ExampleAreas.Today).Names());
        Assert.IsType<PlaceMatch.Found>(stored.Find("99974 Mühlhausen"));
        Assert.Equal(1, await read.Set<AuditEvent>().CountAsync(e => e.Module == "areas", cancel));
    }
}
