using System.Net;
using AngleSharp.Dom;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Accounts;

/// <summary>From the invitation to an account of one's own.</summary>
public sealed class InvitationTests(Databases databases) : IClassFixture<Databases>
{
    private const string Email = "tina@verein.example";
    private const string Password = "Trompete Kaktus Fahrplan Regal";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_invited_person_sets_up_the_account_and_is_in(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var link = await InviteAsync(
            portal,
            ("rolle", "department"),
            ("bereich-department", "sozialamt"),
            ("gruppe", "beirat")
        );
        using var visitor = portal.Visitor();

        var start = await visitor.PageAsync(link);
        foreach (var told in new[] { "Tina Wunderlich", "Testperson", "Fachamt: sozialamt", "Beirat", Email })
            Assert.Contains(told, start.Body!.TextContent, StringComparison.Ordinal);
        var password = start.QuerySelector("main a.primary")!.GetAttribute("href")!;

        using var weak = await visitor.SendFormAsync(password, Form(("passwort", "tina.wunderlich.26")));
        Assert.Equal(HttpStatusCode.OK, weak.StatusCode);
        Assert.Contains(
            "Das Passwort besteht fast nur aus Ihrem Namen",
            (await weak.DocumentAsync()).QuerySelector("p.field-error")!.TextContent,
            StringComparison.Ordinal
        );
        var app = await NextAsync(await visitor.SendFormAsync(password, Form(("passwort", Password))));

        var setup = await visitor.PageAsync(app);
        var secret = setup.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.NotNull(setup.QuerySelector("main svg.qr"));
        Assert.Contains(
            secret,
            setup.QuerySelector("main a[href^=otpauth]")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        using var wrong = await visitor.SendFormAsync(app, Form(("code", "000000")));
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Equal(
            secret,
            (await wrong.DocumentAsync())
                .QuerySelector("main code")!
                .TextContent.Replace(" ", "", StringComparison.Ordinal)
        );
        var codes = await NextAsync(await visitor.SendFormAsync(app, Form(("code", portal.CodeOf(secret)))));

        using var shown = await visitor.SendFormAsync(codes, Form(), button: ("tun", "neu"));
        var page = await shown.DocumentAsync();
        var made = page.QuerySelectorAll("ol.codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, made.Distinct(StringComparer.Ordinal).Count());
        using var file = await visitor.PostAsync(
            codes,
            Content(page, ("tun", "datei"), ("blatt", page.QuerySelector("input[name=blatt]")!.GetAttribute("value")!)),
            Cancel
        );
        Assert.Equal("text/plain", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        var sheet = await file.Content.ReadAsStringAsync(Cancel);
        Assert.All(made, c => Assert.Contains(c, sheet, StringComparison.Ordinal));
        Assert.Equal(AccountState.Invited, (await AccountAsync(portal)).State);

        using var done = await visitor.PostAsync(codes, Content(page, ("tun", "fertig")), Cancel);
        Assert.Equal("/verwaltung", await NextAsync(done));
        var cookie = done
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
        using var inside = portal.Visitor();
        inside.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        var workplace = await inside.PageAsync("/verwaltung");
        Assert.Contains(
            "Tina Wunderlich",
            workplace.QuerySelector(".person-bar")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(AccountState.Active, (await AccountAsync(portal)).State);
        Assert.Single(await portal.MailsToAsync(Email));

        using var again = await visitor.GetAsync(link, Cancel);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Contains("/konto/anmelden", await again.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Nobody_skips_a_step(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var link = await InviteAsync(portal);
        using var visitor = portal.Visitor();

        foreach (var (step, leadsTo) in new[] { ("/codes", "/app"), ("/app", "/passwort") })
            Assert.Equal(link + leadsTo, await NextAsync(await visitor.GetAsync(link + step, Cancel)));
        var form = await visitor.PageAsync(link + "/passwort");
        foreach (var act in new[] { "neu", "fertig" })
            Assert.Equal(
                link + "/app",
                await NextAsync(await visitor.PostAsync(link + "/codes", Content(form, ("tun", act)), Cancel))
            );
        Assert.Equal(
            link + "/passwort",
            await NextAsync(await visitor.PostAsync(link + "/app", Content(form, ("code", "123456")), Cancel))
        );
        Assert.Equal(AccountState.Invited, (await AccountAsync(portal)).State);

        // With password and factor, but without codes put away: not yet either.
        await visitor.SendFormAsync(link + "/passwort", Form(("passwort", Password)));
        var secret = (await visitor.PageAsync(link + "/app"))
            .QuerySelector("main code")!
            .TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.SendFormAsync(link + "/app", Form(("code", portal.CodeOf(secret))));
        Assert.Equal(
            link + "/app",
            await NextAsync(await visitor.PostAsync(link + "/codes", Content(form, ("tun", "fertig")), Cancel))
        );
        Assert.Equal(AccountState.Invited, (await AccountAsync(portal)).State);
    }

    [Theory, EachDatabase]
    public async Task Links_that_are_over_used_or_altered_say_so_kindly_and_do_nothing(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var link = await InviteAsync(portal);
        using var visitor = portal.Visitor();
        var form = await visitor.PageAsync(link + "/passwort");

        var token = link[(link.LastIndexOf('/') + 1)..];
        string[] altered =
        [
            token[..^1] + (token[^1] == 'A' ? 'B' : 'A'),
            token[..^1],
            token + "A",
            "x",
            new string('a', 3000),
            "%0A%0D",
            "'%20OR%201=1--",
            "%C3%A4%E2%80%AE",
        ];
        var texts = new List<string>();
        foreach (var wrong in altered)
        foreach (var step in new[] { "", "/passwort", "/app", "/codes" })
        {
            using var answer = await visitor.GetAsync("/konto/einladung/" + wrong + step, Cancel);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            texts.Add((await answer.DocumentAsync()).QuerySelector("main")!.TextContent);
            if (step.Length > 0)
                using (
                    var post = await visitor.PostAsync(
                        "/konto/einladung/" + wrong + step,
                        Content(form, ("passwort", Password)),
                        Cancel
                    )
                )
                    Assert.Equal(HttpStatusCode.Gone, post.StatusCode);
        }
        Assert.Single(texts.Distinct(StringComparer.Ordinal));

        portal.Time.Now += TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link, Cancel)).StatusCode);
        portal.Time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(link, Cancel)).StatusCode);
        Assert.Null((await AccountAsync(portal)).PasswordHash);
    }

    [Theory, EachDatabase]
    public async Task Looking_at_a_link_changes_nothing_and_the_page_repeats_it_nowhere_else(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var link = await InviteAsync(portal);
        var token = link[(link.LastIndexOf('/') + 1)..];
        using var visitor = portal.Visitor();
        await visitor.SendFormAsync(link + "/passwort", Form(("passwort", Password)));
        var before = await SnapshotAsync(portal);

        for (var i = 0; i < 3; i++)
            foreach (var step in new[] { "", "/passwort", "/app", "/codes" })
            {
                using var answer = await visitor.GetAsync(link + step, Cancel);
                Assert.False(answer.Headers.Contains("Set-Cookie"));
                var page = await answer.DocumentAsync();
                Assert.DoesNotContain(
                    page.QuerySelectorAll("head *, .print-header *, nav a, footer a"),
                    e => e.OuterHtml.Contains(token, StringComparison.Ordinal)
                );
            }
        Assert.Equal(before, await SnapshotAsync(portal));
    }

    [Theory, EachDatabase]
    public async Task What_is_stored_of_a_link_cannot_be_used_as_one(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var link = await InviteAsync(portal);
        var token = link[(link.LastIndexOf('/') + 1)..];
        Assert.True(token.Length >= 43, "256 bits in Base64");
        using var visitor = portal.Visitor();
        await visitor.SendFormAsync(link + "/passwort", Form(("passwort", Password)));
        var setup = await visitor.PageAsync(link + "/app");
        var secret = setup.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

        await using var db = portal.Database.Context();
        foreach (
            var type in db
                .Model.GetEntityTypes()
                .Where(t => t.ClrType != typeof(Kreisblick.Web.Platform.Mail.OutboxMail))
        )
        {
            var rows = await TableText.OfAsync(db, type.GetTableName()!);
            foreach (var secretText in new[] { token, secret, Password })
                Assert.DoesNotContain(secretText, rows, StringComparison.Ordinal);
        }
        var stored = await db.Set<AccountToken>().SingleAsync(t => t.Purpose == TokenPurpose.Invitation, Cancel);
        using var answer = await visitor.GetAsync("/konto/einladung/" + stored.Hash, Cancel);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Two_who_finish_at_once_get_one_account(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var link = await InviteAsync(portal);
        using var visitor = portal.Visitor();
        await visitor.SendFormAsync(link + "/passwort", Form(("passwort", Password)));
        var secret = (await visitor.PageAsync(link + "/app"))
            .QuerySelector("main code")!
            .TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.SendFormAsync(link + "/app", Form(("code", portal.CodeOf(secret))));
        using var shown = await visitor.SendFormAsync(link + "/codes", Form(), button: ("tun", "neu"));
        var page = await shown.DocumentAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => visitor.PostAsync(link + "/codes", Content(page, ("tun", "fertig")), Cancel))
        );
        Assert.Single(answers, a => a.Headers.Contains("Set-Cookie"));
        await using var db = portal.Database.Context();
        Assert.Equal(1, await db.Set<Session>().CountAsync(s => s.Device != "Test", Cancel));
    }

