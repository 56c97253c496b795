using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Fixtures;

public sealed class DatabasesTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, EachDatabase]
    public async Task A_fresh_database_is_migrated_and_belongs_to_one_test(DatabaseKind kind)
    {
        var ct = TestContext.Current.CancellationToken;
        var first = await databases.FreshAsync(kind);
        var second = await databases.FreshAsync(kind);
        await using var db = first.Context();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(ct));
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "one" });
        await db.SaveChangesAsync(ct);

        await using var other = second.Context();
        Assert.Equal(0, await other.DataProtectionKeys.CountAsync(ct));
        Assert.Equal(1, await db.DataProtectionKeys.CountAsync(ct));
    }

    [Theory, EachDatabase]
    public async Task The_portal_answers_on_its_own_database(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind);
        using var client = portal.Visitor();
        using var answer = await client.GetAsync("/gibt-es-nicht", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }
}
