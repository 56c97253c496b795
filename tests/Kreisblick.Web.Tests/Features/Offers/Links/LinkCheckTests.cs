using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Links;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Tests.Features.Offers.Staging;
using Kreisblick.Web.Tests.Fixtures;
using Kreisblick.Web.Tests.Platform.Outbound;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.Links;

/// <summary>Links of the directory are looked at politely; those that fail on three days are a task and marked.</summary>
public sealed class LinkCheckTests(Databases databases) : IClassFixture<Databases>
{
    private const string Host = "traeger.example.org";
    private const string Barred = "gesperrt.example.org";

    private readonly ConcurrentQueue<(string Host, string Method, string Path, long At)> asked = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_fails_on_three_days_is_a_task_and_marked_but_stays(DatabaseKind kind)
    {
        await using var server = await TestWebServer.StartAsync(AnswerAsync);
        await using var portal = await databases.PortalWithAsync(kind, server, seeded: true, Host, Barred);
        var offers = await NameAsync(
            portal,
            server,
            "/gut",
            "/weg",
            "/fehler",
            "/kreis",
            "/nach-innen",
            "/umgezogen",
            "/kein-kopf",
            "/verboten",
            "/nur-menschen"
        );
        await NameAsync(portal, offers[^1], $"http://{Barred}:{server.Port}/seite");

        await CheckAsync(portal);
        var states = await StatesAsync(portal);
        Assert.Equal(LinkState.Works, states["/gut"].State);
        Assert.Equal(LinkState.Works, states["/kein-kopf"].State);
        Assert.Equal(
            (LinkState.Failing, "Die Seite gibt es nicht (404)."),
            (states["/weg"].State, states["/weg"].Reason)
        );
        Assert.Equal(LinkState.Failing, states["/fehler"].State);
        Assert.Contains("zu oft weiter", states["/kreis"].Reason!, StringComparison.Ordinal);
        Assert.Contains("internes Netz", states["/nach-innen"].Reason!, StringComparison.Ordinal);
        Assert.Equal(
            (LinkState.Moved, $"http://{Host}:{server.Port}/neu"),
            (states["/umgezogen"].State, states["/umgezogen"].Target!.Value.Value)
        );
        Assert.Equal(LinkState.Unclear, states["/verboten"].State);
        Assert.Equal(LinkState.Barred, states["/seite"].State);
        // The rules of the host were read, and kept.
        Assert.Equal(1, asked.Count(a => a is { Host: Host, Path: "/robots.txt" }));
        Assert.DoesNotContain(asked, a => a.Host == Barred && a.Path != "/robots.txt");
        Assert.DoesNotContain(asked, a => a.Path == "/geheim");

        // Once an hour the job comes, and asks nobody again; on the same day a failure counts once.
        var before = asked.Count;
        portal.Time.Now = portal.Time.Now.AddHours(1);
        await CheckAsync(portal);
        Assert.Equal(before, asked.Count);

        using var visitor = portal.Visitor();
        var page = await PublicPageAsync(portal, offers[1]);
        Assert.DoesNotContain(
            "zuletzt nicht erreichbar",
            await visitor.GetStringAsync(page, Cancel),
            StringComparison.Ordinal
        );
        for (var day = 0; day < 2; day++)
        {
            portal.Time.Now = portal.Time.Now.AddHours(31);
            await CheckAsync(portal);
        }
        states = await StatesAsync(portal);
        Assert.Equal((LinkState.Broken, 3), (states["/weg"].State, states["/weg"].FailedDays));
        // What works is asked once a week.
        Assert.Equal(1, asked.Count(a => a.Path == "/gut"));
        Assert.Equal(3, asked.Count(a => a is { Path: "/weg", Method: "GET" }));
        var shown = await visitor.GetStringAsync(page, Cancel);
        Assert.Contains("zuletzt nicht erreichbar", shown, StringComparison.Ordinal);
        Assert.Contains($"http://{Host}:{server.Port}/weg", shown, StringComparison.Ordinal);

        using var editor = await portal.SignedInAsync(Role.Editor);
        Assert.Contains("Links, die nicht gehen: 4", await TasksAsync(editor), StringComparison.Ordinal);
        var list = await editor.MainAsync(LinkPages.Broken);
        Assert.Contains("4 Links", list, StringComparison.Ordinal);
        Assert.Contains(
            "Geht seit 16. September 2026 nicht. Die Seite gibt es nicht (404).",
            list,
            StringComparison.Ordinal
        );
        using var provider = await portal.SignedInAsync(Role.Provider, offers[1].Organization.ToString());
        Assert.Contains("Links, die nicht gehen: 1", await TasksAsync(provider), StringComparison.Ordinal);
        Assert.DoesNotContain("/fehler", await provider.MainAsync(LinkPages.List), StringComparison.Ordinal);
        Assert.Contains(
            "/weg",
            await provider.GetStringAsync(LinkPages.ListFile + "?stand=kaputt", Cancel),
            StringComparison.Ordinal
        );

        // It works again: all is forgotten.
        mended = true;
        portal.Time.Now = portal.Time.Now.AddDays(8);
        await CheckAsync(portal);
        states = await StatesAsync(portal);
        Assert.Equal(
            (LinkState.Works, 0, null),
            (states["/weg"].State, states["/weg"].FailedDays, states["/weg"].FailingSince)
        );
        Assert.DoesNotContain(
            "zuletzt nicht erreichbar",
            await visitor.GetStringAsync(page, Cancel),
            StringComparison.Ordinal
        );
    }

