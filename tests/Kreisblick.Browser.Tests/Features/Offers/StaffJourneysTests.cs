using System.Text;
using System.Text.RegularExpressions;
using Kreisblick.Browser.Tests.Fixtures;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kreisblick.Browser.Tests.Features.Offers;

/// <summary>What editors do with files, duplicates and words, in the browser, with script and without.</summary>
public sealed partial class StaffJourneysTests(BrowserFixture browser, WritablePortal portal)
    : IClassFixture<WritablePortal>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_file_is_looked_at_taken_over_published_by_a_second_person_and_taken_back(bool script)
    {
        var name = script ? "Drachenbau am Deich" : "Kerzenziehen am Kanal";
        var file =
            "Träger;Angebot;Beschreibung;Themen;Telefon;Über den Träger\r\n"
            + $"Verein {name};{name};Wir basteln.;02.1;03601 000-{(script ? 71 : 72)};Ein Verein für alle.\r\n"
            + $"Verein {name};Kaputt;Wir rechnen.;Quatschthema;03601 000-73;Ein Verein für alle.\r\n";
        await using var editor = await EditorAsync(script);
        await using var second = await EditorAsync(script);
        var page = editor.Page;

        await editor.GoAsync("/verwaltung/import");
        await page.GetByLabel("Datei", new() { Exact = true })
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "liste.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(file),
                }
            );
        await PressAsync(editor, "Datei lesen und prüfen");
        await Expect(page.Locator("main")).ToContainTextAsync("Die Datei wird gelesen");
        await WorkAsync(editor);
        await Expect(page.Locator("main")).ToContainTextAsync("1 fehlerhaft");
        await Expect(page.Locator("main")).ToContainTextAsync("„Quatschthema“ steht nicht im Katalog");
        if (script)
            await LookAsync(editor, "vorschau");

        await page.GetByRole(AriaRole.Button, new() { NameRegex = Take() }).ClickAsync();
        await WorkAsync(editor);
        await Expect(page.Locator("main")).ToContainTextAsync("0 von 2 Vorschlägen");
        await Expect(page.Locator("main")).ToContainTextAsync("gibt eine zweite Person sie frei");

        await second.GoAsync(new Uri(page.Url).AbsolutePath);
        await second.Page.GetByLabel("Alle diese Angebote sind ganz geprüft").CheckAsync();
        await PressAsync(second, "Alle wartenden veröffentlichen");
        await WorkAsync(second);
        await Expect(second.Page.Locator("main")).ToContainTextAsync("2 von 2 Vorschlägen sind veröffentlicht");
        if (script)
            await LookAsync(second, "veroeffentlicht");

        await second.Page.GetByLabel("Ja, den ganzen Import zurücknehmen").CheckAsync();
        await PressAsync(second, "Import zurücknehmen");
        await WorkAsync(second);
        await Expect(second.Page.Locator("dl.facts").First).ToContainTextAsync("zurückgenommen");
        await second.GoAsync("/verwaltung/angebote?q=" + Uri.EscapeDataString(name));
        await Expect(second.Page.GetByRole(AriaRole.Link, new() { Name = name })).ToHaveCountAsync(0);
        editor.AssertAsksNobodyElse();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Two_entries_of_one_offer_become_one_and_two_again(bool script)
    {
        var twin = script ? "Zwilling Abendstern" : "Zwilling Morgenstern";
        await TwinAsync(twin, script ? 0 : 1);
        await using var editor = await EditorAsync(script);
        var page = editor.Page;

        await editor.GoAsync("/verwaltung/dubletten");
        var pair = page.GetByRole(AriaRole.Link, new() { NameRegex = new($"Vergleichen.*{twin}") });
        await ReloadUntilAsync(page, pair, there: true);
        await pair.First.ClickAsync();
        await page.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        if (script)
            await LookAsync(editor, "vergleich");
        await PressAsync(editor, "Zusammenführen");
        await Expect(page.Locator(".alert.success")).ToBeVisibleAsync();
        await ReloadUntilAsync(page, pair, there: false);

        var merged = page.GetByRole(AriaRole.Button, new() { NameRegex = Back() });
        await Expect(merged).ToHaveCountAsync(1);
        await merged.ClickAsync();
        await Expect(page.Locator(".alert.success")).ToBeVisibleAsync();
        await Expect(merged).ToHaveCountAsync(0);
        await ReloadUntilAsync(page, pair, there: true);
        editor.AssertAsksNobodyElse();
    }

    /// <summary>The list of pairs is made anew in the background where that takes long.</summary>
    private static async Task ReloadUntilAsync(IPage page, ILocator pair, bool there)
    {
        for (var attempt = 0; attempt < 100 && await pair.CountAsync() > 0 != there; attempt++)
        {
            await Task.Delay(100, Cancel);
            await page.ReloadAsync();
        }
        Assert.Equal(there, await pair.CountAsync() > 0);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_word_that_people_use_leads_to_a_topic_until_it_is_removed(bool script)
    {
        var word = script ? "schnurzelkram" : "zwirbelkram";
        await using var editor = await EditorAsync(script);
        var page = editor.Page;
        await editor.GoAsync("/verwaltung/suche");
        await page.GetByRole(AriaRole.Link, new() { Name = "Suchwörter ansehen und ergänzen" }).ClickAsync();
        await page.GetByLabel("Wort", new() { Exact = true }).FillAsync(word);
        await PressAsync(editor, "Suchwort ergänzen");
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await page.GetByLabel("Führt zum Thema").SelectOptionAsync("02.1");
        await PressAsync(editor, "Suchwort ergänzen");
        await Expect(page.Locator(".alert.success")).ToBeVisibleAsync();
        if (script)
            await LookAsync(editor, "suchwoerter");

        var known = page.Locator("#probe-suche ~ dl.facts dd").First;
        await page.Locator("#probe").FillAsync(word);
        await PressAsync(editor, "Zeigen, was die Suche versteht");
        await Expect(known).ToBeVisibleAsync();
        // The index is built anew in the background.
        for (var attempt = 0; attempt < 100 && await known.InnerTextAsync() == "keine"; attempt++)
        {
            await Task.Delay(100, Cancel);
            await page.ReloadAsync();
        }
        await Expect(known).Not.ToHaveTextAsync("keine");
        await PressAsync(editor, $"„{word}“ entfernen");
        await Expect(page.Locator(".alert.success")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"„{word}“ entfernen" })).ToHaveCountAsync(0);
        editor.AssertAsksNobodyElse();
    }

    /// <summary>An editor of one's own: whoever brings a file does not publish it alone.</summary>
    private async Task<Visit> EditorAsync(bool script)
    {
        var visit = await browser.OpenAsync(new() { JavaScript = script, Axe = script }, portal.Address);
        var account = await portal.Portal.AccountAsync(roles: [(Role.Editor, null)]);
        await visit.SignInAsync(await portal.Portal.SessionAsync(account.Id));
        return visit;
    }

    /// <summary>Publishes an offer of the county a second time, under a longer name.</summary>
    private async Task TwinAsync(string more, int which)
    {
        await using var db = portal.Portal.Database.Context();
        var known = await db.Published()
            .Where(s => s.Phones.Count > 0 && s.ServiceAtLocations.Any())
            .OrderBy(s => s.Name)
            .Select(s => s.Id)
            .Skip(which)
            .FirstAsync(Cancel);
        var kept = (await DocumentReader.OfferAsync(db, known, Cancel))!;
        var id = Guid.CreateVersion7();
        var twin = OfferDocument.Blank(id, kept.OrganizationId) with
        {
            Name = $"{kept.Name} {more}",
            Description = kept.Description,
            Terms = [.. kept.Terms.Select(t => t with { Id = DocumentIds.OfTerm(id, t.Term) })],
            Phones = [.. kept.Phones.Select(p => new DocumentPhone { Id = Guid.CreateVersion7(), Number = p.Number })],
        };
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        var change = new ChangeContext("test", "Ein Zwilling", portal.Portal.Time.Now, "web");
        await new Publication(db).ApplyAsync([new PublicationItem(twin)], change, Cancel);
        await transaction.CommitAsync(Cancel);
    }

    /// <summary>The portal does what waits; the person looks again.</summary>
    private async Task WorkAsync(Visit visit)
    {
        await portal.Portal.RunJobsAsync(Cancel);
        await visit.GoAsync(new Uri(visit.Page.Url).AbsolutePath);
    }

    private static Task PressAsync(Visit visit, string button) =>
        visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task LookAsync(Visit visit, string name)
    {
        await visit.AssertAccessibleAsync();
        await visit.ScreenshotAsync("redaktion-" + name);
        await visit.Page.SetViewportSizeAsync(320, 640);
        await visit.AssertNoSidewaysScrollAsync();
        await visit.ScreenshotAsync("redaktion-" + name + "-320");
        await visit.Page.SetViewportSizeAsync(1280, 900);
    }

    [GeneratedRegex("^1 Eintrag übernehmen$")]
    private static partial Regex Take();

    [GeneratedRegex("^Zurücknehmen")]
    private static partial Regex Back();
}