    private static async Task<string> InviteAsync(PortalFactory portal, params (string, string)[] more)
    {
        using var administrator = await portal.SignedInAsync(Role.Admin);
        using var sent = await administrator.SendFormAsync(
            "/verwaltung/konten/neu",
            Form([("email", Email), ("name", "Tina Wunderlich"), .. more.Length > 0 ? more : [("rolle", "editor")]])
        );
        Assert.StartsWith("/verwaltung/konten/neu?eingeladen=", await NextAsync(sent), StringComparison.Ordinal);
        return (await portal.MailAsync(Email, "konto-einladung")).Link();
    }

    private static Dictionary<string, string?> Form(params (string Name, string Value)[] typed) =>
        typed.ToDictionary(t => t.Name, t => (string?)t.Value, StringComparer.Ordinal);

    /// <summary>What a form of that page sends besides what one types: its token against forged requests.</summary>
    private static FormUrlEncodedContent Content(IDocument page, params (string Name, string Value)[] typed) =>
        new(
            typed
                .Append(
                    (
                        SessionAntiforgery.FieldName,
                        page.QuerySelector($"input[name={SessionAntiforgery.FieldName}]")!.GetAttribute("value")!
                    )
                )
                .Select(t => new KeyValuePair<string, string>(t.Item1, t.Item2))
        );

    private static async Task<string> NextAsync(HttpResponseMessage answer)
    {
        Assert.True(
            answer.StatusCode == HttpStatusCode.SeeOther,
            $"{answer.StatusCode}: {(await answer.DocumentAsync()).QuerySelector("main")?.TextContent}"
        );
        return answer.Headers.Location!.ToString();
    }

    private static async Task<Account> AccountAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        return await db.Set<Account>().AsNoTracking().SingleAsync(a => a.EmailKey == Email, Cancel);
    }

    private static async Task<string> SnapshotAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        var rows = new List<string>();
        foreach (
            var type in db
                .Model.GetEntityTypes()
                .Where(t => t.GetTableName()!.StartsWith("accounts_", StringComparison.Ordinal))
        )
            rows.Add(await TableText.OfAsync(db, type.GetTableName()!));
        return string.Join('\n', rows);
    }
}