    [Theory, EachDatabase]
    public async Task A_page_that_has_moved_is_proposed_where_it_stands(DatabaseKind kind)
    {
        await using var server = await TestWebServer.StartAsync(AnswerAsync);
        await using var portal = await databases.PortalWithAsync(kind, server, seeded: true, Host);
        var offers = await NameAsync(portal, server, "/umgezogen", "/umgezogen");
        await CheckAsync(portal);
        using var provider = await portal.SignedInAsync(Role.Provider, offers[0].Organization.ToString());
        using (
            var moved = await provider.SendFormAsync(
                LinkPages.List,
                new Dictionary<string, string?>(StringComparer.Ordinal),
                "main form[action*='handler=umzug']"
            )
        )
            Assert.Equal("/verwaltung/links?fertig=umzug", moved.Headers.Location!.ToString());
        using (
            var again = await provider.SendFormAsync(
                LinkPages.List,
                new Dictionary<string, string?>(StringComparer.Ordinal),
                "main form[action*='handler=umzug']"
            )
        )
            Assert.Equal("/verwaltung/links?fertig=liegt", again.Headers.Location!.ToString());
        await using var db = portal.Database.Context();
        // Only where the provider may change something.
        var proposal = await db.Set<Proposal>().SingleAsync(p => p.State == ProposalState.Submitted, Cancel);
        Assert.Equal(offers[0].Id, proposal.RecordId);
        Assert.Equal($"http://{Host}:{server.Port}/neu", ((OfferDocument)proposal.Document).Url);
    }

    [Fact]
    public async Task One_host_is_asked_slowly_and_protected_places_once_a_month()
    {
        await using var server = await TestWebServer.StartAsync(AnswerAsync);
        await using var portal = await databases.PortalWithAsync(DatabaseKind.Sqlite, server, seeded: true, Host);
        await NameAsync(portal, server, "/gut", "/gut?2", "/gut?3");
        Guid hidden;
        await using (var db = portal.Database.Context())
            hidden = await db.Published()
                .Where(s => s.ServiceAtLocations.Any(x => x.Location!.IsAddressProtected))
                .Select(s => s.Id)
                .FirstAsync(Cancel);
        await NameAsync(portal, (hidden, Guid.Empty), $"http://{Host}:{server.Port}/gut?geschuetzt");
        await CheckAsync(portal);
        var times = asked.Select(a => a.At).Order().ToList();
        Assert.Equal(5, times.Count);
        // Four pauses; the first request may have been slow to arrive.
        Assert.True(Stopwatch.GetElapsedTime(times[0], times[^1]) >= OutboundPortal.Pause * 3);

        portal.Time.Now = portal.Time.Now.AddDays(8);
        await CheckAsync(portal);
        Assert.Equal(2, asked.Count(a => a.Path == "/gut?2"));
        Assert.Equal(1, asked.Count(a => a.Path == "/gut?geschuetzt"));
        // What nobody names any more is forgotten.
        await NameAsync(portal, server, "/gut");
        portal.Time.Now = portal.Time.Now.AddHours(2);
        await CheckAsync(portal);
        Assert.Single(await StatesAsync(portal));
    }

