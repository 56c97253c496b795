using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Feeds;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Staging;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Tests.Features.Offers.Staging;
using Kreisblick.Web.Tests.Fixtures;
using Kreisblick.Web.Tests.Platform.Outbound;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Feeds;

/// <summary>Foreign directories come into staging on their schedule; hostile ones do no harm.</summary>
public sealed class FeedTests(Databases databases) : IClassFixture<Databases>
{
    private const string Host = "verzeichnis.example.org";

    private static readonly Dictionary<string, string?> Nothing = new(StringComparer.Ordinal);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_whole_interface_comes_page_by_page_and_once(DatabaseKind kind)
    {
        // The foreign directory is one of our own kind, with its example offers.
        var foreign = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var visitor = foreign.Visitor();
        var asked = new ConcurrentBag<string>();
        await using var server = await TestWebServer.StartAsync(async context =>
        {
            var address = context.Request.Path + context.Request.QueryString.Value;
            asked.Add(address);
            using var answer = await visitor.GetAsync(address, Cancel);
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            await answer.Content.CopyToAsync(context.Response.Body, Cancel);
        });
        await using var portal = await databases.PortalWithAsync(kind, server, seeded: false, Host);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var feed = await AddAsync(editor, Base(server) + "/api/hsds/v3");
        await portal.RunJobsAsync(Cancel);

        int offers;
        await using (var there = foreign.Database.Context())
            offers = await there.Published().CountAsync(Cancel);
        Assert.True(offers > 100);
        await using var db = portal.Database.Context();
        var run = await db.Set<ImportRun>().AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((ImportRunState.Staged, null), (run.State, run.Refusal));
        var rows = await db.Set<StagedRow>().AsNoTracking().Where(r => r.Kind == RecordKind.Offer).ToListAsync(Cancel);
        Assert.Equal(offers, rows.Count);
        Assert.All(rows, r => Assert.Equal(RowEffect.New, r.Effect));
        Assert.Contains(asked, a => a.Contains("page=2", StringComparison.Ordinal));
        // What it names is not fetched: only the root and the pages of the list.
        Assert.All(
            asked,
            a => Assert.True(a == "/api/hsds/v3" || a.StartsWith("/api/hsds/v3/services?", StringComparison.Ordinal), a)
        );
        Assert.Contains("warten auf Ihre Auswahl", await editor.MainAsync(FeedLinks.List), StringComparison.Ordinal);
        Assert.Empty(await db.Published().ToListAsync(Cancel));

        // The same again makes no work.
        await AskAgainAsync(portal, editor, feed);
        Assert.Equal(1, await db.Set<ImportRun>().CountAsync(Cancel));

        // Taken over: from now on only what has changed is asked for.
        Assert.DoesNotContain(asked, a => a.Contains("modified_after", StringComparison.Ordinal));
        await portal.PressAsync(editor, ImportLinks.Run(run.Id), "uebernehmen");
        portal.Time.Now = portal.Time.Now.AddDays(7);
        await portal.RunJobsAsync(Cancel);
        var since = Assert.Single(asked, a => a.Contains("modified_after", StringComparison.Ordinal));
        Assert.Contains(
            Uri.EscapeDataString(
                run.ReadAt.AddDays(-1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            ),
            since,
            StringComparison.Ordinal
        );
    }

    [Theory, EachDatabase]
    public async Task Short_lists_lead_to_single_offers_and_foreign_terms_are_translated_once(DatabaseKind kind)
    {
        await using var server = await TestWebServer.StartAsync(context =>
            JsonAsync(
                context,
                context.Request.Path.Value switch
                {
                    "/a" or "/b" => """{"version":"3.0","profile":"x"}""",
                    "/a/services" or "/b/services" =>
                        """{"last_page":true,"contents":[{"id":"7","name":"Schuldenhilfe (Beispiel)"}]}""",
                    _ => """
                    {"id":"7","name":"Schuldenhilfe (Beispiel)","status":"active","description":"Rat bei Schulden.",
                     "organization":{"id":4,"name":"Verein (Beispiel)","description":"Verein."},
                     "phones":[{"id":"p","number":"03601 000-777"}],
                     "attributes":[{"id":"x","link_entity":"service","taxonomy_term":{"id":"t1","code":"DEBT","name":"Debt advice","description":"Debt.","taxonomy":"Foreign"}}]}
                    """,
                }
            )
        );
        await using var portal = await databases.PortalWithAsync(kind, server, seeded: true, Host);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var first = await AddAsync(editor, Base(server) + "/a");
        await AddAsync(editor, Base(server) + "/b");
        await portal.RunJobsAsync(Cancel);

        await using var db = portal.Database.Context();
        var runs = await db.Set<ImportRun>().AsNoTracking().ToListAsync(Cancel);
        Assert.Equal(2, runs.Count);
        Assert.All(runs, r => Assert.Equal((ImportRunState.Staged, null), (r.State, r.Refusal)));
        var staged = await db.Set<StagedRow>().Where(r => r.Kind == RecordKind.Offer).ToListAsync(Cancel);
        Assert.All(staged, r => Assert.True(r.Effect == RowEffect.New, r.ProblemsJson));
        // "7" of the one is not "7" of the other.
        Assert.Equal(2, staged.Select(r => r.RecordId).Distinct().Count());

        var page = await editor.PageAsync(first);
        Assert.Contains("Debt advice (Foreign)", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var field = page.QuerySelector("select[name^=begriff]")!.GetAttribute("name")!;
        using (
            var saved = await editor.SendFormAsync(
                first,
                new Dictionary<string, string?>(StringComparer.Ordinal) { [field] = "02.8" },
                "main form[action*='handler=begriffe']"
            )
        )
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        await AskAgainAsync(portal, editor, first);

        db.ChangeTracker.Clear();
        var feed = await db.Set<Feed>().SingleAsync(f => f.Address == Web(Base(server) + "/a"), Cancel);
        var mine = await db.Set<ImportRun>().Where(r => r.FeedId == feed.Id).OrderBy(r => r.ReadAt).ToListAsync(Cancel);
        // What waited before is out of date.
        Assert.Equal([ImportRunState.Discarded, ImportRunState.Staged], mine.Select(r => r.State));
        var row = await db.Set<StagedRow>()
            .SingleAsync(r => r.RunId == mine[1].Id && r.Kind == RecordKind.Offer, Cancel);
        var offer = (OfferDocument)row.Document;
        Assert.Equal([Uuid5.OfTerm(TaxonomySlugs.Categories, "02.8")], offer.TermsOf(TaxonomySlugs.Categories));
    }

    [Theory]
    [InlineData("/umleitung", "führt in ein internes Netz")]
    [InlineData("/endlos", "mehr, als das Portal auf einmal nimmt")]
    [InlineData("/endlose-seiten", "mehr, als das Portal auf einmal nimmt")]
    [InlineData("/langsam", "antwortet nicht rechtzeitig")]
    [InlineData("/tropft", "antwortet nicht rechtzeitig")]
    [InlineData("/webseite", "kein JSON")]
    [InlineData("/kaputt", "nicht lesbar")]
    [InlineData("/tief", "geschachtelt")]
    [InlineData("/fehlt", "gibt es nicht (404)")]
    [InlineData("/latin1", "nicht in UTF-8")]
    [InlineData("/zahlen", "etwas anderes als Angebote")]
    [InlineData("/anderes", "keine Liste von Angeboten")]
    public async Task Hostile_and_broken_directories_are_refused_and_nothing_is_stored(string path, string words)
    {
        await using var server = await TestWebServer.StartAsync(HostileAsync);
        await using var portal = await databases.PortalWithAsync(DatabaseKind.Sqlite, server, seeded: false, Host);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var feed = await AddAsync(editor, Base(server) + path);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await portal.RunJobsAsync(Cancel);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 200_000_000);

        Assert.Contains(words, await editor.MainAsync(feed), StringComparison.Ordinal);
        Assert.Contains("gescheitert", await editor.MainAsync(FeedLinks.List), StringComparison.Ordinal);
        Assert.Contains("Fremde Verzeichnisse", await editor.MainAsync("/verwaltung"), StringComparison.Ordinal);
        await using var db = portal.Database.Context();
        Assert.Empty(await db.Set<ImportRun>().ToListAsync(Cancel));
        Assert.Empty(await db.Set<StoredFile>().ToListAsync(Cancel));
        // It is tried again the next day, although its rhythm is a week.
        Assert.Equal(portal.Time.Now.AddDays(1), await db.Set<Feed>().Select(f => f.DueAt).SingleAsync(Cancel));
    }

    [Fact]
    public async Task Wrong_entries_are_told_and_kept_in_the_form()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        using var editor = await portal.SignedInAsync(Role.Planner);
        foreach (
            var (name, address, words) in ((string, string, string)[])
                [
                    ("", "https://a.example.org", "einen Namen"),
                    ("Verzeichnis", "ftp://a.example.org", "keine Web-Adresse"),
                    ("Verzeichnis", "https://wir:geheim@a.example.org", "keine Web-Adresse"),
                ]
        )
        {
            using var answer = await editor.SendFormAsync(FeedLinks.List, Typed(name, address));
            var page = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.Contains(words, page, StringComparison.Ordinal);
            Assert.Contains($"value=\"{address}\"", page, StringComparison.Ordinal);
        }
        var feed = await AddAsync(editor, "https://a.example.org");
        using (var again = await editor.SendFormAsync(FeedLinks.List, Typed("Noch einmal", "https://a.example.org")))
            Assert.Contains(
                "schon eingetragen",
                await again.Content.ReadAsStringAsync(Cancel),
                StringComparison.Ordinal
            );
        using (var unsure = await editor.SendFormAsync(feed, Nothing, "main form[action*='handler=entfernen']"))
            Assert.Contains("Bestätigen Sie", await unsure.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using (
            var gone = await editor.SendFormAsync(
                feed,
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["sicher"] = "true" },
                "main form[action*='handler=entfernen']"
            )
        )
            Assert.Equal(HttpStatusCode.SeeOther, gone.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(feed, Cancel)).StatusCode);
        // The job of a directory that is gone has nothing to do.
        await portal.RunJobsAsync(Cancel);
    }

    private static async Task HostileAsync(HttpContext context)
    {
        var response = context.Response;
        switch (context.Request.Path.Value)
        {
            case "/umleitung":
                response.Redirect("http://127.0.0.1/geheim");
                break;
            case "/endlos":
                response.ContentType = "application/json";
                var block = new byte[64 * 1024];
                Array.Fill(block, (byte)' ');
                while (!context.RequestAborted.IsCancellationRequested)
                    await response.Body.WriteAsync(block, context.RequestAborted);
                break;
            case "/endlose-seiten":
                await JsonAsync(
                    context,
                    $$"""{"last_page":false,"contents":[{{string.Join(',', Enumerable.Repeat("""{"id":"1","name":"x"}""", 20_000))}}]}"""
                );
                break;
            case "/langsam":
                await Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted);
                break;
            case "/tropft":
                response.ContentType = "application/json";
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await response.WriteAsync(" ", context.RequestAborted);
                    await response.Body.FlushAsync(context.RequestAborted);
                    await Task.Delay(100, context.RequestAborted);
                }
                break;
            case "/webseite":
                response.ContentType = "text/html";
                await response.WriteAsync("<html></html>", context.RequestAborted);
                break;
            case "/kaputt":
                await JsonAsync(context, """{"id": """);
                break;
            case "/tief":
                await JsonAsync(context, string.Concat(Enumerable.Repeat("[", 100)));
                break;
            case "/latin1":
                response.ContentType = "application/json";
                await response.Body.WriteAsync(
                    new byte[] { (byte)'[', (byte)'"', 0xFC, (byte)'"', (byte)']' },
                    context.RequestAborted
                );
                break;
            case "/zahlen":
                await JsonAsync(context, "[1, 2, 3]");
                break;
            case "/anderes":
            case "/anderes/services":
                await JsonAsync(context, """{"hallo": "welt"}""");
                break;
            default:
                response.StatusCode = 404;
                break;
        }
    }

    private static Task JsonAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    private static async Task<string> AddAsync(HttpClient editor, string address)
    {
        using var answer = await editor.SendFormAsync(FeedLinks.List, Typed("Verzeichnis " + address[^1], address));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString().Split('?')[0];
    }

    private static async Task AskAgainAsync(PortalFactory portal, HttpClient editor, string feed)
    {
        portal.Time.Now = portal.Time.Now.AddMinutes(1);
        using var asked = await editor.SendFormAsync(feed, Nothing, "main form[action*='handler=abrufen']");
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        await portal.RunJobsAsync(Cancel);
    }

    private static Dictionary<string, string?> Typed(string name, string address) =>
        new(StringComparer.Ordinal) { ["name"] = name, ["adresse"] = address };

    private static string Base(TestWebServer server) =>
        string.Create(CultureInfo.InvariantCulture, $"http://{Host}:{server.Port}");

    private static Kreisblick.Web.Platform.Values.WebAddress Web(string address) =>
        Kreisblick.Web.Platform.Values.WebAddress.TryParse(address, out var web, out _)
            ? web
            : throw new ArgumentException("No address.", nameof(address));
}
