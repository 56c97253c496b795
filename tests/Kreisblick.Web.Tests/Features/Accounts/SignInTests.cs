using System.Net;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using OtpNet;

namespace Kreisblick.Web.Tests.Features.Accounts;

/// <summary>Password, second factor, session: what lets people in, and what keeps others out.</summary>
public sealed class SignInTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Password_and_code_lead_to_where_one_wanted_to_go(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var secret = AuthenticatorCodes.NewSecret();
        await portal.AccountAsync("rita@test.example", secret, [(Role.Editor, null)]);
        using var visitor = portal.Visitor();

        using var refused = await visitor.GetAsync("/verwaltung?a=b", Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
        var signIn = refused.Headers.Location!.ToString();
        Assert.Equal("/konto/anmelden?weiter=%2Fverwaltung%3Fa%3Db", signIn);

        using var password = await visitor.SendFormAsync(signIn, Typed("Rita@test.example", SignedIn.Password));
        Assert.Equal(HttpStatusCode.SeeOther, password.StatusCode);
        var step = Cookie(password, SessionCookie.StepName);
        Assert.Null(Cookie(password, SessionCookie.Name));

        visitor.DefaultRequestHeaders.Add("Cookie", step);
        using var code = await visitor.SendFormAsync(
            password.Headers.Location!.ToString(),
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = CodeOf(secret, portal) }
        );
        Assert.Equal(HttpStatusCode.SeeOther, code.StatusCode);
        Assert.Equal("/verwaltung?a=b", code.Headers.Location!.ToString());
        var cookie = code
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
        foreach (var flag in new[] { "path=/", "secure", "httponly", "samesite=lax" })
            Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);

        using var inside = portal.Visitor();
        inside.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        using var page = await inside.GetAsync("/verwaltung", Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.Contains("Redaktion", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_code_counts_once(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var secret = AuthenticatorCodes.NewSecret();
        await portal.AccountAsync("rita@test.example", secret);
        var code = CodeOf(secret, portal);

        Assert.Equal(HttpStatusCode.SeeOther, await BothStepsAsync(portal, code));
        Assert.Equal(HttpStatusCode.OK, await BothStepsAsync(portal, code));
        portal.Time.Now += TimeSpan.FromSeconds(30);
        Assert.Equal(HttpStatusCode.SeeOther, await BothStepsAsync(portal, CodeOf(secret, portal)));
        // Two steps behind is too old, even unused.
        portal.Time.Now += TimeSpan.FromMinutes(20);
        var old = CodeOf(secret, portal);
        portal.Time.Now += TimeSpan.FromSeconds(61);
        Assert.Equal(HttpStatusCode.OK, await BothStepsAsync(portal, old));
    }

    [Theory, EachDatabase]
    public async Task Unknown_wrong_and_closed_get_the_same_answer(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        await portal.AccountAsync("rita@test.example");
        var closed = await portal.AccountAsync("klaus@test.example");
        await ChangeAsync(portal, closed.Id, a => a.Disable());

        var answers = new List<string>();
        foreach (
            var (email, password) in new[]
            {
                ("niemand@test.example", SignedIn.Password),
                ("rita@test.example", "ein ganz anderes Passwort"),
                ("klaus@test.example", SignedIn.Password),
            }
        )
        {
            using var visitor = portal.Visitor();
            using var answer = await visitor.SendFormAsync("/konto/anmelden", Typed(email, password));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            var page = await answer.DocumentAsync();
            answers.Add(page.QuerySelector(".error-summary")!.TextContent);
        }
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Guessing_ends_after_ten_tries_and_hinders_nobody_who_is_in(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync("rita@test.example", roles: [(Role.Editor, null)]);
        using var inside = await portal.SignedInAsync(account.Id);

        var made = 0;
        for (var i = 0; i < 30; i++)
        {
            using var visitor = portal.Visitor();
            using var answer = await visitor.SendFormAsync(
                "/konto/anmelden",
                Typed("rita@test.example", "geraten geraten " + i)
            );
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                Assert.NotNull(answer.Headers.RetryAfter);
            else
                made++;
            portal.Time.Now += TimeSpan.FromSeconds(20);
        }
        Assert.InRange(made, 5, 10);
        Assert.Equal(HttpStatusCode.OK, (await inside.GetAsync("/verwaltung", Cancel)).StatusCode);

        portal.Time.Now += TimeSpan.FromMinutes(16);
        using var later = portal.Visitor();
        using var right = await later.SendFormAsync("/konto/anmelden", Typed("rita@test.example", SignedIn.Password));
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Many_tries_at_once_do_not_slip_through(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        await portal.AccountAsync("rita@test.example");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 25)
                .Select(async i =>
                {
                    using var visitor = portal.Visitor();
                    using var answer = await visitor.SendFormAsync(
                        "/konto/anmelden",
                        Typed("rita@test.example", "geraten geraten " + i)
                    );
                    return answer.StatusCode;
                })
        );
        Assert.InRange(answers.Count(a => a != HttpStatusCode.TooManyRequests), 0, SignInBudget.PerAccount);
    }

    [Theory, EachDatabase]
    public async Task A_session_ends_by_idleness_by_age_by_closing_the_account_and_by_signing_out(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync(roles: [(Role.Editor, null)]);

        using (var idle = await portal.SignedInAsync(account.Id))
        {
            portal.Time.Now += TimeSpan.FromMinutes(29);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(idle));
            portal.Time.Now += TimeSpan.FromMinutes(29);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(idle));
            portal.Time.Now += TimeSpan.FromMinutes(31);
            Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(idle));
        }
        using (var old = await portal.SignedInAsync(account.Id))
        {
            for (var i = 0; i < 35; i++)
            {
                portal.Time.Now += TimeSpan.FromMinutes(20);
                Assert.Equal(HttpStatusCode.OK, await StatusAsync(old));
            }
            portal.Time.Now += TimeSpan.FromMinutes(21);
            Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(old));
        }
        using (var leaving = await portal.SignedInAsync(account.Id))
        {
            using var left = await leaving.SendFormAsync(
                "/konto/abmelden",
                new Dictionary<string, string?>(StringComparer.Ordinal)
            );
            Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
            Assert.Equal("\"cache\"", left.Headers.GetValues("Clear-Site-Data").Single());
            Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(leaving));
        }
        using var closed = await portal.SignedInAsync(account.Id);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(closed));
        await ChangeAsync(portal, account.Id, a => a.Disable());
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(closed));
    }

    [Fact]
    public async Task An_empty_form_shows_no_error()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync("/konto/anmelden");
        Assert.Empty(page.QuerySelectorAll(".field-error, .has-error, [aria-invalid]"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_an_example_county_has_example_accounts_and_says_what_it_is(bool example)
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: example);
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync("/konto/anmelden");
        Assert.Equal(example, page.Body!.TextContent.Contains("redaktion@beispiel.example", StringComparison.Ordinal));
        Assert.Equal(example, page.QuerySelector(".official strong") is not null);
        await using var db = portal.Database.Context();
        Assert.Equal(example, db.Set<Account>().Any(a => a.IsExample));
    }

    [Theory]
    [InlineData("//boese.example")]
    [InlineData("https://boese.example")]
    [InlineData("/\\boese.example")]
    [InlineData("\\\\boese.example")]
    [InlineData("/%5cboese.example")]
    [InlineData("/%2f%2fboese.example")]
    [InlineData("/\t/boese.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/@boese.example")]
    [InlineData("")]
    public void Nobody_is_sent_elsewhere(string next) => Assert.Equal("/verwaltung", LocalPath.Or(next, "/verwaltung"));

    [Fact]
    public void Passwords_are_hashed_with_210_000_rounds_of_PBKDF2_SHA512()
    {
        var bytes = Convert.FromBase64String(new Passwords().Hash("egal"));
        // Format of ASP.NET Core Identity version 3: marker, PRF, rounds, each big-endian.
        Assert.Equal(1, bytes[0]);
        Assert.Equal(2u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1)));
        Assert.Equal(210_000u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/verwaltung", Cancel);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> BothStepsAsync(PortalFactory portal, string code)
    {
        using var visitor = portal.Visitor();
        using var password = await visitor.SendFormAsync(
            "/konto/anmelden",
            Typed("rita@test.example", SignedIn.Password)
        );
        visitor.DefaultRequestHeaders.Add("Cookie", Cookie(password, SessionCookie.StepName));
        using var answer = await visitor.SendFormAsync(
            "/konto/anmelden/code",
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code }
        );
        return answer.StatusCode;
    }

    private static Dictionary<string, string?> Typed(string email, string password) =>
        new(StringComparer.Ordinal) { ["email"] = email, ["passwort"] = password };

    private static string? Cookie(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? cookies.FirstOrDefault(c => c.StartsWith(name + "=", StringComparison.Ordinal))?.Split(';')[0]
            : null;

    private static string CodeOf(string secret, PortalFactory portal) =>
        new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(portal.Time.Now.UtcDateTime);

    private static async Task ChangeAsync(PortalFactory portal, Guid id, Action<Account> change)
    {
        await using var db = portal.Database.Context();
        change((await db.FindAsync<Account>([id], Cancel))!);
        await db.SaveChangesAsync(Cancel);
    }
}
