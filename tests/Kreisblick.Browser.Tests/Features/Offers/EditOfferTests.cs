using System.Net;
using System.Text.RegularExpressions;
using Kreisblick.Browser.Tests.Fixtures;
using Kreisblick.Web.Features.Accounts.Seed;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kreisblick.Browser.Tests.Features.Offers;

/// <summary>
/// The journey of issue 3: somebody is invited for a provider, sets up password and app and writes an offer; an editor
/// gives it back, it is mended, published and found; a year later the provider is asked by mail and confirms it. Each page
/// on the way is looked at by axe and on a small phone.
/// </summary>
public sealed class EditOfferTests(BrowserFixture browser, WritablePortal portal) : IClassFixture<WritablePortal>
{
    // Slow typing and careful reading; the machine's own time comes on top.
    private static readonly TimeSpan ForOneField = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ForOnePage = TimeSpan.FromSeconds(10);

    /// <summary>So soon a published offer is in search and interface.</summary>
    private static readonly TimeSpan Visible = TimeSpan.FromSeconds(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(true), InlineData(false)]
    public async Task From_the_invitation_over_the_published_offer_to_the_answer_a_year_later(bool script)
    {
        var name = script ? "Nähtreff Silberfaden" : "Lesekreis Morgentau";
        var device = new VisitOptions { JavaScript = script, Axe = script };
        await using var provider = await browser.OpenAsync(device, portal.Address);
        await using var editor = await browser.OpenAsync(device, portal.Address);
        await InviteAsync(provider, device, script ? "Nadine Nadelöhr" : "Leo Lesezeichen");
        await SignInAsync(editor, Role.Editor);
        Task LookAsync(Visit visit, string page) => script ? InspectAsync(visit, page) : Task.CompletedTask;

        await provider.GoAsync("/verwaltung/angebote");
        await LookAsync(provider, "angebote");
        // Nobody is timed here: what has to be filled in and read is counted.
        var (pages, fields) = (0, 0);
        await provider.Page.GetByRole(AriaRole.Link, new() { Name = "Neues Angebot anlegen" }).ClickAsync();
        await LookAsync(provider, "angebot-neu");
        await FillAsync("Name des Angebots", name);
        await PressAsync(provider, "Anlegen und weiter");
        await FillAsync("Was bekommt man hier?", "Wir nähen zusammen.");
        await provider.Page.GetByLabel("Hauptthema").SelectOptionAsync(new SelectOptionValue { Index = 5 });
        (pages, fields) = (pages + 2, fields + 1);
        await LookAsync(provider, "schritt-was");
        await PressAsync(provider, "Speichern und weiter");
        foreach (var step in (string[])["fuer-wen", "so-geht-es", "kosten", "ort", "zeiten"])
        {
            Assert.EndsWith("/" + step, provider.Page.Url, StringComparison.Ordinal);
            await LookAsync(provider, "schritt-" + step);
            await PressAsync(provider, "Speichern und weiter");
            pages++;
        }
        await FillAsync("Nummer", "03601 000-77");
        await LookAsync(provider, "schritt-kontakt");
        await PressAsync(provider, "Speichern und weiter");
        await LookAsync(provider, "schritt-sprachen");
        await PressAsync(provider, "Speichern und weiter");
        await Expect(provider.Page.Locator(".preview")).ToContainTextAsync("Wir nähen zusammen.");
        await LookAsync(provider, "angebot-pruefen");
        await PressAsync(provider, "Zur Prüfung senden");
        await Expect(provider.Page.Locator(".alert.success")).ToContainTextAsync("bei der Redaktion");
        pages += 3;
        Assert.Equal((10, 4), (pages, fields));
        Assert.True((pages * ForOnePage) + (fields * ForOneField) < TimeSpan.FromMinutes(5));

        await editor.GoAsync("/verwaltung/pruefung");
        await LookAsync(editor, "pruefung");
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await PressAsync(editor, "Prüfung übernehmen");
        await LookAsync(editor, "pruefung-vorschlag");
        await editor
            .Page.Locator(
                "tr",
                new() { Has = editor.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Beschreibung" }) }
            )
            .GetByRole(AriaRole.Checkbox)
            .CheckAsync();
        await editor.Page.GetByLabel("Grund zu Beschreibung").FillAsync("Bitte den Ort nennen");
        await PressAsync(editor, "Zurückgeben");
        await Expect(editor.Page.Locator(".alert.success")).ToContainTextAsync("zurückgegeben");

        await provider.Page.ReloadAsync();
        await Expect(provider.Page.Locator("main")).ToContainTextAsync("Bitte den Ort nennen");
        await LookAsync(provider, "entwurf");
        await provider.Page.GetByRole(AriaRole.Link, new() { Name = "Beschreibung", Exact = true }).ClickAsync();
        await provider.Page.GetByLabel("Was bekommt man hier?").FillAsync("Wir nähen zusammen in Mühlhausen.");
        await PressAsync(provider, "Als Entwurf speichern");
        await provider.Page.GetByRole(AriaRole.Link, new() { Name = "Prüfen und senden" }).ClickAsync();
        await PressAsync(provider, "Zur Prüfung senden");

        await editor.GoAsync("/verwaltung/pruefung");
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await PressAsync(editor, "Prüfung übernehmen");
        await PressAsync(editor, "Jetzt veröffentlichen");
        await Expect(editor.Page.Locator(".alert.success")).ToContainTextAsync("veröffentlicht");

        await FoundAsync(name);
        await using var visitor = await browser.OpenAsync(new() { JavaScript = script }, portal.Address);
        var hit = visitor.Page.Locator("ol.hits h3 a", new() { HasText = name });
        await visitor.GoAsync("/hilfe?q=" + Uri.EscapeDataString(name));
        await hit.First.ClickAsync();
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(name);
        await Expect(visitor.Page.Locator(".offer")).ToContainTextAsync("in Mühlhausen");
        await provider.GoAsync("/verwaltung/angebote?q=" + Uri.EscapeDataString(name));
        await provider.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await provider.Page.GetByRole(AriaRole.Link, new() { Name = "Unterschiede ansehen" }).First.ClickAsync();
        await LookAsync(provider, "angebot-fassungen");

        await using var reader = await browser.OpenAsync(device, portal.Address);
        await reader.GoAsync(await RemindedAsync(name));
        await LookAsync(reader, "bestaetigen");
        await reader
            .Page.GetByRole(AriaRole.Region, new() { Name = name })
            .GetByRole(AriaRole.Button, new() { Name = "Alles stimmt noch" })
            .ClickAsync();
        await Expect(reader.Page.Locator(".alert.success")).ToContainTextAsync("als geprüft eingetragen");
        await using var db = portal.Portal.Database.Context();
        Assert.Equal(
            BerlinTime.DateOf(portal.Portal.Time.Now),
            (await db.Set<Service>().SingleAsync(s => s.Name == name, Cancel)).AssuredDate
        );

        Task FillAsync(string label, string text)
        {
            fields++;
            return provider.Page.GetByLabel(label).First.FillAsync(text);
        }
    }

    [Fact]
    public async Task A_draft_saves_itself_and_loses_nothing_when_a_button_follows_at_once()
    {
        await using var visit = await browser.OpenAsync(new(), portal.Address);
        await SignInAsync(visit, Role.Provider);
        await visit.GoAsync("/verwaltung/angebote/neu");
        await visit.Page.GetByLabel("Name des Angebots").FillAsync("Werkstatt Wiesengrund");
        await PressAsync(visit, "Anlegen und weiter");
        var what = visit.Page.GetByLabel("Was bekommt man hier?");
        await what.FillAsync("Eins.");
        await Expect(visit.Page.Locator("[data-autosave-status]")).ToContainTextAsync("gespeichert");
        await what.FillAsync("Eins. Zwei.");
        await PressAsync(visit, "Als Entwurf speichern");
        await Expect(visit.Page.GetByText("Zwei verschiedene Eingaben")).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Was", Exact = true }).ClickAsync();
        await Expect(what).ToHaveValueAsync("Eins. Zwei.");
    }

    /// <summary>The administrator invites, the invited person sets up the account from the mail and is in.</summary>
    private async Task InviteAsync(Visit person, VisitOptions device, string name)
    {
        var email = $"{name.Split(' ')[0].ToLowerInvariant()}@verein.example";
        await using (var administrator = await browser.OpenAsync(device, portal.Address))
        {
            await SignInAsync(administrator, Role.Admin);
            var page = administrator.Page;
            await administrator.GoAsync("/verwaltung/konten/neu");
            await page.GetByLabel("E-Mail-Adresse").FillAsync(email);
            await page.GetByLabel("Vorname und Nachname").FillAsync(name);
            await page.GetByRole(AriaRole.Checkbox, new() { Name = "Träger", Exact = true }).CheckAsync();
            await page.Locator("select[name=bereich-provider]").SelectOptionAsync(await MailedProviderAsync());
            await PressAsync(administrator, "Einladung senden");
            await Expect(page.Locator(".alert.success")).ToContainTextAsync("Einladung unterwegs");
        }
        await person.GoAsync((await portal.Portal.MailsToAsync(email))[^1].Link());
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Konto einrichten" }).ClickAsync();
        await person.Page.GetByLabel("Neues Passwort").FillAsync("Trompete Kaktus Fahrplan Regal");
        await PressAsync(person, "Passwort speichern und weiter");
        var secret = await person.Page.Locator("main ol code").InnerTextAsync();
        await person
            .Page.GetByLabel("Code aus der App")
            .FillAsync(portal.Portal.CodeOf(secret.Replace(" ", "", StringComparison.Ordinal)));
        await PressAsync(person, "Code prüfen und weiter");
        await PressAsync(person, "Codes anzeigen");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Ich habe die Codes aufbewahrt" }).ClickAsync();
        await Expect(person.Page.Locator("h1")).ToHaveTextAsync("Was für mich zu tun ist");
    }

    /// <returns>Id of a provider that has a mailbox of its own.</returns>
    private async Task<string> MailedProviderAsync()
    {
        await using var db = portal.Portal.Database.Context();
        var id = await db.Set<Organization>()
            .Where(o => o.Email != null)
            .OrderBy(o => o.Name)
            .Select(o => o.Id)
            .FirstAsync(Cancel);
        return id.ToString();
    }

    /// <summary>Waits until search and interface have it; asked later than they may take, they must.</summary>
    private async Task FoundAsync(string name)
    {
        using var visitor = new HttpClient { BaseAddress = new Uri(portal.Address) };
        var published = TimeProvider.System.GetTimestamp();
        foreach (var address in (string[])["/hilfe?q=", "/api/hsds/v3/services?search="])
            while (true)
            {
                var asked = TimeProvider.System.GetElapsedTime(published);
                var answer = await visitor.GetStringAsync(address + Uri.EscapeDataString($"\"{name}\""), Cancel);
                // The page says again what was searched: the hit has the name as its heading.
                if (Regex.IsMatch(WebUtility.HtmlDecode(answer), $@"(<h3.*>|""name"": ?""){name}"))
                    break;
                Assert.True(asked < Visible, $"{address}{name}: not there after {asked.TotalSeconds:0.0} s");
                await Task.Delay(50, Cancel);
            }
    }

    /// <summary>Eleven months later the daily round writes to the provider.</summary>
    /// <returns>Path of the link in the mail.</returns>
    private async Task<string> RemindedAsync(string name)
    {
        await using var db = portal.Portal.Database.Context();
        var offer = await db.Set<Service>().Include(s => s.Organization).SingleAsync(s => s.Name == name, Cancel);
        var due = Confirmation.DueOn(offer.AssuredDate!.Value, offer.VerificationIntervalMonths);
        portal.Portal.Time.Now = BerlinTime.ToInstant(due.AddDays(-30), new TimeOnly(4, 0));
        await using var scope = portal.Portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Reminders>().RunAsync(Cancel);
        var mails = await portal.Portal.MailsToAsync((offer.Email ?? offer.Organization!.Email!).Value.Value);
        var mail = mails.Last(m => m.Template == Reminders.ProviderMail);
        Assert.Contains(name, mail.Body, StringComparison.Ordinal);
        return mail.Link();
    }

    private static Task PressAsync(Visit visit, string button) =>
        visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private async Task SignInAsync(Visit visit, Role role)
    {
        portal.NextMinute();
        await visit.GoAsync("/konto/anmelden?weiter=/verwaltung");
        await visit.Page.GetByLabel("E-Mail-Adresse").FillAsync(ExampleAccount.All.First(a => a.Role == role).Email);
        await visit.Page.GetByLabel("Passwort").FillAsync(ExampleAccount.Password);
        await PressAsync(visit, "Weiter");
        await visit.Page.GetByLabel("Code").FillAsync(await visit.Page.Locator(".notice strong").InnerTextAsync());
        await PressAsync(visit, "Anmelden");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Was für mich zu tun ist");
    }

    private static async Task InspectAsync(Visit visit, string name)
    {
        await visit.AssertAccessibleAsync();
        await visit.ScreenshotAsync("redaktion-" + name);
        await visit.Page.SetViewportSizeAsync(320, 640);
        await visit.AssertNoSidewaysScrollAsync();
        await visit.ScreenshotAsync("redaktion-" + name + "-320");
        await visit.Page.SetViewportSizeAsync(1280, 900);
    }
}
