using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Architecture;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Platform.Security;

/// <summary>What people type is text and stays text: in pages, in queries, in paths (bars 20, 21, 29, 36).</summary>
public sealed class HostileContentTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Stored_markup_becomes_no_element_on_any_page(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        await HostileTexts.StoreAsync(portal.Database);
        using var visitor = portal.Visitor();
        var people = new Dictionary<Role, HttpClient>();
        var pages = (await SamplePages.AllAsync(portal))
            .Select(path => (Path: path, Role: (Role?)null))
            .Concat((await SamplePages.StaffAsync(portal)).Select(p => (p.Path, (Role?)p.Role)))
            .ToList();
        var (breaches, shown) = (new List<string>(), 0);
        foreach (var (path, role) in pages)
        {
            var client = visitor;
            if (role is { } known && !people.TryGetValue(known, out client!))
                people[known] = client = await portal.SignedInAsync(
                    known,
                    RoleRule.Of(known).ScopeRequired ? "eigen" : null
                );
            using var answer = await client.GetAsync(path, Cancel);
            var html = await answer.Content.ReadAsStringAsync(Cancel);
            if ((int)answer.StatusCode >= 500)
                breaches.Add($"{path}: {answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            shown += html.Contains(HostileTexts.Mark, StringComparison.Ordinal) ? 1 : 0;
            using var document = await new HtmlParser().ParseDocumentAsync(html);
            breaches.AddRange(Live(document).Select(e => $"{path}: {e}"));
        }
        Breaches.AssertNone(breaches);
        // Lists, offers, providers, accounts: the texts did reach the pages.
        Assert.InRange(shown, 15, int.MaxValue);
    }

    [Fact]
    public async Task The_search_for_live_markup_sees_it()
    {
        foreach (var payload in HostileTexts.All.Take(4))
        {
            using var document = await new HtmlParser().ParseDocumentAsync($"<p title=\"{payload}\">{payload}</p>");
            Assert.NotEmpty(Live(document));
        }
    }

    [Theory, EachDatabase]
    public async Task No_page_of_the_staff_breaks_or_reflects_what_stands_in_its_address(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        string[] names =
        [
            "q",
            "rolle",
            "stand",
            "sort",
            "seite",
            "erledigt",
            "fertig",
            "weiter",
            "thema",
            "monat",
            "gilt",
        ];
        string[] values =
        [
            "' OR '1'='1",
            "1; DROP TABLE accounts_accounts; --",
            "\" UNION SELECT name FROM sqlite_master --",
            "%' ESCAPE '\\",
            "\0",
            "99999999999999999999",
            "-1",
            "../../../etc/passwd",
            HostileTexts.All[1],
            HostileTexts.All[3],
        ];
        var people = new Dictionary<Role, HttpClient>();
        var breaches = new List<string>();
        var before = await AccountsAsync(portal);
        foreach (var (path, role) in await SamplePages.StaffAsync(portal))
        {
            if (!people.TryGetValue(role, out var client))
                people[role] = client = await portal.SignedInAsync(
                    role,
                    RoleRule.Of(role).ScopeRequired ? "eigen" : null
                );
            foreach (var value in values)
            {
                var query = string.Join('&', names.Select(n => n + "=" + Uri.EscapeDataString(value)));
                using var answer = await client.GetAsync($"{path}?{query}", Cancel);
                var html = await answer.Content.ReadAsStringAsync(Cancel);
                if ((int)answer.StatusCode >= 500)
                    breaches.Add($"{path} with {value}: {answer.StatusCode}");
                using var document = await new HtmlParser().ParseDocumentAsync(html);
                breaches.AddRange(Live(document).Select(e => $"{path} with {value}: {e}"));
                if (
                    html.Contains("Exception", StringComparison.Ordinal)
                    || html.Contains("root:", StringComparison.Ordinal)
                )
                    breaches.Add($"{path} with {value} says something of the inside");
            }
        }
        Breaches.AssertNone(breaches);
        Assert.Equal(before + people.Count, await AccountsAsync(portal));
    }

    [Theory, EachDatabase]
    public async Task A_condition_in_a_search_for_people_finds_nobody(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var administrator = await portal.SignedInAsync(Role.Admin);
        Assert.NotEmpty(await RowsAsync(""));
        foreach (var words in new[] { "' OR '1'='1", "x' OR 1=1 --", "%", "_", "' AND '1'='1", "*" })
            Assert.Empty(await RowsAsync("?q=" + Uri.EscapeDataString(words)));

        async Task<IReadOnlyList<IElement>> RowsAsync(string query) =>
            [.. (await administrator.PageAsync("/verwaltung/konten" + query)).QuerySelectorAll("main tbody tr")];
    }

    [Theory]
    [InlineData("/built/..%2f..%2fkreisblick.json")]
    [InlineData("/built/%2e%2e/%2e%2e/kreisblick.json")]
    [InlineData("/..%2f..%2f..%2fetc/passwd")]
    [InlineData("/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/built/..%5c..%5ckreisblick.json")]
    [InlineData("/kreisblick.db")]
    [InlineData("/.git/config")]
    [InlineData("/appsettings.json")]
    [InlineData("/verwaltung/import/..%2f..%2fkreisblick.db")]
    [InlineData("/hilfe/..%2f..%2fetc%2fpasswd.pdf")]
    public async Task No_address_leads_to_a_file_that_is_not_served(string address)
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        portal.UseKestrel(0);
        portal.StartServer();
        using var client = portal.CreateClient();
        using var answer = await client.GetAsync(new Uri(client.BaseAddress!, address), Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        // What is guarded leads to the sign-in; everything else is not there.
        if (answer.IsSuccessStatusCode)
            Assert.Equal("/konto/anmelden", answer.RequestMessage!.RequestUri!.AbsolutePath);
        else
            Assert.Contains((int)answer.StatusCode, new[] { 400, 404 });
        Assert.DoesNotContain("root:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite format", text, StringComparison.Ordinal);
    }

    /// <summary>Elements and attributes that only a payload can have made.</summary>
    private static IEnumerable<string> Live(IDocument document) =>
        document
            .All.Where(e =>
                e.LocalName.StartsWith(HostileTexts.Mark, StringComparison.OrdinalIgnoreCase)
                || (
                    e.LocalName is "script" && !e.HasAttribute("src") && e.GetAttribute("type") != "application/ld+json"
                )
                || e.Attributes.Any(a =>
                    a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                    || (
                        a.Name is "href" or "src" or "action" or "formaction"
                        && a.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
                    )
                )
            )
            .Select(e => e.OuterHtml.Length > 120 ? e.OuterHtml[..120] : e.OuterHtml);

    private static async Task<int> AccountsAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        return await db.Set<Account>().CountAsync(Cancel);
    }
}
