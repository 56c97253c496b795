using Kreisblick.Web.Features.Offers.SearchLog;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Retention;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.SearchLog;

/// <summary>What people search is counted; who they are is nowhere.</summary>
public sealed class SearchLogTests(Databases databases) : IClassFixture<Databases>
{
    private const string Page = "/verwaltung/suche";
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task From_five_on_a_word_is_shown_taught_and_noted(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        // No word of any offer; three days make it known.
        for (var day = 0; day < 4; day++)
        {
            await SearchAsync(portal, "Zwirbelkram", visitors: 2, "&ort=K%C3%B6rner");
            portal.Time.Now += TimeSpan.FromDays(1);
        }
        using var editor = await portal.SignedInAsync(Role.Editor);
        await FlushAsync(portal);
        var four = (await editor.PageAsync(Page)).QuerySelector("main")!.TextContent;
        Assert.DoesNotContain("zwirbelkram", four, StringComparison.Ordinal);
        await SearchAsync(portal, "zwirbelkram", visitors: 3, "");
        await FlushAsync(portal);
        var page = (await editor.PageAsync(Page)).QuerySelector("main")!.TextContent;
        Assert.Contains("zwirbelkram", page, StringComparison.Ordinal);
        // Seven in the county; in Körner only four, and those are not shown.
        Assert.DoesNotContain("Körner", page, StringComparison.Ordinal);
        Assert.Contains(
            "Suchen ohne Treffer in den letzten 30 Tagen, mindestens fünfmal: 1",
            (await editor.PageAsync("/verwaltung")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );

        using (var noted = await editor.SendFormAsync(Page, Typed(), "main form[action$=notiz]"))
            Assert.Equal(Page + "?fertig=notiert", noted.Headers.Location!.ToString());
        await using var db = portal.Database.Context();
        var message = await db.Set<Message>().SingleAsync(Cancel);
        Assert.Equal(MessageKind.MissingOffer, message.Kind);
        Assert.Contains("zwirbelkram", message.Text, StringComparison.Ordinal);

        using (
            var taught = await editor.SendFormAsync(
                Page + "/woerter",
                Typed(("wort", " Zwirbelkram "), ("thema", "02.1")),
                "main form[action='/verwaltung/suche/woerter']"
            )
        )
            Assert.Contains("fertig=gelernt", taught.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var visitor = portal.Visitor();
        while (await HitsAsync(visitor, "zwirbelkram") == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancel);
        var tried = await editor.PageAsync(Page + "/woerter?probe=zwirbelkram");
        Assert.DoesNotContain("keine", tried.QuerySelector("main dl.facts dd")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("führt zum Thema", tried.QuerySelector("main ol li")!.TextContent, StringComparison.Ordinal);
        using var removed = await editor.SendFormAsync(Page + "/woerter", Typed(), "main form[action$=entfernen]");
        Assert.Contains("fertig=entfernt", removed.Headers.Location!.ToString(), StringComparison.Ordinal);
        while (await HitsAsync(visitor, "zwirbelkram") > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancel);
    }

    [Theory, EachDatabase]
    public async Task What_leads_only_to_closed_or_unconfirmed_offers_is_told_apart(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        await SearchAsync(portal, "Schuldnerberatung", visitors: 5, "");
        await FlushAsync(portal);
        using var early = await portal.SignedInAsync(Role.Editor);
        Assert.DoesNotContain("schuldnerberatung", await StaleAsync(early), StringComparison.Ordinal);
        // Two years later nobody has confirmed anything.
        portal.Time.Now = portal.Time.Now.AddYears(2);
        using var visitor = portal.Visitor();
        while (
            !(await visitor.GetStringAsync("/hilfe?q=Schuldnerberatung", Cancel)).Contains(
                "nicht bestätigt",
                StringComparison.Ordinal
            )
        )
            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancel);
        await SearchAsync(portal, "Schuldnerberatung", visitors: 5, "");
        await FlushAsync(portal);
        using var editor = await portal.SignedInAsync(Role.Editor);
        Assert.Contains("schuldnerberatung", await StaleAsync(editor), StringComparison.Ordinal);
    }

    private static async Task<string> StaleAsync(HttpClient editor) =>
        (await editor.PageAsync(Page))
            .QuerySelector(
                "[role=region][aria-label='Wörter, zu denen alles geschlossen oder lange nicht bestätigt ist']"
            )
            ?.TextContent
        ?? "";

    [Theory, EachDatabase]
    public async Task A_name_a_number_and_an_address_leave_no_trace(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        for (var visitor = 0; visitor < 6; visitor++)
            await SearchAsync(
                portal,
                "Schuldnerberatung Xaverina Zwackelmann 0171 2345678 xaverina@zwackelmann.example 12.03.1984",
                visitors: 1,
                "",
                first: visitor
            );
        await SearchAsync(
            portal,
            "Bitte helfen Sie mir ich finde die Schuldnerberatung in Nägelstedt nicht mehr",
            1,
            ""
        );
        await FlushAsync(portal);
        await using var db = portal.Database.Context();
        var stored = await TableText.OfAsync(db, "offers_searches");
        Assert.Contains("schuldnerberatung", stored, StringComparison.Ordinal);
        foreach (
            var trace in new[]
            {
                "xaverina",
                "zwackel",
                "0171",
                "2345678",
                "1984",
                "@",
                "helfen",
                "nägelstedt",
                "127.0",
                "Firefox",
                ":30",
            }
        )
            Assert.DoesNotContain(trace, stored, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            db.Model.FindEntityType(typeof(LoggedSearch))!.GetProperties(),
            p => Assert.False(p.ClrType == typeof(DateTimeOffset) || p.ClrType == typeof(DateTime), p.Name)
        );
    }

    [Fact]
    public async Task Robots_shared_links_further_pages_and_repetitions_do_not_count()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var visitor = portal.Visitor();
        for (var i = 0; i < 10; i++)
            await visitor.GetStringAsync("/hilfe?q=wohnung", Cancel);
        await SearchAsync(portal, "wohnung", 3, "", agent: "SearchBot/1.0 (+https://bot.example)");
        await SearchAsync(portal, "wohnung", 1, "&seite=2");
        Assert.Equal(0, await CountAsync(portal));
        for (var i = 0; i < 10; i++)
            await SearchAsync(portal, "wohnung", 1, "");
        Assert.Equal(1, await CountAsync(portal));
        // On another day the same person counts again.
        portal.Time.Now += TimeSpan.FromDays(1);
        await SearchAsync(portal, "wohnung", 1, "");
        Assert.Equal(2, await CountAsync(portal));
    }

    [Theory, EachDatabase]
    public async Task After_ninety_days_only_monthly_counts_from_five_on_are_left(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        await SearchAsync(portal, "wohnung fahrrad", 4, "&ort=K%C3%B6rner");
        await SearchAsync(portal, "wohnung", 2, "");
        await FlushAsync(portal);
        await KeepAsync(portal);
        Assert.Equal(6, await CountAsync(portal));

        portal.Time.Now += TimeSpan.FromDays(140);
        Assert.True(await KeepAsync(portal) > 0);
        await using var db = portal.Database.Context();
        Assert.Empty(await db.Set<LoggedSearch>().ToListAsync(Cancel));
        var months = await db.Set<SearchMonth>().ToListAsync(Cancel);
        Assert.Contains(months, m => m is { Term: "wohnung", Count: 6, Municipality: "" });
        Assert.DoesNotContain(months, m => m.Term == "fahrrad" || m.Municipality.Length > 0 || m.Count < 5);
    }

    [Fact]
    public async Task A_hundred_thousand_searches_are_counted_in_bounded_memory()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        var words = new SearchWords();
        var snapshot = await portal
            .Services.GetRequiredService<Web.Features.Offers.Search.OfferIndex>()
            .GetAsync(Cancel);
        var day = new DateOnly(2026, 9, 16);
        for (var i = 0; i < 100_000; i++)
            Assert.Empty(words.Allowed($"qx{(char)('a' + (i % 26))}{Letters(i)}", snapshot.Index, day));
        Assert.Equal(["schuldnerberatung"], words.Allowed("Schuldnerberatung!", snapshot.Index, day));
    }

