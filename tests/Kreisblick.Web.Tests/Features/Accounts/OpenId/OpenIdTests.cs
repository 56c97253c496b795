using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.OpenId;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Kreisblick.Web.Tests.Features.Accounts.OpenId;

/// <summary>Sign-in at the county's identity provider: with a real one, and with one that lies.</summary>
public sealed class OpenIdTests(Databases databases) : IClassFixture<Databases>
{
    private const string SignInPage = "/konto/anmelden";
    private const string Failed = "/konto/anmelden?extern=fehler";
    private static readonly Dictionary<string, string?> Nothing = new(StringComparer.Ordinal);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Connected_once_by_the_person_then_signs_in_with_our_second_factor(DatabaseKind kind)
    {
        await using var provider = await RealProvider.StartAsync();
        await using var portal = await PortalAsync(kind, provider.Authority);
        var secret = AuthenticatorCodes.NewSecret();
        var account = await portal.AccountAsync("rita@test.example", secret, [(Role.Editor, null)]);

        // Unknown there and here: nobody is let in by an address or a name.
        var (stranger, strangers) = KeptCookies.Of(portal);
        Assert.Equal("/konto/anmelden?extern=unbekannt", await SignInAsync(stranger));
        Assert.DoesNotContain(SessionCookie.Name, strangers.Kept.Keys);
        var told = await stranger.PageAsync("/konto/anmelden?extern=unbekannt");
        Assert.Contains("noch nicht verbunden", told.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);

        await ConnectAsync(portal, account.Id);
        await using var db = portal.Database.Context();
        var link = await db.Set<ExternalLogin>().SingleAsync(Cancel);
        Assert.Equal((account.Id, provider.Authority, "person-17"), (link.AccountId, link.Issuer, link.Subject));

        var (client, cookies) = KeptCookies.Of(portal);
        var code = await SignInAsync(client, next: "/konto/sitzungen");
        Assert.Equal("/konto/anmelden/code?weiter=%2Fkonto%2Fsitzungen", code);
        Assert.DoesNotContain(SessionCookie.Name, cookies.Kept.Keys);
        using var inside = await client.SendFormAsync(
            code,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["code"] = new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(portal.Time.Now.UtcDateTime),
            }
        );
        Assert.Equal("/konto/sitzungen", inside.Headers.Location!.ToString());
        Assert.Equal([SessionCookie.Name], cookies.Kept.Keys);
        Assert.NotNull(provider.Asked?.CodeChallenge);
        Assert.Equal("openid", provider.Asked.Scope);
    }

    [Theory]
    [InlineData("hoch", null, true)]
    [InlineData(null, "mfa", true)]
    [InlineData("niedrig", "pwd", false)]
    [InlineData(null, null, false)]
    public async Task The_providers_second_factor_counts_where_it_says_so(string? acr, string? amr, bool counts)
    {
        await using var provider = await RealProvider.StartAsync();
        (provider.Acr, provider.Amr) = (acr, amr);
        await using var portal = await PortalAsync(DatabaseKind.Sqlite, provider.Authority);
        var account = await portal.AccountAsync(roles: [(Role.Editor, null)]);
        await ConnectAsync(portal, account.Id);
        var (client, cookies) = KeptCookies.Of(portal);
        var next = await SignInAsync(client);
        Assert.Equal(counts, cookies.Kept.ContainsKey(SessionCookie.Name));
        Assert.Equal(counts ? "/verwaltung" : "/konto/anmelden/code?weiter=%2Fverwaltung", next);
        Assert.Equal("hoch", provider.Asked?.AcrValues);
    }

    [Fact]
    public async Task Only_short_lived_host_cookies_before_the_answer_and_none_after_it()
    {
        await using var provider = await RealProvider.StartAsync();
        await using var portal = await PortalAsync(DatabaseKind.Sqlite, provider.Authority);
        var (client, cookies) = KeptCookies.Of(portal);
        using var begun = await client.SendFormAsync(SignInPage, Nothing, "form[action$='/extern']");
        var set = begun.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, set.Count);
        Assert.All(
            set,
            c =>
            {
                Assert.StartsWith("__Host-", c, StringComparison.Ordinal);
                foreach (var flag in new[] { "path=/", "secure", "httponly", "samesite=lax", "expires=" })
                    Assert.Contains(flag, c, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("domain", c, StringComparison.OrdinalIgnoreCase);
                var until = c.Split(';')
                    .Select(p => p.Trim())
                    .Single(p => p.StartsWith("expires=", StringComparison.OrdinalIgnoreCase))[8..];
                Assert.InRange(
                    DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
                    portal.Time.Now,
                    portal.Time.Now + TimeSpan.FromMinutes(10)
                );
            }
        );
        await AnswerAsync(client, await AddressAsync(begun));
        Assert.Empty(cookies.Kept);
    }

    [Fact]
    public async Task A_connection_belongs_to_one_account_and_needs_a_fresh_proof()
    {
        await using var provider = await RealProvider.StartAsync();
        await using var portal = await PortalAsync(DatabaseKind.Sqlite, provider.Authority);
        var first = await portal.AccountAsync(roles: [(Role.Editor, null)]);
        var second = await portal.AccountAsync(roles: [(Role.Editor, null)]);
        await ConnectAsync(portal, first.Id);
        Assert.Equal("/konto/sicherheit?extern=vergeben", await ConnectAsync(portal, second.Id));

        // The proof was fresh at the press and is too old when the answer comes.
        provider.Subject = "person-18";
        var (client, cookies) = KeptCookies.Of(portal);
        await SignInOurselvesAsync(portal, cookies, second.Id);
        portal.Time.Now += TimeSpan.FromMinutes(9);
        using var begun = await client.SendFormAsync("/konto/sicherheit/anbieter", Nothing);
        var back = await AtProviderAsync(await AddressAsync(begun));
        portal.Time.Now += TimeSpan.FromMinutes(2);
        using var late = await client.GetAsync(back, Cancel);
        Assert.Equal("/konto/nachweis?weiter=%2Fkonto%2Fsicherheit", late.Headers.Location!.ToString());

        var (own, owners) = KeptCookies.Of(portal);
        await SignInOurselvesAsync(portal, owners, first.Id);
        using var parted = await own.SendFormAsync("/konto/sicherheit/anbieter", Nothing);
        Assert.Equal("/konto/sicherheit?erledigt=getrennt", parted.Headers.Location!.ToString());
        await using var db = portal.Database.Context();
        Assert.Equal(0, await db.Set<ExternalLogin>().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_lying_provider_lets_nobody_in()
    {
        (string Lie, string? Refusal)[] cases =
        [
            ("nothing", null),
            ("issuer", Failed),
            ("audience", Failed),
            ("expired", Failed),
            ("no end", Failed),
            ("not yet valid", Failed),
            ("alg none", Failed),
            ("no signature", Failed),
            ("signed with the client's secret", Failed),
            ("signed by somebody else", Failed),
            ("nonce of another sign-in", Failed),
            ("no nonce", Failed),
            ("no subject", Failed),
            ("state of another browser", Failed),
            ("altered state", Failed),
            ("answer played again", Failed),
            ("answer too late", Failed),
            ("unknown subject", "/konto/anmelden?extern=unbekannt"),
            ("closed account", "/konto/anmelden?extern=unbekannt"),
        ];
        await using var provider = await HostileProvider.StartAsync();
        await using var portal = await PortalAsync(DatabaseKind.Sqlite, provider.Authority);
        await Assert.AllAsync(cases, c => TryAsync(portal, provider, c.Lie, c.Refusal));
    }

    [Fact]
    public async Task A_provider_that_calls_itself_another_lets_nobody_in()
    {
        await using var provider = await HostileProvider.StartAsync();
        provider.Issuer = "https://boese.example";
        await using var portal = await PortalAsync(DatabaseKind.Sqlite, provider.Authority);
        await TryAsync(portal, provider, "issuer, and says so itself", Failed);
    }

    private static async Task TryAsync(PortalFactory portal, HostileProvider provider, string lie, string? refusal)
    {
        provider.BeHonest();
        var account = await portal.AccountAsync(roles: [(Role.Editor, null)]);
        var subject = account.Id.ToString();
        await using (var db = portal.Database.Context())
        {
            db.Add(ExternalLogin.Of(account.Id, provider.Authority, subject, portal.Time.Now));
            if (lie == "closed account")
                (await db.FindAsync<Account>([account.Id], Cancel))!.Disable();
            await db.SaveChangesAsync(Cancel);
        }
        var (client, cookies) = KeptCookies.Of(portal);
        using var begun = await client.SendFormAsync(SignInPage, Nothing, "form[action$='/extern']");
        var asked = HttpUtility.ParseQueryString(new Uri(await AddressAsync(begun)).Query);
        var now = portal.Time.Now;
        var claims = provider.Claims = provider.RightClaims(subject, asked["nonce"]!, now);
        claims["amr"] = new JsonArray("mfa");
        var state = asked["state"]!;
        Lie(lie, provider, claims, now);
        if (lie == "state of another browser")
            cookies.Drop("__Host-");
        if (lie == "altered state")
            state = state[..^4] + "AAAA";
        if (lie == "answer too late")
            portal.Time.Now += TimeSpan.FromMinutes(11);
        var back = $"{OpenIdScheme.AnswerPath}?code=x&state={Uri.EscapeDataString(state)}";
        if (lie == "answer played again")
        {
            using var first = await client.GetAsync(back, Cancel);
            Assert.Equal("/verwaltung", first.Headers.Location!.ToString());
            cookies.Drop(SessionCookie.Name);
        }

        using var answer = await client.GetAsync(back, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(refusal ?? "/verwaltung", answer.Headers.Location!.ToString());
        Assert.Equal(refusal is null, cookies.Kept.ContainsKey(SessionCookie.Name));
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task An_address_alone_begins_no_sign_in()
    {
        await using var provider = await HostileProvider.StartAsync();
        await using var portal = await PortalAsync(DatabaseKind.Sqlite, provider.Authority);
        using var visitor = portal.Visitor();
        using var got = await visitor.GetAsync("/konto/anmelden/extern", Cancel);
        Assert.Equal(SignInPage, got.Headers.Location!.ToString());
        using var forged = await visitor.PostAsync("/konto/anmelden/extern", new FormUrlEncodedContent([]), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.False(forged.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_provider_that_is_away_leaves_the_password()
    {
        await using var portal = await PortalAsync(DatabaseKind.Sqlite, "http://127.0.0.1:9");
        using var visitor = portal.Visitor();
        using var begun = await visitor.SendFormAsync(SignInPage, Nothing, "form[action$='/extern']");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, begun.StatusCode);
        Assert.Contains(
            "antwortet gerade nicht",
            (await begun.DocumentAsync()).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_settings_there_is_no_button()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var visitor = portal.Visitor();
        Assert.Null((await visitor.PageAsync(SignInPage)).QuerySelector("form[action$='/extern']"));
        using var answer = await visitor.GetAsync(OpenIdScheme.AnswerPath + "?code=x&state=y", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://anmeldung.example", "kreisblick", "geheim", 0)]
    [InlineData("http://anmeldung.example", "kreisblick", "geheim", 1)]
    [InlineData("anmeldung.example", "kreisblick", "geheim", 1)]
    [InlineData("https://anmeldung.example", "", "", 2)]
    [InlineData("", "", "", 0)]
    public void Wrong_settings_are_named(string authority, string client, string secret, int wrongs) =>
        Assert.Equal(
            wrongs,
            new OpenIdOptions
            {
                Authority = authority,
                ClientId = client,
                ClientSecret = secret,
            }
                .Wrongs()
                .Count
        );

    private static void Lie(string lie, HostileProvider provider, JsonObject claims, DateTimeOffset now)
    {
        switch (lie)
        {
            case "issuer" or "issuer, and says so itself":
                claims["iss"] = "https://boese.example";
                break;
            case "audience":
                claims["aud"] = "ein anderes Programm";
                break;
            case "expired":
                claims["exp"] = now.AddMinutes(-2).ToUnixTimeSeconds();
                break;
            case "no end":
                claims.Remove("exp");
                break;
            case "not yet valid":
                claims["nbf"] = now.AddMinutes(3).ToUnixTimeSeconds();
                break;
            case "alg none":
                provider.Algorithm = "none";
                break;
            case "no signature":
                provider.LeavesSignatureOut = true;
                break;
            case "signed with the client's secret":
                provider.Algorithm = "HS256";
                break;
            case "signed by somebody else":
                provider.SignsWithForeignKey = true;
                break;
            case "nonce of another sign-in":
                claims["nonce"] = "638000000000000000.eineandere";
                break;
            case "no nonce":
                claims.Remove("nonce");
                break;
            case "no subject":
                claims.Remove("sub");
                break;
            case "unknown subject":
                claims["sub"] = "person-99";
                break;
        }
    }

    private async Task<PortalFactory> PortalAsync(DatabaseKind kind, string authority)
    {
        var portal = await databases.FreshPortalAsync(
            kind,
            settings: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["SignIn:OpenId:Authority"] = authority,
                ["SignIn:OpenId:ClientId"] = RealProvider.Client,
                ["SignIn:OpenId:ClientSecret"] = RealProvider.Secret,
                ["SignIn:OpenId:Name"] = "Landratsamt",
                ["SignIn:OpenId:SecondFactorAcr:0"] = "hoch",
                ["SignIn:OpenId:SecondFactorAmr:0"] = "mfa",
            }
        );
        // The provider lives by the machine's clock.
        portal.Time.Now = TimeProvider.System.GetUtcNow();
        return portal;
    }

    /// <returns>Where the portal leads after the provider's answer.</returns>
    private static async Task<string> SignInAsync(HttpClient client, string? next = null)
    {
        using var begun = await client.SendFormAsync(
            SignInPage + (next is null ? "" : "?weiter=" + Uri.EscapeDataString(next)),
            Nothing,
            "form[action$='/extern']"
        );
        return await AnswerAsync(client, await AddressAsync(begun));
    }

    private static async Task<string> ConnectAsync(PortalFactory portal, Guid account)
    {
        var (client, cookies) = KeptCookies.Of(portal);
        await SignInOurselvesAsync(portal, cookies, account);
        using var begun = await client.SendFormAsync("/konto/sicherheit/anbieter", Nothing);
        return await AnswerAsync(client, await AddressAsync(begun));
    }

    private static async Task SignInOurselvesAsync(PortalFactory portal, KeptCookies cookies, Guid account)
    {
        using var signedIn = await portal.SignedInAsync(account);
        cookies.Put(
            SessionCookie.Name,
            signedIn.DefaultRequestHeaders.GetValues("Cookie").Single()[(SessionCookie.Name.Length + 1)..]
        );
    }

    private static async Task<string> AddressAsync(HttpResponseMessage begun)
    {
        var address = (await begun.DocumentAsync()).QuerySelector("main a.primary")?.GetAttribute("href");
        Assert.NotNull(address);
        Assert.Equal("0;url=" + address, begun.Headers.GetValues("Refresh").Single());
        return address;
    }

    private static async Task<string> AnswerAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(await AtProviderAsync(address), Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    /// <returns>Where the provider sends the browser back to.</returns>
    private static async Task<string> AtProviderAsync(string address)
    {
        using var elsewhere = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await elsewhere.GetAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.PathAndQuery;
    }
}
