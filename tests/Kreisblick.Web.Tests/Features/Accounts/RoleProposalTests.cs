using System.Net;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Accounts;

/// <summary>Two people decide who administrates.</summary>
public sealed class RoleProposalTests(Databases databases) : IClassFixture<Databases>
{
    private const string Page = "/verwaltung/konten/vorschlaege";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Another_administrator_confirms_a_new_one_and_the_proposer_cannot(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        const string secondEmail = "zweite@test.example";
        var first = await portal.AccountAsync(roles: [(Role.Admin, null)]);
        var second = await portal.AccountAsync(secondEmail, roles: [(Role.Admin, null)]);
        using var proposer = await portal.SignedInAsync(first.Id);
        using var other = await portal.SignedInAsync(second.Id);

        using var sent = await proposer.SendFormAsync(
            "/verwaltung/konten/neu",
            Form(("email", "neu@test.example"), ("name", "Nora Neu"), ("rolle", "admin"))
        );
        Assert.EndsWith("&zweite=true", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(Page, (await portal.MailAsync(secondEmail, "konto-rolle-vorgeschlagen")).Link());
        var proposal = (await other.PageAsync(Page))
            .QuerySelector("main input[name=vorschlag]")!
            .GetAttribute("value")!;

        using var own = await proposer.SendFormAsync(Page, Form(("vorschlag", proposal), ("tun", "bestaetigen")));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.False(await IsAdministratorAsync(portal));
        using var confirmed = await other.SendFormAsync(Page, Form(("vorschlag", proposal), ("tun", "bestaetigen")));
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        Assert.True(await IsAdministratorAsync(portal));
        Assert.Null((await other.PageAsync(Page)).QuerySelector("main input[name=vorschlag]"));
    }

    private static async Task<bool> IsAdministratorAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        var account = await db.Set<Account>().SingleAsync(a => a.EmailKey == "neu@test.example", Cancel);
        return await db.Set<GrantedRole>().AnyAsync(r => r.AccountId == account.Id && r.Role == Role.Admin, Cancel);
    }

    private static Dictionary<string, string?> Form(params (string Name, string Value)[] typed) =>
        typed.ToDictionary(t => t.Name, t => (string?)t.Value, StringComparer.Ordinal);
}
