using System.Net;
using Kreisblick.Web.Features.Accounts.FirstAdministrator;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Kreisblick.Web.Tests.Platform.Cli;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Accounts;

/// <summary>How the first administrator comes into a new installation, and nobody else that way.</summary>
public sealed class FirstAdministratorTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_code_from_the_console_leads_to_the_first_account(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        using var visitor = portal.Visitor();
        var code = await CodeAsync(portal);

        using var wrong = await visitor.SendFormAsync(
            "/konto/einrichtung",
            Typed("abcd-efgh", "anke@kreis.example", "\u202e")
        );
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Equal(2, (await wrong.DocumentAsync()).QuerySelectorAll("p.field-error").Length);

        // Typed as people type: capitals, blanks instead of hyphens.
        using var right = await visitor.SendFormAsync(
            "/konto/einrichtung",
            Typed(" " + code.Replace('-', ' ').ToUpperInvariant(), "anke@kreis.example", "  Anke \u202eVerwaltung ")
        );
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        var password = right.Headers.Location!.ToString();
        Assert.StartsWith("/konto/einladung/", password, StringComparison.Ordinal);

        await visitor.SendFormAsync(password, Form(("passwort", "Trompete Kaktus Fahrplan Regal")));
        var link = password[..password.LastIndexOf('/')];
        var secret = (await visitor.PageAsync(link + "/app"))
            .QuerySelector("main code")!
            .TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.SendFormAsync(link + "/app", Form(("code", portal.CodeOf(secret))));
        using var shown = await visitor.SendFormAsync(link + "/codes", Form(), button: ("tun", "neu"));
        var token = (await shown.DocumentAsync()).QuerySelector("input[name=__token]")!.GetAttribute("value")!;
        using var done = await visitor.PostAsync(
            link + "/codes",
            new FormUrlEncodedContent([new("tun", "fertig"), new("__token", token)]),
            Cancel
        );
        Assert.Equal("/verwaltung", done.Headers.Location!.ToString());

        await using var db = portal.Database.Context();
        var account = await db.Set<Account>().SingleAsync(Cancel);
        Assert.Equal((AccountState.Active, "Anke Verwaltung"), (account.State, account.Name));
        Assert.Equal(Role.Admin, (await db.Set<GrantedRole>().SingleAsync(Cancel)).Role);
        using var closed = await visitor.GetAsync("/konto/einrichtung", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => CodeAsync(portal));
    }

    [Theory, EachDatabase]
    public async Task The_code_ends_after_a_day_with_its_use_and_with_a_newer_one(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        using var visitor = portal.Visitor();
        var first = await CodeAsync(portal);
        var second = await CodeAsync(portal);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.OK, await TryAsync(visitor, first));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => TryAsync(visitor, second, $"anke{i}@kreis.example"))
        );
        Assert.Single(answers, a => a == HttpStatusCode.SeeOther);
        await using var db = portal.Database.Context();
        Assert.Single(await db.Set<Account>().ToListAsync(Cancel));

        var third = await CodeAsync(portal);
        portal.Time.Now += TimeSpan.FromDays(1);
        Assert.Equal(HttpStatusCode.OK, await TryAsync(visitor, third));
    }

    [Theory, EachDatabase]
    public async Task Who_did_not_get_to_the_end_begins_again_with_the_same_address(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        using var visitor = portal.Visitor();
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(visitor, await CodeAsync(portal)));
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(visitor, await CodeAsync(portal)));
        await using var db = portal.Database.Context();
        Assert.Single(await db.Set<Account>().ToListAsync(Cancel));
        Assert.Single(await db.Set<GrantedRole>().ToListAsync(Cancel));
        Assert.Equal(
            1,
            await db.Set<AccountToken>()
                .CountAsync(t => t.Purpose == TokenPurpose.Invitation && t.UsedAt == null, Cancel)
        );
    }

    [Theory, EachDatabase]
    public async Task The_example_county_has_no_such_page(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync("/konto/einrichtung", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_console_shows_the_code_and_the_command_a_new_one()
    {
        var folder = Directory.CreateTempSubdirectory("kreisblick-admin-");
        try
        {
            string[] settings = ["--data", folder.FullName, "--Example=false"];
            var port = ProgramRun.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
            await using (var run = ProgramRun.Start(["serve", "--port", port, .. settings]))
            {
                await run.SaysAsync($"http://localhost:{port}/konto/einrichtung");
                await run.StopAsync();
            }
            var (code, output, _) = await ProgramRun.RunAsync(["admin-code", .. settings]);
            Assert.Equal(0, code);
            Assert.Matches(@"Code:  ([0-9a-z]{4}-){6}[0-9a-z]{4}", output);
            var (refused, _, why) = await ProgramRun.RunAsync("admin-code", "--data", folder.FullName);
            Assert.Equal(1, refused);
            Assert.Contains("Beispielkreis", why, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> CodeAsync(PortalFactory portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<FirstAdministratorHandler>().IssueAsync(Cancel);
        return link!.Secret;
    }

    private static async Task<HttpStatusCode> TryAsync(
        HttpClient visitor,
        string code,
        string email = "anke@kreis.example"
    )
    {
        using var answer = await visitor.SendFormAsync("/konto/einrichtung", Typed(code, email, "Anke Verwaltung"));
        return answer.StatusCode;
    }

    private static Dictionary<string, string?> Typed(string code, string email, string name) =>
        Form(("code", code), ("email", email), ("name", name));

    private static Dictionary<string, string?> Form(params (string Name, string Value)[] typed) =>
        typed.ToDictionary(t => t.Name, t => (string?)t.Value, StringComparer.Ordinal);
}
