using System.Net;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OfferProposal = Kreisblick.Web.Features.Offers.Proposals.Proposal;

namespace Kreisblick.Web.Tests.Features.Accounts.Erasure;

/// <summary>An account that is erased: nothing of the person is left anywhere, and what was done stays whole.</summary>
public sealed class ErasureTests(Databases databases) : IClassFixture<Databases>
{
    private const string Email = "walpurga.saeuberlich@test.example";
    private const string Name = "Walpurga Säuberlich";
    private const string Own = "/konto/loeschen";
    private const string Cases = "/verwaltung/loeschungen";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_erased_person_is_in_no_column_of_any_table_and_the_chain_is_whole(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var officer = await portal.SignedInAsync(Role.DataProtection);
        using var administrator = await portal.SignedInAsync(Role.Admin);
        var person = await ErasedLife.LeadAsync(portal, administrator, Email, Name);
        using var inside = await portal.SignedInAsync(person);
        var before = await TracesAsync(portal);
        // Otherwise the search below would prove nothing.
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "accounts_accounts",
                "accounts_external_logins",
                "accounts_passkeys",
                "accounts_tokens",
                "offers_services",
                "platform_mail_outbox",
                "platform_messages",
            },
            before
        );

        using var silent = await inside.SendFormAsync(Own, Form());
        Assert.Contains("Kreuzen Sie an", await MainAsync(silent), StringComparison.Ordinal);
        using var asked = await inside.SendFormAsync(Own, Form(("einverstanden", "ja"), ("tun", "loeschen")));
        Assert.Equal(Own + "?erledigt=beantragt", asked.Headers.Location!.ToString());
        // Delivered to the folder of the example county; another one to somebody else still waits.
        Assert.NotNull(await portal.MailAsync(Email, "konto-loeschung-beantragt"));
        var folder = portal.Services.GetRequiredService<MailFolder>();
        Assert.Contains(await folder.ListAsync(Cancel), m => m.Text.Contains(Name, StringComparison.Ordinal));
        var told = new OutboxMail(
            "konto-rolle-vorgeschlagen",
            StoredText.Parse<EmailAddress>("zweite@test.example"),
            "Bitte bestätigen",
            $"{Name} soll die Rolle bekommen.",
            portal.Time.Now
        );
        await using (var db = portal.Database.Context())
        {
            db.Add(told);
            await db.SaveChangesAsync(Cancel);
        }
        var waiting = await inside.PageAsync(Own);
        Assert.NotNull(waiting.QuerySelector("button[value=behalten]"));

        var shown = (await officer.PageAsync(Cases)).QuerySelector("main")!;
        Assert.Contains(Name, shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("der Person selbst", shown.TextContent, StringComparison.Ordinal);
        using var done = await officer.SendFormAsync(Cases, Form(("tun", "loeschen")), "form:has(button.danger)");
        Assert.Equal(Cases + "?erledigt=geloescht", done.Headers.Location!.ToString());

        Assert.Empty(await TracesAsync(portal));
        Assert.DoesNotContain(await folder.ListAsync(Cancel), m => m.Text.Contains(Name, StringComparison.Ordinal));
        var others = (await portal.MailsToAsync("zweite@test.example")).Single(m => m.Id == told.Id);
        Assert.Matches("^Gelöschtes Konto [0-9A-F]{6} soll die Rolle bekommen.$", others.Body!);
        // The person is out at once and cannot come back; what was erased cannot be found by its number either.
        Assert.Equal(HttpStatusCode.SeeOther, (await inside.GetAsync("/konto", Cancel)).StatusCode);
        using var visitor = portal.Visitor();
        using var refused = await visitor.SendFormAsync(
            "/konto/anmelden",
            Form(("email", Email), ("passwort", SignedIn.Password))
        );
        Assert.Contains("stimmen nicht", await MainAsync(refused), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await administrator.GetAsync("/verwaltung/konten/" + person, Cancel)).StatusCode
        );
        var list = (await officer.PageAsync(Cases)).QuerySelector("main table")!.TextContent;
        Assert.Contains(
            "Gelöschtes Konto " + person.ToString("N")[^6..].ToUpperInvariant(),
            list,
            StringComparison.Ordinal
        );

        await using var left = portal.Database.Context();
        Assert.False(await left.Set<GrantedRole>().AnyAsync(r => r.AccountId == person, Cancel));
        Assert.False(await left.Set<Session>().AnyAsync(s => s.AccountId == person, Cancel));
        Assert.False(await left.Set<AccountToken>().AnyAsync(t => t.AccountId == person, Cancel));
        Assert.Equal(
            portal.Time.Now,
            (await left.Set<GroupMembership>().SingleAsync(m => m.AccountId == person, Cancel)).Until
        );
        // The proposal belongs to the provider and goes on; its history names the number.
        var proposal = await left.Set<OfferProposal>().SingleAsync(p => p.Author == person.ToString(), Cancel);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var draft = await editor.PageAsync("/verwaltung/traeger/entwurf/" + proposal.Id);
        Assert.DoesNotContain(Name, draft.Source.Text, StringComparison.Ordinal);
        Assert.True(await left.Set<AuditEvent>().AnyAsync(e => e.Who == person.ToString(), Cancel));
        Assert.IsType<AuditFinding.Intact>(await new AuditVerification(left).RunAsync([], Cancel));
    }

    [Theory, EachDatabase]
    public async Task Nobody_decides_about_the_own_request_and_the_last_administrator_stays(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var first = await portal.AccountAsync(Email, roles: [(Role.Admin, null)]);
        await SetStateAsync(portal, first.Id, a => a.Rename(Name));
        using var alone = await portal.SignedInAsync(first.Id);
        Assert.Null((await alone.PageAsync(Own)).QuerySelector("button[value=loeschen]"));
        // By hand, past the page.
        var token = await TokenAsync(alone, "/konto/daten");
        using var forged = await alone.PostAsync(
            Own,
            new FormUrlEncodedContent([token, new("einverstanden", "ja"), new("tun", "loeschen")]),
            Cancel
        );
        Assert.Contains("letzte Person", await MainAsync(forged), StringComparison.Ordinal);

        var second = await portal.AccountAsync("zweite@test.example", roles: [(Role.Admin, null)]);
        using var asked = await alone.SendFormAsync(Own, Form(("einverstanden", "ja"), ("tun", "loeschen")));
        Assert.Equal(Own + "?erledigt=beantragt", asked.Headers.Location!.ToString());
        Assert.DoesNotContain(
            Name,
            (await portal.MailAsync("zweite@test.example", "konto-loeschung-pruefen")).Body!,
            StringComparison.Ordinal
        );
        Assert.Null((await alone.PageAsync(Cases)).QuerySelector("main form button.danger"));
        await using (var db = portal.Database.Context())
        {
            var open = await db.Set<ErasureCase>().SingleAsync(Cancel);
            using var own = await alone.PostAsync(
                Cases,
                new FormUrlEncodedContent([
                    await TokenAsync(alone, "/konto/daten"),
                    new("antrag", open.Id.ToString()),
                    new("tun", "loeschen"),
                ]),
                Cancel
            );
            Assert.Contains("jemand anderes als Sie", await MainAsync(own), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, (await alone.GetAsync("/konto", Cancel)).StatusCode);

        // Meanwhile the other lost the right: who is last cannot go, whoever agrees.
        using var other = await portal.SignedInAsync(second.Id);
        await SetStateAsync(portal, second.Id, a => a.Disable());
        using var officer = await portal.SignedInAsync(Role.DataProtection);
        using var last = await officer.SendFormAsync(Cases, Form(("tun", "loeschen")), "form:has(button.danger)");
        Assert.Contains("letzte Person", await MainAsync(last), StringComparison.Ordinal);
        await SetStateAsync(portal, second.Id, a => a.Enable());
        using var gone = await other.SendFormAsync(Cases, Form(("tun", "loeschen")), "form:has(button.danger)");
        Assert.Equal(Cases + "?erledigt=geloescht", gone.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.SeeOther, (await alone.GetAsync("/konto", Cancel)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_request_is_taken_back_or_refused_with_a_reason_that_names_nobody(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var person = await portal.AccountAsync(Email, roles: [(Role.Editor, null)]);
        await SetStateAsync(portal, person.Id, a => a.Rename(Name));
        using var inside = await portal.SignedInAsync(person.Id);
        using var administrator = await portal.SignedInAsync(Role.Admin);
        using var officer = await portal.SignedInAsync(Role.DataProtection);

        await inside.SendFormAsync(Own, Form(("einverstanden", "ja"), ("tun", "loeschen")));
        using var kept = await inside.SendFormAsync(Own, Form(("tun", "behalten")));
        Assert.Equal(Own + "?erledigt=zurueckgenommen", kept.Headers.Location!.ToString());
        Assert.Empty((await officer.PageAsync(Cases)).QuerySelectorAll("main form"));

        portal.Time.Now += TimeSpan.FromMinutes(1);
        // Started by an administrator, with a reason that stays for ever and therefore names nobody.
        var file = "/verwaltung/konten/" + person.Id;
        using var named = await StartAsync(administrator, file, "Frau Saeuberlich ist ausgeschieden");
        Assert.Contains("keinen Namen", await MainAsync(named), StringComparison.Ordinal);
        using var started = await StartAsync(administrator, file, "Ausgeschieden");
        Assert.Equal(file + "?erledigt=loeschung", started.Headers.Location!.ToString());
        using var twice = await administrator.GetAsync(file, Cancel);
        Assert.Null((await twice.DocumentAsync()).QuerySelector("button[value=loeschen]"));
        Assert.Contains(
            "Grund: Ausgeschieden",
            (await portal.MailAsync(Email, "konto-loeschung-beantragt")).Body!,
            StringComparison.Ordinal
        );
        Assert.Null((await inside.PageAsync(Own)).QuerySelector("button[value=behalten]"));

        using var wordless = await RefuseAsync("");
        Assert.Contains("Geben Sie einen Grund an", await MainAsync(wordless), StringComparison.Ordinal);
        using var tooMuch = await RefuseAsync("Walpurga kommt wieder");
        Assert.Contains("keinen Namen", await MainAsync(tooMuch), StringComparison.Ordinal);
        using var refused = await RefuseAsync("Das Konto wird noch gebraucht");
        Assert.Equal(Cases + "?erledigt=abgelehnt", refused.Headers.Location!.ToString());
        Assert.Contains(
            "noch gebraucht",
            (await portal.MailAsync(Email, "konto-loeschung-abgelehnt")).Body!,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, (await inside.GetAsync("/konto", Cancel)).StatusCode);

        Task<HttpResponseMessage> RefuseAsync(string reason) =>
            officer.SendFormAsync(
                Cases,
                Form(("grund", reason), ("tun", "ablehnen")),
                "form:has(button[value=ablehnen])"
            );
    }

    [Fact]
    public async Task Where_nobody_else_could_decide_asking_is_enough()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        using var administrator = await portal.SignedInAsync(Role.Admin);
        var person = await portal.AccountAsync(Email);
        using var done = await StartAsync(administrator, "/verwaltung/konten/" + person.Id, "Ausgeschieden");
        Assert.Equal(Cases + "?erledigt=geloescht", done.Headers.Location!.ToString());
        await using var db = portal.Database.Context();
        Assert.Equal(
            AccountState.Erased,
            await db.Set<Account>().Where(a => a.Id == person.Id).Select(a => a.State).SingleAsync(Cancel)
        );
    }

    [Theory]
    [InlineData(Own, "editor")]
    [InlineData(Cases, "data-protection")]
    public async Task An_old_proof_is_not_enough(string page, string role)
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        using var inside = await portal.SignedInAsync(RoleRule.Find(role)!.Role);
        Assert.Equal(HttpStatusCode.OK, (await inside.GetAsync(page, Cancel)).StatusCode);
        portal.Time.Now += TimeSpan.FromMinutes(11);
        using var asked = await inside.GetAsync(page, Cancel);
        Assert.StartsWith("/konto/nachweis?", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The tables in which a part of the name or the address stands, in whatever column.</summary>
    private static async Task<HashSet<string>> TracesAsync(PortalFactory portal)
    {
        string[] wanted = ["walpurga", "säuberlich", "saeuberlich", @"s\u00e4uberlich"];
        await using var db = portal.Database.Context();
        var found = new HashSet<string>(StringComparer.Ordinal);
        var tables = await AllTables.OfAsync(db);
        Assert.Contains("platform_audit_events", tables);
        foreach (var table in tables)
        {
            var text = await TableText.OfAsync(db, table);
            if (Array.Exists(wanted, w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))
                found.Add(table);
        }
        return found;
    }

    private static async Task SetStateAsync(PortalFactory portal, Guid id, Action<Account> change)
    {
        await using var db = portal.Database.Context();
        change((await db.FindAsync<Account>([id], Cancel))!);
        await db.SaveChangesAsync(Cancel);
    }

    private static Task<HttpResponseMessage> StartAsync(HttpClient administrator, string file, string reason) =>
        administrator.SendFormAsync(
            file,
            Form(("tun", "loeschen"), ("grund-loeschen", reason)),
            "form:has(button[value=loeschen])"
        );

    private static async Task<KeyValuePair<string, string>> TokenAsync(HttpClient client, string page)
    {
        var input = (await client.PageAsync(page)).QuerySelector("main form[method=post] input[type=hidden]")!;
        return new(input.GetAttribute("name")!, input.GetAttribute("value")!);
    }

    private static async Task<string> MainAsync(HttpResponseMessage answer) =>
        (await answer.DocumentAsync()).QuerySelector("main")!.TextContent;

    private static Dictionary<string, string?> Form(params (string Name, string Value)[] typed) =>
        typed.ToDictionary(t => t.Name, t => (string?)t.Value, StringComparer.Ordinal);
}
