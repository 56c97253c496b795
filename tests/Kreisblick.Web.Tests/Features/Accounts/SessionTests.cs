using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Features.Accounts;

/// <summary>One's own sessions: seen, ended, prolonged.</summary>
public sealed class SessionTests(Databases databases) : IClassFixture<Databases>
{
    private const string Page = "/konto/sitzungen";
    private static readonly Dictionary<string, string?> Nothing = new(StringComparer.Ordinal);

    private static readonly (Role, string?)[] Roles = [(Role.Professional, null)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task One_session_is_ended_from_another(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync(roles: [(Role.Provider, "x")]);
        using var phone = await portal.SignedInAsync(account.Id);
        portal.Time.Now += TimeSpan.FromMinutes(2);
        using var here = await portal.SignedInAsync(account.Id);

        var page = await here.PageAsync(Page);
        Assert.Equal(2, page.QuerySelectorAll(".factor-list > li").Length);
        Assert.Single(page.QuerySelectorAll(".factor-list form"));
        Assert.Contains("2 Stunden nach dem letzten Klick", page.QuerySelector(".lead")!.TextContent);
        var id = page.QuerySelector(".factor-list form button")!.GetAttribute("value")!;
        using var ended = await here.SendFormAsync(Page, Nothing, ".factor-list form", ("sitzung", id));
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);

        Assert.Equal(HttpStatusCode.SeeOther, (await phone.GetAsync("/konto", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/konto", Cancel)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Nobody_ends_somebody_elses_session(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync(roles: Roles);
        using var victim = await portal.SignedInAsync(account.Id);
        using var own = await portal.SignedInAsync(account.Id);
        var id = (await own.PageAsync(Page)).QuerySelector(".factor-list form button")!.GetAttribute("value")!;
        using var other = await portal.SignedInAsync(Role.Admin);
        using var tried = await other.SendFormAsync(Page, Nothing, "main form", ("sitzung", id));
        Assert.Equal(HttpStatusCode.OK, (await victim.GetAsync(Page, Cancel)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Everywhere_means_here_too(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync(roles: Roles);
        using var phone = await portal.SignedInAsync(account.Id);
        using var here = await portal.SignedInAsync(account.Id);
        using var left = await here.SendFormAsync(Page, Nothing, "main > form", ("alle", "ja"));
        Assert.Equal("/konto/abmelden", left.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.SeeOther, (await here.GetAsync(Page, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await phone.GetAsync(Page, Cancel)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Prolonging_lasts_as_long_as_a_click_but_never_beyond_twelve_hours(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        using var client = await portal.SignedInAsync(Role.Editor);
        portal.Time.Now += TimeSpan.FromMinutes(27);
        Assert.Equal(30 * 60, await ProlongAsync(client));
        for (var i = 0; i < 25; i++)
        {
            portal.Time.Now += TimeSpan.FromMinutes(27);
            await ProlongAsync(client);
        }
        // 26 × 27 minutes are 11 hours and 42 minutes.
        Assert.Equal(18 * 60, await ProlongAsync(client));
        portal.Time.Now += TimeSpan.FromMinutes(19);
        Assert.Equal(HttpStatusCode.SeeOther, (await client.GetAsync(Page, Cancel)).StatusCode);
    }

    private static async Task<int> ProlongAsync(HttpClient client)
    {
        using var answer = await SoftAuthenticator.AskAsync(client, "/konto", "/konto/verlaengern", new { });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("sekunden").GetInt32();
    }
}