    private bool mended;

    private Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var path = request.Path.Value + request.QueryString.Value;
        asked.Enqueue((request.Host.Host, request.Method, path, Stopwatch.GetTimestamp()));
        Assert.StartsWith("Kreisblick (+http", request.Headers.UserAgent.ToString(), StringComparison.Ordinal);
        switch (request.Path.Value)
        {
            case "/robots.txt":
                return response.WriteAsync(
                    request.Host.Host == Barred ? "User-agent: *\nDisallow: /" : "User-agent: *\nDisallow: /intern",
                    context.RequestAborted
                );
            case "/weg" when !mended:
                response.StatusCode = 404;
                break;
            case "/fehler":
                response.StatusCode = 500;
                break;
            case "/kreis":
                response.Redirect("/kreis");
                break;
            case "/nach-innen":
                response.Redirect("http://127.0.0.1/geheim");
                break;
            case "/umgezogen":
                response.Redirect("/neu", permanent: true);
                break;
            case "/kein-kopf" when HttpMethods.IsHead(request.Method):
                response.StatusCode = 405;
                break;
            case "/verboten":
                response.StatusCode = 403;
                break;
        }
        return Task.CompletedTask;
    }

    /// <summary>The directory names these addresses, each with an offer of another provider, and no others.</summary>
    private static async Task<IReadOnlyList<(Guid Id, Guid Organization)>> NameAsync(
        PortalFactory portal,
        TestWebServer server,
        params string[] paths
    )
    {
        await using var db = portal.Database.Context();
        await db.Set<Service>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Url, (WebAddress?)null), Cancel);
        await db.Set<Location>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Url, (WebAddress?)null), Cancel);
        await db.Set<Organization>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Website, (WebAddress?)null), Cancel);
        await db.Set<RequiredDocument>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Uri, (WebAddress?)null), Cancel);
        await db.Set<Url>().ExecuteDeleteAsync(Cancel);
        var offers = (
            await db.Published()
                .Where(s => !s.ServiceAtLocations.Any(x => x.Location!.IsAddressProtected))
                .OrderBy(s => s.Id)
                .Select(s => new { s.Id, s.OrganizationId })
                .ToListAsync(Cancel)
        )
            .DistinctBy(s => s.OrganizationId)
            .Take(paths.Length)
            .Select(s => (s.Id, s.OrganizationId))
            .ToList();
        Assert.Equal(paths.Length, offers.Count);
        foreach (var (offer, path) in offers.Zip(paths))
            await NameAsync(
                portal,
                offer,
                string.Create(CultureInfo.InvariantCulture, $"http://{Host}:{server.Port}{path}")
            );
        return offers;
    }

    private static async Task NameAsync(PortalFactory portal, (Guid Id, Guid Organization) offer, string address)
    {
        Assert.True(WebAddress.TryParse(address, out var web, out _));
        await using var db = portal.Database.Context();
        await db.Set<Service>()
            .Where(s => s.Id == offer.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Url, (WebAddress?)web), Cancel);
    }

    /// <summary>What the job does when its moment of the hour has come.</summary>
    private static async Task CheckAsync(PortalFactory portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LinkCheck>().RunAsync(Cancel);
    }

    private static async Task<Dictionary<string, CheckedLink>> StatesAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        return (await db.Set<CheckedLink>().ToListAsync(Cancel)).ToDictionary(
            l => new Uri(l.Address.Value).PathAndQuery,
            StringComparer.Ordinal
        );
    }

    private static async Task<string> PublicPageAsync(PortalFactory portal, (Guid Id, Guid Organization) offer)
    {
        await using var db = portal.Database.Context();
        var id = await db.Set<Service>().Where(s => s.Id == offer.Id).Select(s => s.PublicId).SingleAsync(Cancel);
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync($"/hilfe/angebot-{id.Value}", Cancel);
        return answer.Headers.Location?.ToString() ?? $"/hilfe/angebot-{id.Value}";
    }

    private static Task<string> TasksAsync(HttpClient client) => client.MainAsync("/verwaltung");
}
