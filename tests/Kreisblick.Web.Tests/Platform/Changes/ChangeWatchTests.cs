using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Platform.Changes;

public sealed class ChangeWatchTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Counter_moves_with_the_commit_and_not_before(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var watch = portal.Services.GetRequiredService<ChangeWatch>();
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();

        await using (var transaction = await db.Database.BeginTransactionAsync(Cancel))
        {
            db.Changed("kittens");
            await db.SaveChangesAsync(Cancel);
            Assert.Equal(0, watch.Value("kittens"));
            await transaction.CommitAsync(Cancel);
        }

        Assert.Equal(1, watch.Value("kittens"));
    }

    [Theory, EachDatabase]
    public async Task Rolled_back_change_moves_nothing(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var watch = portal.Services.GetRequiredService<ChangeWatch>();
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();

        await using (await db.Database.BeginTransactionAsync(Cancel))
        {
            db.Changed("kittens");
            await db.SaveChangesAsync(Cancel);
        }

        await watch.LookAsync(Cancel);
        Assert.Equal(0, watch.Value("kittens"));
        db.Changed("kittens");
        await db.SaveChangesAsync(Cancel);
        Assert.Equal(1, watch.Value("kittens"));
    }

    [Theory, EachDatabase]
    public async Task Change_of_another_node_is_seen_within_two_seconds(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var watch = portal.Services.GetRequiredService<ChangeWatch>();
        await using var other = portal.Database.Context();
        other.Changed("kittens");
        await other.SaveChangesAsync(Cancel);

        var moved = false;
        for (var i = 0; i < 20 && !moved; i++)
        {
            moved = watch.Value("kittens") == 1;
            await Task.Delay(100, Cancel);
        }

        Assert.True(moved);
    }

    [Theory, EachDatabase]
    public async Task Twenty_writers_at_once_leave_twenty(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async _ =>
                {
                    await using var db = database.Context();
                    db.Changed("kittens");
                    await db.SaveChangesAsync(Cancel);
                })
        );
        await using var portal = new PortalFactory(database);
        var watch = portal.Services.GetRequiredService<ChangeWatch>();
        await watch.LookAsync(Cancel);
        Assert.Equal(20, watch.Value("kittens"));
    }

    [Theory, EachDatabase]
    public async Task Snapshot_is_built_once_and_again_after_a_change(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var builds = 0;
        using var snapshot = new Snapshot<string>(
            portal.Services,
            ["kittens"],
            (_, _) => Task.FromResult($"built {Interlocked.Increment(ref builds)}")
        );
        Assert.False(snapshot.IsReady);
        Assert.Equal("built 1", await snapshot.GetAsync(Cancel));
        Assert.Equal("built 1", await snapshot.GetAsync(Cancel));

        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
        db.Changed("puppies");
        await db.SaveChangesAsync(Cancel);
        Assert.Equal("built 1", await snapshot.GetAsync(Cancel));
        db.Changed("kittens");
        await db.SaveChangesAsync(Cancel);
        Assert.Equal("built 2", await snapshot.GetAsync(Cancel));
    }
}
