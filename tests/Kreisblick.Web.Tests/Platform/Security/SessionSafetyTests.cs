using System.Net;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Platform.Security;

/// <summary>Sessions that somebody else planted, kept, or holds on another node (bars 18, 23, 32, 33).</summary>
public sealed class SessionSafetyTests(Databases databases) : IClassFixture<Databases>
{
    private const string Email = "rita@test.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_planted_key_is_never_taken_over_and_an_old_one_ends_with_the_proof(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var secret = AuthenticatorCodes.NewSecret();
        await portal.AccountAsync(Email, secret, [(Role.Editor, null)]);
        var planted = new string('a', 64);
        using var victim = portal.Visitor();
        victim.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Name}={planted}");
        using var step = await victim.SendFormAsync(
            "/konto/anmelden",
            Form(("email", Email), ("passwort", SignedIn.Password))
        );
        victim.DefaultRequestHeaders.Remove("Cookie");
        victim.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Name}={planted}; {Cookie(step)}");
        using var inside = await victim.SendFormAsync("/konto/anmelden/code", Form(("code", portal.CodeOf(secret))));
        var key = Keys(inside).Single(c => c.StartsWith(SessionCookie.Name + "=", StringComparison.Ordinal));
        Assert.DoesNotContain(planted, key, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(portal, $"{SessionCookie.Name}={planted}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(portal, key));

        using var person = portal.Visitor();
        person.DefaultRequestHeaders.Add("Cookie", key);
        using var proven = await person.SendFormAsync("/konto/nachweis", Form(("passwort", SignedIn.Password)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(portal, Cookie(proven)));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(portal, key));
    }

    [Theory, EachDatabase]
    public async Task A_recovery_code_counts_once(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync(Email, roles: [(Role.Editor, null)]);
        string code;
        await using (var services = portal.Services.CreateAsyncScope())
        {
            var db = services.ServiceProvider.GetRequiredService<KreisblickDb>();
            var row = (await db.FindAsync<Account>([account.Id], Cancel))!;
            var change = new ChangeContext(account.Id.ToString(), "Test", portal.Time.Now, "web");
            code = (await services.ServiceProvider.GetRequiredService<RecoveryCodes>().RenewAsync(row, change, Cancel))[
                0
            ];
            await db.SaveChangesAsync(Cancel);
        }
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync());
        Assert.Equal(HttpStatusCode.OK, await TryAsync());

        async Task<HttpStatusCode> TryAsync()
        {
            portal.Time.Now += TimeSpan.FromMinutes(20);
            using var visitor = portal.Visitor();
            using var step = await visitor.SendFormAsync(
                "/konto/anmelden",
                Form(("email", Email), ("passwort", SignedIn.Password))
            );
            visitor.DefaultRequestHeaders.Add("Cookie", Cookie(step));
            using var answer = await visitor.SendFormAsync("/konto/anmelden/code", Form(("code", code)));
            return answer.StatusCode;
        }
    }

    [Theory, EachDatabase]
    public async Task Who_is_locked_on_one_node_is_out_on_the_other(DatabaseKind kind)
    {
        await using var first = await databases.FreshPortalAsync(kind);
        await using var second = new PortalFactory(first.Database);
        var account = await first.AccountAsync(Email, roles: [(Role.Editor, null)]);
        var key = $"{SessionCookie.Name}={await first.SessionAsync(account.Id)}";
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second, key));

        await using (var db = first.Database.Context())
        {
            (await db.FindAsync<Account>([account.Id], Cancel))!.Disable();
            await db.SaveChangesAsync(Cancel);
        }
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(first, key));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(second, key));
    }

    [Theory, EachDatabase]
    public async Task Two_counties_know_nothing_of_one_another_and_visitors_nothing_of_who_is_in(DatabaseKind kind)
    {
        await using var here = await databases.FreshPortalAsync(kind, seeded: true);
        await using var there = await databases.FreshPortalAsync(kind, seeded: true);
        var account = await here.AccountAsync(Email, roles: [(Role.Editor, null)]);
        await using (var db = here.Database.Context())
        {
            (await db.FindAsync<Account>([account.Id], Cancel))!.Rename("Kanarienvogel");
            await db.SaveChangesAsync(Cancel);
        }
        var key = $"{SessionCookie.Name}={await here.SessionAsync(account.Id)}";
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here, key));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(there, key));

        // The same public pages, first by somebody who is in, then by a visitor: the copies must not mix.
        using var inside = await here.SignedInAsync(account.Id);
        using var visitor = here.Visitor();
        var named = 0;
        foreach (
            var page in (await SamplePages.AllAsync(here)).Where(p =>
                !p.StartsWith("/verwaltung", StringComparison.Ordinal)
            )
        )
        {
            using var own = await inside.GetAsync(page, Cancel);
            named += (await own.Content.ReadAsStringAsync(Cancel)).Contains("Kanarienvogel", StringComparison.Ordinal)
                ? 1
                : 0;
            using var others = await visitor.GetAsync(page, Cancel);
            Assert.DoesNotContain(
                "Kanarienvogel",
                await others.Content.ReadAsStringAsync(Cancel),
                StringComparison.Ordinal
            );
        }
        Assert.InRange(named, 10, int.MaxValue);
    }

    [Theory]
    [InlineData("//boese.example")]
    [InlineData("https://boese.example")]
    [InlineData("/\\boese.example")]
    [InlineData("/%5cboese.example")]
    [InlineData("/\t/boese.example")]
    [InlineData("javascript:alert(1)")]
    public async Task The_proof_leads_nowhere_else(string next)
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        using var person = await portal.SignedInAsync(Role.Editor);
        using var proven = await person.SendFormAsync(
            "/konto/nachweis",
            Form(("passwort", SignedIn.Password), ("weiter", next))
        );
        Assert.Equal("/konto", proven.Headers.Location!.ToString());
    }

    private static async Task<HttpStatusCode> StatusAsync(PortalFactory portal, string cookie)
    {
        using var client = portal.Visitor();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await client.GetAsync("/konto", Cancel);
        return answer.StatusCode;
    }

    private static IEnumerable<string> Keys(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]);

    private static string Cookie(HttpResponseMessage answer) => Keys(answer).Single(c => !c.EndsWith('='));

    private static Dictionary<string, string?> Form(params (string Name, string Value)[] typed) =>
        typed.ToDictionary(t => t.Name, t => (string?)t.Value, StringComparer.Ordinal);
}
