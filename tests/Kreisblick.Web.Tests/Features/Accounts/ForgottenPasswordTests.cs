using System.Net;
using System.Text.RegularExpressions;
using Kreisblick.Web.Features.Accounts.ForgottenPassword;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Accounts;

/// <summary>A new password by mail: for the owner easy, for everybody else of no use and no news.</summary>
public sealed partial class ForgottenPasswordTests(Databases databases) : IClassFixture<Databases>
{
    private const string Email = "rita@test.example";
    private const string New = "Trompete Kaktus Fahrplan Regal";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_link_sets_a_new_password_and_ends_all_sessions_but_not_the_second_factor(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var secret = AuthenticatorCodes.NewSecret();
        var account = await portal.AccountAsync(Email, secret, [(Role.Editor, null)]);
        using var inside = await portal.SignedInAsync(account.Id);
        using var visitor = portal.Visitor();

        using var asked = await visitor.SendFormAsync("/konto/passwort", Typed("Rita@test.example"));
        Assert.Equal("/konto/passwort?gesendet=ja", asked.Headers.Location!.ToString());
        var link = (await portal.MailAsync(Email, "konto-passwort-vergessen")).Link();
        Assert.Equal(HttpStatusCode.OK, (await inside.GetAsync("/verwaltung", Cancel)).StatusCode);

        using var weak = await visitor.SendFormAsync(link, Password("kurz"));
        Assert.Equal(HttpStatusCode.OK, weak.StatusCode);
        portal.Time.Now += TimeSpan.FromSeconds(1);
        using var set = await visitor.SendFormAsync(link, Password(New));
        Assert.Equal("/konto/passwort/fertig", set.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.SeeOther, (await inside.GetAsync("/verwaltung", Cancel)).StatusCode);
        Assert.Equal("konto-passwort-geaendert", (await portal.MailsToAsync(Email))[^1].Template);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(link, Cancel)).StatusCode);

        using var old = await SignInAsync(portal, SignedIn.Password);
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        using var fresh = await SignInAsync(portal, New);
        Assert.StartsWith("/konto/anmelden/code", fresh.Headers.Location!.ToString(), StringComparison.Ordinal);
        visitor.DefaultRequestHeaders.Add("Cookie", fresh.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var code = await visitor.SendFormAsync(
            "/konto/anmelden/code",
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = portal.CodeOf(secret) }
        );
        Assert.Equal(HttpStatusCode.SeeOther, code.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Known_unknown_and_closed_addresses_look_the_same(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        await portal.AccountAsync(Email);
        var closed = await portal.AccountAsync("klaus@test.example");
        await using (var db = portal.Database.Context())
        {
            (await db.FindAsync<Account>([closed.Id], Cancel))!.Disable();
            await db.SaveChangesAsync(Cancel);
        }

        var answers = new List<string>();
        var rows = new List<string>();
        foreach (var address in new[] { Email, "niemand@test.example", "klaus@test.example" })
        {
            var before = await RowsAsync(portal);
            using var visitor = portal.Visitor();
            using var asked = await visitor.SendFormAsync("/konto/passwort", Typed(address));
            using var page = await visitor.GetAsync(asked.Headers.Location!.ToString(), Cancel);
            answers.Add(
                $"{asked.StatusCode} {asked.Headers.Location} {Token().Replace(await page.Content.ReadAsStringAsync(Cancel), "")}"
            );
            rows.Add(string.Join(' ', (await RowsAsync(portal)).Zip(before, (after, first) => after - first)));
        }
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        // The same rows are written, so that not even the time tells.
        Assert.Single(rows.Distinct(StringComparer.Ordinal));
        Assert.NotEqual("0 0", rows[0]);

        await portal.MailAsync(Email, "konto-passwort-vergessen");
        Assert.Empty(await portal.MailsToAsync("niemand@test.example"));
        Assert.Empty(await portal.MailsToAsync("klaus@test.example"));
    }

    [Theory, EachDatabase]
    public async Task The_link_ends_after_half_an_hour_and_with_a_newer_one(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        await portal.AccountAsync(Email);
        using var visitor = portal.Visitor();

        var first = await AskAsync(portal, visitor, count: 1);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(first, Cancel)).StatusCode);
        var second = await AskAsync(portal, visitor, count: 2);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(first, Cancel)).StatusCode);

        portal.Time.Now += TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(second, Cancel)).StatusCode);
        var form = await visitor.PageAsync(second);
        portal.Time.Now += TimeSpan.FromSeconds(1);
        var token = form.QuerySelector($"input[name={SessionAntiforgery.FieldName}]")!.GetAttribute("value")!;
        using var late = await visitor.PostAsync(
            second,
            new FormUrlEncodedContent([new(SessionAntiforgery.FieldName, token), new("passwort", New)]),
            Cancel
        );
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Contains("/konto/passwort\"", await late.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var unchanged = await SignInAsync(portal, SignedIn.Password);
        Assert.Equal(HttpStatusCode.SeeOther, unchanged.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Mailboxes_are_not_flooded_and_the_sign_in_stays_open(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        await portal.AccountAsync(Email);
        using var visitor = portal.Visitor();

        for (var i = 0; i < ResetBudget.PerNetwork; i++)
        {
            using var asked = await visitor.SendFormAsync("/konto/passwort", Typed(Email));
            Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        }
        using var many = await visitor.SendFormAsync("/konto/passwort", Typed("anderer@test.example"));
        Assert.Equal(HttpStatusCode.TooManyRequests, many.StatusCode);
        Assert.NotNull(many.Headers.RetryAfter);
        using var signIn = await SignInAsync(portal, SignedIn.Password);
        Assert.Equal(HttpStatusCode.SeeOther, signIn.StatusCode);

        await portal.RunJobsAsync(Cancel);
        Assert.Equal(ResetBudget.PerAddress, (await portal.MailsToAsync(Email)).Count);
        portal.Time.Now += TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1);
        await AskAsync(portal, visitor, count: ResetBudget.PerAddress + 1);
    }

    [Theory, EachDatabase]
    public async Task Hostile_addresses_get_a_sentence_and_no_mail(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        using var visitor = portal.Visitor();
        foreach (
            var typed in new[]
            {
                "",
                "keine Adresse",
                "a@b.example\r\nBcc: c@d.example",
                "a@b.example, c@d.example",
                "\"<script>alert(1)</script>\"@b.example",
                "' OR 1=1 --@b.example",
                new string('a', 300) + "@b.example",
            }
        )
        {
            using var answer = await visitor.SendFormAsync("/konto/passwort", Typed(typed));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.DocumentAsync();
            Assert.NotNull(page.QuerySelector("p.field-error"));
            Assert.Null(page.QuerySelector("main script"));
        }
        using var unreadable = await visitor.SendFormAsync("/konto/passwort", Typed("a@b.example\0"));
        Assert.Equal(HttpStatusCode.BadRequest, unreadable.StatusCode);
        await using var db = portal.Database.Context();
        Assert.False(await db.Set<Job>().AnyAsync(j => j.Kind == ForgottenHandler.JobKind, Cancel));
    }

    [Fact]
    public async Task Password_managers_find_the_page_where_the_password_is_changed()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync("/.well-known/change-password", Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/konto/passwort", answer.Headers.Location!.ToString());
    }

    private static async Task<string> AskAsync(PortalFactory portal, HttpClient visitor, int count)
    {
        // Mails of the same instant have no order.
        portal.Time.Now += TimeSpan.FromSeconds(1);
        using var asked = await visitor.SendFormAsync("/konto/passwort", Typed(Email));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        await portal.RunJobsAsync(Cancel);
        var mails = await portal.MailsToAsync(Email);
        Assert.Equal(count, mails.Count);
        return mails[^1].Link();
    }

    private static async Task<IReadOnlyList<int>> RowsAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        return
        [
            await db.Set<SignInFailure>().CountAsync(Cancel),
            await db.Set<Job>().CountAsync(j => j.Kind == ForgottenHandler.JobKind, Cancel),
        ];
    }

    private static Task<HttpResponseMessage> SignInAsync(PortalFactory portal, string password) =>
        portal
            .Visitor()
            .SendFormAsync(
                "/konto/anmelden",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["email"] = Email, ["passwort"] = password }
            );

    private static Dictionary<string, string?> Typed(string email) => new(StringComparer.Ordinal) { ["email"] = email };

    private static Dictionary<string, string?> Password(string password) =>
        new(StringComparer.Ordinal) { ["passwort"] = password };

    [GeneratedRegex("""name="__token" value="[^"]*"|[?&amp;]gesendet[^"]*""", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
