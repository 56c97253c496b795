using System.Collections.Concurrent;
using Kreisblick.Browser.Tests.Fixtures;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Platform;

/// <summary>
/// Bar 21: texts that want to be a script, stored and sent in addresses, watched in the browser. The page has the
/// function that they call; it opens a dialog. Once with our policy, which must have nothing to report, and once
/// without it, because the pages have to be right by themselves.
/// </summary>
public sealed class HostileTextsTests(BrowserFixture browser, Databases databases) : IClassFixture<Databases>
{
    [Fact]
    public async Task Stored_and_sent_texts_run_nothing_and_give_the_policy_nothing_to_report()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        await HostileTexts.StoreAsync(portal.Database);
        portal.UseKestrel(0);
        portal.StartServer();
        await portal.ReadyAsync();
        var address = $"http://localhost:{portal.ClientOptions.BaseAddress.Port}";
        var pages = await PagesAsync(portal);
        var editor = await portal.SessionAsync((await portal.AccountAsync(roles: [(Role.Editor, null)])).Id);
        var admin = await portal.SessionAsync((await portal.AccountAsync(roles: [(Role.Admin, null)])).Id);

        foreach (var options in new[] { new VisitOptions(), VisitOptions.WithAxe })
        {
            var shown = 0;
            foreach (var group in pages.GroupBy(p => p.Role))
            {
                await using var visit = await browser.OpenAsync(options, address);
                if (group.Key is { } role)
                    await visit.SignInAsync(role == Role.Editor ? editor : admin);
                var dialogs = await WatchAsync(visit);
                foreach (var (path, _) in group)
                {
                    await visit.GoAsync(path);
                    // Not led away to the sign-in.
                    if (group.Key is not null)
                        Assert.Equal(path.Split('?')[0], new Uri(visit.Page.Url).AbsolutePath);
                    shown += (await visit.Page.ContentAsync()).Contains(HostileTexts.Mark, StringComparison.Ordinal)
                        ? 1
                        : 0;
                    Assert.Equal(
                        0,
                        await visit.Page.Locator($"{HostileTexts.Mark}, [href^='javascript:' i]").CountAsync()
                    );
                }
                if (group.Key is null)
                    await TypeAsync(visit);
                // Whatever a text has begun has had the time to end.
                await visit.Page.EvaluateAsync(
                    "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
                );
                Assert.Empty(dialogs);
                visit.AssertAsksNobodyElse();
            }
            // The texts did reach the pages.
            Assert.Equal(pages.Count, shown);
        }
    }

    /// <summary>The watch must be able to see: without our policy by the dialog, with it by what the console says.</summary>
    [Fact]
    public async Task The_watch_sees_a_text_that_is_taken_for_markup()
    {
        foreach (var options in new[] { new VisitOptions(), VisitOptions.WithAxe })
        foreach (var text in HostileTexts.All.Take(3))
        {
            await using var visit = await browser.OpenAsync(options);
            var dialogs = await WatchAsync(visit);
            await visit.GoAsync("/impressum");
            Task seen = options.Axe
                ? visit.Page.WaitForFunctionAsync("() => window.called")
                : visit.Page.WaitForConsoleMessageAsync(new() { Predicate = m => m.Type == "error" });
            await visit.Page.EvaluateAsync(
                "text => { document.open(); document.write('<!doctype html><p>' + text); document.close(); }",
                text
            );
            await seen;
            Assert.Equal(options.Axe, !dialogs.IsEmpty);
        }
    }

    /// <summary>Suggestions are put into the page by script.</summary>
    private static async Task TypeAsync(Visit visit)
    {
        await visit.GoAsync("/");
        await visit.Page.Locator("#q").PressSequentiallyAsync("schuld");
        var list = visit.Page.GetByRole(AriaRole.Listbox, new() { Name = "Vorschläge" });
        await Assertions.Expect(list).ToBeVisibleAsync();
        await Assertions.Expect(list).ToContainTextAsync(HostileTexts.Mark);
        await visit.Page.Locator("#q").FillAsync(HostileTexts.All[1]);
    }

    private static async Task<ConcurrentQueue<string>> WatchAsync(Visit visit)
    {
        var dialogs = new ConcurrentQueue<string>();
        visit.Page.Dialog += async (_, dialog) =>
        {
            dialogs.Enqueue($"{visit.Page.Url}: {dialog.Message}");
            await dialog.DismissAsync();
        };
        await visit.Page.AddInitScriptAsync(
            $"window.{HostileTexts.Mark} = () => {{ alert('{HostileTexts.Mark}'); window.called = true; }};"
        );
        return dialogs;
    }

    /// <summary>Pages that show stored texts, and pages that repeat what stands in their address.</summary>
    private static async Task<IReadOnlyList<(string Path, Role? Role)>> PagesAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        var offer = await db.Published()
            .Where(s => s.ServiceAtLocations.Any(x => x.Location!.Latitude != null))
            .OrderBy(s => s.Name)
            .Select(s => new
            {
                s.Id,
                s.PublicId,
                s.OrganizationId,
                Provider = s.Organization!.PublicId,
            })
            .FirstAsync();
        var all = string.Join(' ', HostileTexts.All);
        var report = Message.Receive(
            MessageKind.OfferError,
            MessageState.New,
            all,
            HostileTexts.All[1],
            $"/hilfe/angebot-{offer.PublicId.Value}?x={HostileTexts.All[2]}",
            Guid.CreateVersion7(),
            portal.Time.Now
        );
        var document = (await DocumentReader.OfferAsync(db, offer.Id, CancellationToken.None))!;
        var change = new ChangeContext("editor", "Beispiel", portal.Time.Now, "test");
        var proposal = new Proposal(document with { Id = Guid.CreateVersion7() }, 0, change);
        proposal.Submit(portal.Time.Now);
        db.AddRange(report, proposal);
        await db.SaveChangesAsync();

        string Sent(params string[] names) =>
            string.Join('&', names.Select(n => n + "=" + Uri.EscapeDataString(HostileTexts.All[1])));
        return
        [
            ($"/hilfe/angebot-{offer.PublicId.Value}", null),
            ($"/traeger/traeger-{offer.Provider.Value}", null),
            ("/hilfe?kat=02", null),
            ("/hilfe?kat=02&ansicht=karte", null),
            ("/hilfe?" + Sent("q", "kat", "tg", "kosten", "ort", "plz", "umkreis", "offen", "alter", "sort"), null),
            ("/hilfe?q=" + Uri.EscapeDataString(all), null),
            ("/konto/anmelden?" + Sent("weiter"), null),
            ("/verwaltung/angebote", Role.Editor),
            ("/verwaltung/angebote?" + Sent("q", "stand", "sort"), Role.Editor),
            ($"/verwaltung/angebote/{offer.Id}", Role.Editor),
            ($"/verwaltung/traeger/{offer.OrganizationId}", Role.Editor),
            ("/verwaltung/meldungen", Role.Editor),
            ($"/verwaltung/meldungen/{report.Reference}", Role.Editor),
            ("/verwaltung/pruefung", Role.Editor),
            ($"/verwaltung/pruefung/{proposal.Id}", Role.Editor),
            ("/verwaltung/konten", Role.Admin),
            ("/verwaltung/konten?" + Sent("q", "rolle"), Role.Admin),
        ];
    }
}