    [Fact]
    public async Task What_cannot_be_taught_is_said_at_the_field()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        foreach (
            var (word, topic, words) in new[]
            {
                ("", "02.1", "Geben Sie ein Wort"),
                ("12345", "02.1", "Geben Sie ein Wort"),
                ("Kramkiste", "", "Wählen Sie das Thema"),
                ("Kramkiste", "99.9", "Wählen Sie das Thema"),
                ("Geldsorgen", "02.1", "kennt die Suche schon"),
            }
        )
        {
            using var answer = await editor.SendFormAsync(
                Page + "/woerter",
                Typed(("wort", word), ("thema", topic)),
                "main form[action='/verwaltung/suche/woerter']"
            );
            Assert.Contains(
                words,
                (await answer.DocumentAsync()).QuerySelector("main")!.TextContent,
                StringComparison.Ordinal
            );
        }
        using var planner = await portal.SignedInAsync(Role.Planner);
        Assert.Empty((await planner.PageAsync(Page)).QuerySelectorAll("main form"));
        using var closed = await planner.GetAsync(Page + "/woerter", Cancel);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, closed.StatusCode);
    }

    /// <summary>Searches as a browser sends the form of a page; each visitor has another browser.</summary>
    private static async Task SearchAsync(
        PortalFactory portal,
        string text,
        int visitors,
        string more,
        string agent = Browser,
        int first = 0
    )
    {
        for (var i = first; i < first + visitors; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/hilfe?q={Uri.EscapeDataString(text)}{more}");
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Headers.Add("Sec-Fetch-Mode", "navigate");
            request.Headers.Add("Sec-Fetch-User", "?1");
            request.Headers.TryAddWithoutValidation("User-Agent", agent + (i == 0 ? "" : $" V{i}"));
            using var client = portal.Visitor();
            using var answer = await client.SendAsync(request, Cancel);
        }
    }

    private static async Task<int> HitsAsync(HttpClient visitor, string word) =>
        (await visitor.PageAsync($"/hilfe?q={word}")).QuerySelectorAll("main article").Length;

    private static async Task FlushAsync(PortalFactory portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<SearchTally>()
            .FlushAsync(scope.ServiceProvider.GetRequiredService<KreisblickDb>(), Cancel);
    }

    private static async Task<int> CountAsync(PortalFactory portal)
    {
        await FlushAsync(portal);
        await using var db = portal.Database.Context();
        return await db.Set<LoggedSearch>().SumAsync(s => s.Count, Cancel);
    }

    private static async Task<int> KeepAsync(PortalFactory portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RetentionRun>().RunAsync(SearchLogRetention.Rule, Cancel);
    }

    private static string Letters(int i) =>
        string.Concat(i.ToString("000000", null).Select(c => "zxqvwkjyph"[c - '0']));

    private static Dictionary<string, string?> Typed(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => (string?)f.Value, StringComparer.Ordinal);
}
