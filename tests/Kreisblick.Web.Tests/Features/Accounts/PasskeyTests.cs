using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Accounts;

/// <summary>Passkeys: the way in, and every answer that must not be one.</summary>
public sealed class PasskeyTests(Databases databases) : IClassFixture<Databases>
{
    private const string SignInPage = "/konto/anmelden";
    private const string SignIn = "/konto/passkey/anmelden";
    private const string AddPage = "/konto/sicherheit/passkey";
    private const string Add = "/konto/passkey/neu";
    private const string Prove = "/konto/passkey/nachweis";

    private static readonly (Role, string?)[] Roles = [(Role.Professional, null)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_passkey_alone_signs_in_and_leads_on(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync(roles: [(Role.Editor, null)]);
        using var device = await RegisteredAsync(portal, account.Id);

        using var visitor = portal.Visitor();
        using var signedIn = await AnswerAsync(visitor, device, next: "/konto/sitzungen");
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.Equal("/konto/sitzungen", (await JsonAsync(signedIn)).GetProperty("weiter").GetString());

        using var inside = portal.Visitor();
        inside.DefaultRequestHeaders.Add("Cookie", SessionOf(signedIn));
        using var page = await inside.GetAsync("/konto/sitzungen", Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task One_answer_counts_once(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync(roles: Roles);
        using var device = await RegisteredAsync(portal, account.Id);
        using var visitor = portal.Visitor();
        var (options, state) = await QuestionAsync(visitor, SignInPage, SignIn);
        var answer = new { credential = device.Get(options), state };

        using var first = await SoftAuthenticator.AskAsync(visitor, SignInPage, SignIn, answer);
        portal.Time.Now += TimeSpan.FromSeconds(1);
        using var second = await SoftAuthenticator.AskAsync(visitor, SignInPage, SignIn, answer);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (first.StatusCode, second.StatusCode));

        // Ten at once with one fresh answer: one gets in.
        var (again, fresh) = await QuestionAsync(visitor, SignInPage, SignIn);
        var same = new { credential = device.Get(again), state = fresh };
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(async _ =>
                {
                    using var one = portal.Visitor();
                    // A device that nobody has seen before: its row, too, is written by all of them.
                    one.DefaultRequestHeaders.UserAgent.ParseAdd("Neu/1.0");
                    using var got = await SoftAuthenticator.AskAsync(one, SignInPage, SignIn, same);
                    return got.StatusCode;
                })
        );
        Assert.Single(answers, HttpStatusCode.OK);
        Assert.All(answers.Where(a => a != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.BadRequest, a));
    }

    [Theory]
    [InlineData("other site")]
    [InlineData("other host")]
    [InlineData("no finger, face or PIN")]
    [InlineData("counter stands still")]
    [InlineData("another key")]
    [InlineData("question of another use")]
    [InlineData("altered state")]
    [InlineData("too old")]
    [InlineData("closed account")]
    [InlineData("somebody else's account")]
    [InlineData("no JSON")]
    public async Task A_wrong_answer_is_refused(string wrong)
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        var account = await portal.AccountAsync(roles: Roles);
        var other = await portal.AccountAsync(roles: Roles);
        using var device = await RegisteredAsync(portal, account.Id, count: 7);
        using var stranger = new SoftAuthenticator { UserHandle = device.UserHandle };
        using var visitor = portal.Visitor();
        var (options, state) = await QuestionAsync(visitor, SignInPage, SignIn);
        device.Count = 8;
        var used = device;
        switch (wrong)
        {
            case "other site":
                device.Origin = "https://boese.example";
                break;
            case "other host":
                device.Host = "boese.example";
                break;
            case "no finger, face or PIN":
                device.VerifiesUser = false;
                break;
            case "counter stands still":
                device.Count = 7;
                break;
            case "another key":
                used = stranger;
                break;
            case "question of another use":
                using (var inside = await portal.SignedInAsync(account.Id))
                    (options, state) = await QuestionAsync(inside, "/konto/nachweis", Prove);
                break;
            case "altered state":
                state = state[..^3] + "AAA";
                break;
            case "too old":
                portal.Time.Now += TimeSpan.FromMinutes(6);
                break;
            case "closed account":
                await ChangeAsync(portal, account.Id, a => a.Disable());
                break;
            case "somebody else's account":
                device.UserHandle = System.Buffers.Text.Base64Url.EncodeToString(
                    System.Text.Encoding.UTF8.GetBytes(other.Id.ToString("N"))
                );
                break;
        }
        var credential = wrong == "no JSON" ? "{" : used.Get(options);

        using var refused = await SoftAuthenticator.AskAsync(visitor, SignInPage, SignIn, new { credential, state });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        Assert.Contains(
            "Dieser Passkey passt zu keinem Konto",
            (await JsonAsync(refused)).GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory, EachDatabase]
    public async Task Guessing_of_others_does_not_hinder_a_passkey(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync("rita@test.example", roles: Roles);
        using var device = await RegisteredAsync(portal, account.Id);
        using var guesser = portal.Visitor();
        HttpStatusCode last;
        var tries = 0;
        do
        {
            using var guess = await guesser.SendFormAsync(
                SignInPage,
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["email"] = "rita@test.example",
                    ["passwort"] = "geraten geraten " + tries,
                }
            );
            last = guess.StatusCode;
        } while (last == HttpStatusCode.OK && ++tries < 20);
        Assert.Equal(HttpStatusCode.TooManyRequests, last);

        using var visitor = portal.Visitor();
        using var signedIn = await AnswerAsync(visitor, device);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_passkey_proves_who_one_is_and_the_session_gets_a_new_key(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync(roles: [(Role.Professional, null)]);
        using var device = await RegisteredAsync(portal, account.Id);
        using var client = await portal.SignedInAsync(account.Id);
        portal.Time.Now += TimeSpan.FromMinutes(11);
        using var asked = await client.GetAsync(AddPage, Cancel);
        Assert.Equal("/konto/nachweis?weiter=%2Fkonto%2Fsicherheit%2Fpasskey", asked.Headers.Location!.ToString());

        var (options, state) = await QuestionAsync(client, "/konto/nachweis", Prove);
        using var proven = await SoftAuthenticator.AskAsync(
            client,
            "/konto/nachweis",
            Prove,
            new
            {
                credential = device.Get(options),
                state,
                weiter = AddPage,
            }
        );
        Assert.Equal(HttpStatusCode.OK, proven.StatusCode);
        Assert.Equal(AddPage, (await JsonAsync(proven)).GetProperty("weiter").GetString());
        using var old = await client.GetAsync("/konto", Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, old.StatusCode);
        using var renewed = portal.Visitor();
        renewed.DefaultRequestHeaders.Add("Cookie", SessionOf(proven));
        Assert.Equal(HttpStatusCode.OK, (await renewed.GetAsync(AddPage, Cancel)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Adding_and_removing_ends_other_sessions_and_never_takes_the_last_way_in(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync(roles: [(Role.Editor, null)]);
        using var elsewhere = await portal.SignedInAsync(account.Id);
        using var here = await portal.SignedInAsync(account.Id);
        using var device = new SoftAuthenticator();
        await RegisterAsync(here, device, "Diensthandy");
        Assert.Equal(HttpStatusCode.SeeOther, (await elsewhere.GetAsync("/verwaltung", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/verwaltung", Cancel)).StatusCode);

        await ChangeAsync(portal, account.Id, a => a.SetPassword(null));
        var page = await here.PageAsync("/konto/sicherheit");
        var remove = page.QuerySelector("a[href^='/konto/sicherheit/passkey/']")!.GetAttribute("href")!;
        Assert.Contains("Diensthandy", page.QuerySelector(".factor-list")!.TextContent, StringComparison.Ordinal);
        var nothing = new Dictionary<string, string?>(StringComparer.Ordinal);
        using var last = await here.SendFormAsync(remove, nothing);
        Assert.Contains(
            "einziger Weg",
            (await last.DocumentAsync()).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );

        using var second = new SoftAuthenticator();
        await RegisterAsync(here, second, "Schlüsselbund");
        using var removed = await here.SendFormAsync(remove, nothing);
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        await using var db = portal.Database.Context();
        Assert.Equal("Schlüsselbund", (await db.Set<Passkey>().SingleAsync(Cancel)).Name);
    }

    [Theory, EachDatabase]
    public async Task Somebody_elses_passkey_can_be_neither_seen_nor_removed(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var owner = await portal.AccountAsync(roles: Roles);
        using var device = await RegisteredAsync(portal, owner.Id);
        await using var db = portal.Database.Context();
        var id = (await db.Set<Passkey>().SingleAsync(Cancel)).Id;
        using var other = await portal.SignedInAsync(Role.Admin);
        using var seen = await other.GetAsync($"/konto/sicherheit/passkey/{id}", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, seen.StatusCode);
    }

    [Theory]
    [InlineData(SignIn)]
    [InlineData(SignIn + "/frage")]
    [InlineData(Add)]
    [InlineData(Prove)]
    [InlineData("/konto/verlaengern")]
    public async Task Endpoints_of_scripts_want_the_token_in_a_header_and_json(string address)
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var client = await portal.SignedInAsync(Role.Editor);
        var token = (await client.PageAsync("/konto")).QuerySelector("input[name=__token]")!.GetAttribute("value")!;

        using var without = await client.PostAsJsonAsync(address, new { }, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        using var form = await client.PostAsync(address, new FormUrlEncodedContent([new("__token", token)]), Cancel);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { }) };
        foreign.Headers.Add("X-Form-Token", token);
        foreign.Headers.Add("Origin", "https://boese.example");
        using var refused = await client.SendAsync(foreign, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static async Task<SoftAuthenticator> RegisteredAsync(PortalFactory portal, Guid account, uint count = 0)
    {
        using var client = await portal.SignedInAsync(account);
        var device = new SoftAuthenticator { Count = count };
        await RegisterAsync(client, device, "Testgerät");
        portal.Time.Now += TimeSpan.FromSeconds(1);
        return device;
    }

    private static async Task RegisterAsync(HttpClient client, SoftAuthenticator device, string name)
    {
        var (options, state) = await QuestionAsync(client, AddPage, Add);
        using var added = await SoftAuthenticator.AskAsync(
            client,
            AddPage,
            Add,
            new
            {
                credential = device.Create(options),
                state,
                name,
            }
        );
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<HttpResponseMessage> AnswerAsync(
        HttpClient visitor,
        SoftAuthenticator device,
        string? next = null
    )
    {
        var (options, state) = await QuestionAsync(visitor, SignInPage, SignIn);
        return await SoftAuthenticator.AskAsync(
            visitor,
            SignInPage,
            SignIn,
            new
            {
                credential = device.Get(options),
                state,
                weiter = next,
            }
        );
    }

    private static async Task<(JsonElement Options, string State)> QuestionAsync(
        HttpClient client,
        string page,
        string address
    )
    {
        using var answer = await SoftAuthenticator.AskAsync(client, page, address + "/frage", new { });
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        var question = await JsonAsync(answer);
        return (question.GetProperty("options"), question.GetProperty("state").GetString()!);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

    private static string SessionOf(HttpResponseMessage answer) =>
        answer
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith(SessionCookie.Name, StringComparison.Ordinal))
            .Split(';')[0];

    private static async Task ChangeAsync(PortalFactory portal, Guid id, Action<Account> change)
    {
        await using var db = portal.Database.Context();
        change((await db.FindAsync<Account>([id], Cancel))!);
        await db.SaveChangesAsync(Cancel);
    }
}
