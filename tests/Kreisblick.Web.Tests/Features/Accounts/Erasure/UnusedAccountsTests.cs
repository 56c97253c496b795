using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Accounts.Erasure;

/// <summary>A year of the calendar for accounts that are used, not used, or must stay.</summary>
public sealed class UnusedAccountsTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_account_that_nobody_uses_is_warned_of_twice_and_erased_after_a_year(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var start = portal.Time.Now;
        var person = await portal.AccountAsync("lange-weg@test.example", roles: [(Role.Editor, null)]);
        var administrator = await portal.AccountAsync("letzte@test.example", roles: [(Role.Admin, null)]);
        var back = await portal.AccountAsync("kommt-wieder@test.example", roles: [(Role.Editor, null)]);
        var erased = new Dictionary<Guid, int>();
        for (var day = 0; day <= 400; day += 5)
        {
            portal.Time.Now = start.AddDays(day);
            if (day == 330)
                await portal.SessionAsync(back.Id);
            await portal.RunJobsAsync(Cancel);
            await using var db = portal.Database.Context();
            foreach (
                var id in await db.Set<Account>()
                    .Where(a => a.State == AccountState.Erased)
                    .Select(a => a.Id)
                    .ToListAsync(Cancel)
            )
                erased.TryAdd(id, day);
            if (day is 300 or 330 or 360)
                Assert.Equal(
                    day switch
                    {
                        300 => 0,
                        330 => 1,
                        _ => 2,
                    },
                    await db.Set<Account>()
                        .Where(a => a.Id == person.Id)
                        .Select(a => a.WarningsSent)
                        .SingleAsync(Cancel)
                );
        }
        Assert.Equal([(person.Id, 370)], erased.Select(e => (e.Key, e.Value)));
        await using var after = portal.Database.Context();
        Assert.False(await after.Set<GrantedRole>().AnyAsync(r => r.AccountId == person.Id, Cancel));
        var last = await after.Set<Account>().SingleAsync(a => a.Id == administrator.Id, Cancel);
        Assert.Equal((AccountState.Active, 0), (last.State, last.WarningsSent));
    }
}
