using System.Net;
using AngleSharp.Dom;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Accounts.Manage;

/// <summary>What an administrator does with the accounts of others.</summary>
public sealed class AccountFileTests(Databases databases) : IClassFixture<Databases>
{
    private const string Email = "rita@test.example";
    private const string Reason = "grund-";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_locked_account_is_out_at_once_and_an_unlocked_one_may_come_back(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync(Email, roles: [(Role.Editor, null)]);
        using var inside = await portal.SignedInAsync(account.Id);
        using var administrator = await portal.SignedInAsync(Role.Admin);
        var page = "/verwaltung/konten/" + account.Id;

        using var silent = await ActAsync(administrator, page, "sperren", "");
        Assert.Contains("Geben Sie einen Grund an", await MainAsync(silent), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await inside.GetAsync("/konto", Cancel)).StatusCode);

        using var locked = await ActAsync(administrator, page, "sperren", "Ausgeschieden");
        Assert.Equal(page + "?erledigt=gesperrt", locked.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.SeeOther, (await inside.GetAsync("/konto", Cancel)).StatusCode);
        Assert.Contains(
            "Ausgeschieden",
            (await portal.MailAsync(Email, "konto-gesperrt")).Body!,
            StringComparison.Ordinal
        );
        using var refused = await SignInAsync(portal);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);

        var shown = (await administrator.PageAsync(page)).QuerySelector("main")!.TextContent;
        Assert.Contains("Gesperrt", shown, StringComparison.Ordinal);
        Assert.Contains("Ausgeschieden", shown, StringComparison.Ordinal);
        Assert.Contains("Testperson", shown, StringComparison.Ordinal);

        using var opened = await ActAsync(administrator, page, "entsperren", "Irrtum");
        Assert.Equal(page + "?erledigt=entsperrt", opened.Headers.Location!.ToString());
        portal.Time.Now += TimeSpan.FromMinutes(1);
        using var back = await SignInAsync(portal);
        Assert.StartsWith("/konto/anmelden/code", back.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Nobody_locks_the_own_account_or_the_last_administrator(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var first = await portal.AccountAsync(roles: [(Role.Admin, null)]);
        using var administrator = await portal.SignedInAsync(first.Id);
        var own = "/verwaltung/konten/" + first.Id;
        Assert.Null((await administrator.PageAsync(own)).QuerySelector("button[value=sperren]"));
        using var forged = await administrator.SendFormAsync(
            own,
            Form(("tun", "sperren"), (Reason + "sperren", "Ich mag nicht mehr"))
        );
        Assert.Contains("Das eigene Konto", await MainAsync(forged), StringComparison.Ordinal);
        using var lastRole = await administrator.SendFormAsync(
            own,
            Form(("tun", "nehmen"), ("rolle", "admin"), ("bereich", ""), (Reason + "nehmen", "Fertig"))
        );
        Assert.Contains("letzte Person", await MainAsync(lastRole), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(own, Cancel)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_lost_phone_is_replaced_by_link_and_password_together(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var lost = AuthenticatorCodes.NewSecret();
        var account = await portal.AccountAsync(Email, lost, [(Role.Editor, null)]);
        using var administrator = await portal.SignedInAsync(Role.Admin);
        using var sent = await ActAsync(
            administrator,
            "/verwaltung/konten/" + account.Id,
            "faktor",
            "Telefon verloren"
        );
        Assert.EndsWith("?erledigt=faktor", sent.Headers.Location!.ToString(), StringComparison.Ordinal);

        // The lost app is worth nothing from now on.
        using var thief = portal.Visitor();
        using var step = await SignInAsync(portal);
        thief.DefaultRequestHeaders.Add("Cookie", step.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var old = await thief.SendFormAsync("/konto/anmelden/code", Form(("code", portal.CodeOf(lost))));
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);

        var link = (await portal.MailAsync(Email, "konto-neuer-faktor")).Link();
        using var visitor = portal.Visitor();
        using var early = await visitor.GetAsync(link + "/app", Cancel);
        Assert.Equal(link, early.Headers.Location!.ToString());
        using var wrong = await visitor.SendFormAsync(link, Form(("passwort", "nicht das richtige Wort")));
        Assert.Contains("stimmt nicht", await MainAsync(wrong), StringComparison.Ordinal);
        using var right = await visitor.SendFormAsync(link, Form(("passwort", SignedIn.Password)));
        Assert.Equal(link + "/app", right.Headers.Location!.ToString());
        var secret = (await visitor.PageAsync(link + "/app"))
            .QuerySelector("main code")!
            .TextContent.Replace(" ", "", StringComparison.Ordinal);
        using var mistyped = await visitor.SendFormAsync(link + "/app", Form(("code", "000000")));
        Assert.Contains("Der Code stimmt nicht", await MainAsync(mistyped), StringComparison.Ordinal);
        using var done = await visitor.SendFormAsync(link + "/app", Form(("code", portal.CodeOf(secret))));
        Assert.Equal(10, (await done.DocumentAsync()).QuerySelectorAll("ol.codes li").Length);
        Assert.NotNull(await portal.MailAsync(Email, "konto-faktor-geaendert"));
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(link, Cancel)).StatusCode);

        portal.Time.Now += TimeSpan.FromMinutes(1);
        using var again = portal.Visitor();
        using var password = await SignInAsync(portal);
        again.DefaultRequestHeaders.Add("Cookie", password.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var code = await again.SendFormAsync("/konto/anmelden/code", Form(("code", portal.CodeOf(secret))));
        Assert.Equal(HttpStatusCode.SeeOther, code.StatusCode);
    }

    [Fact]
    public async Task Roles_are_given_and_taken_with_a_reason_and_without_any_the_own_account_stays()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        var account = await portal.AccountAsync(Email, roles: [(Role.Editor, null)]);
        using var administrator = await portal.SignedInAsync(Role.Admin);
        var page = "/verwaltung/konten/" + account.Id;
        using var without = await administrator.SendFormAsync(
            page,
            Form(("tun", "geben"), ("rolle", "department"), (Reason + "geben", "Neue Aufgabe"))
        );
        Assert.Contains("wofür die Rolle Fachamt", await MainAsync(without), StringComparison.Ordinal);
        using var given = await administrator.SendFormAsync(
            page,
            Form(
                ("tun", "geben"),
                ("rolle", "department"),
                ("bereich-department", "sozialamt"),
                (Reason + "geben", "Neue Aufgabe")
            )
        );
        Assert.EndsWith("?erledigt=rollen", given.Headers.Location!.ToString(), StringComparison.Ordinal);
        foreach (var (role, scope) in new[] { ("editor", ""), ("department", "sozialamt") })
        {
            using var taken = await administrator.SendFormAsync(
                page,
                Form(("tun", "nehmen"), ("rolle", role), ("bereich", scope), (Reason + "nehmen", "Wechsel"))
            );
            Assert.EndsWith("?erledigt=rollen", taken.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
        await using (var db = portal.Database.Context())
            Assert.False(await db.Set<GrantedRole>().AnyAsync(r => r.AccountId == account.Id, Cancel));

        using var inside = await portal.SignedInAsync(account.Id);
        Assert.Contains(
            "keine Rolle",
            (await inside.PageAsync("/konto")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, (await inside.GetAsync("/verwaltung", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await inside.GetAsync("/verwaltung/angebote", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_list_finds_by_name_role_and_state_and_is_ordered_by_column()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        using var administrator = await portal.SignedInAsync(Role.Admin);
        var names = new[] { "Özge Ünal", "Otto Müller", "Anna Zahn" };
        foreach (var (name, i) in names.Select((n, i) => (n, i)))
        {
            var account = await portal.AccountAsync(
                $"p{i}@test.example",
                roles: [(i == 0 ? Role.Planner : Role.Editor, null)]
            );
            await using var db = portal.Database.Context();
            var row = (await db.FindAsync<Account>([account.Id], Cancel))!;
            row.Rename(name);
            if (i == 2)
                row.Disable();
            row.SignedIn(portal.Time.Now - TimeSpan.FromDays(i));
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(["Otto Müller"], await NamesAsync("?q=mueller"));
        Assert.Equal(["Özge Ünal"], await NamesAsync("?rolle=planner"));
        Assert.Equal(["Anna Zahn"], await NamesAsync("?stand=gesperrt"));
        Assert.Equal(["Otto Müller"], await NamesAsync("?q=P1%40test"));
        Assert.Empty(await NamesAsync("?q=niemand"));
        // The administrator has never been seen to sign in by password.
        Assert.Equal(["Anna Zahn", "Otto Müller", "Özge Ünal"], Known(await NamesAsync("?sort=zuletzt")));
        Assert.Equal(["Anna Zahn", "Otto Müller", "Özge Ünal"], Known(await NamesAsync("")));
        // Values that nobody offers change nothing.
        Assert.Equal(4, (await NamesAsync("?sort=quatsch&seite=-7&rolle=koenigin&stand=x")).Count);

        IReadOnlyList<string> Known(IReadOnlyList<string> all) => [.. all.Where(names.Contains)];

        async Task<IReadOnlyList<string>> NamesAsync(string query) =>
            [
                .. (await administrator.PageAsync("/verwaltung/konten" + query))
                    .QuerySelectorAll("main tbody th")
                    .Select(th => th.TextContent),
            ];
    }

    [Fact]
    public async Task A_providers_role_is_for_an_organization_that_is_chosen_by_name()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var administrator = await portal.SignedInAsync(Role.Admin);
        var options = (await administrator.PageAsync("/verwaltung/konten/neu")).QuerySelectorAll(
            "select[name=bereich-provider] option[value]:not([value=''])"
        );
        await using var db = portal.Database.Context();
        Assert.Equal(
            await db.Set<Organization>().Select(o => o.Name).ToHashSetAsync(Cancel),
            options.Select(o => o.TextContent).ToHashSet(StringComparer.Ordinal)
        );
        var example = (await administrator.PageAsync("/verwaltung/konten?rolle=provider")).QuerySelector(
            "main tbody tr:has(th) td:nth-of-type(2)"
        )!;
        Assert.Contains(options, o => example.TextContent == "Träger: " + o.TextContent);
    }

    [Fact]
    public async Task Who_may_what_shows_every_right_with_its_roles()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var auditor = await portal.SignedInAsync(Role.Auditor);
        var page = await auditor.PageAsync("/verwaltung/rollen");
        var rows = page.QuerySelectorAll("main table:first-of-type tbody tr")
            .ToDictionary(
                tr => tr.QuerySelector("th")!.TextContent,
                tr => tr.QuerySelectorAll("td").Select(td => td.TextContent.Trim()).ToArray(),
                StringComparer.Ordinal
            );
        foreach (var right in Rights.All)
        foreach (var (role, reach) in right.Roles)
        {
            var cell = rows[right.German][reach is Reach.All ? 0 : 1];
            Assert.True(
                cell == "alle Rollen" || cell.Split(", ").Contains(RoleRule.Of(role).German),
                $"{right.Code}, {role}: {cell}"
            );
        }
    }

    private static Task<HttpResponseMessage> ActAsync(HttpClient client, string page, string act, string reason) =>
        client.SendFormAsync(page, Form(("tun", act), (Reason + act, reason)), $"form:has(button[value={act}])");

    private static async Task<HttpResponseMessage> SignInAsync(PortalFactory portal)
    {
        using var visitor = portal.Visitor();
        return await visitor.SendFormAsync("/konto/anmelden", Form(("email", Email), ("passwort", SignedIn.Password)));
    }

    private static async Task<string> MainAsync(HttpResponseMessage answer) =>
        (await answer.DocumentAsync()).QuerySelector("main")!.TextContent;

    private static Dictionary<string, string?> Form(params (string Name, string Value)[] typed) =>
        typed.ToDictionary(t => t.Name, t => (string?)t.Value, StringComparer.Ordinal);
}
