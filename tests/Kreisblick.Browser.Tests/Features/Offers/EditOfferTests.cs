using Kreisblick.Browser.Tests.Fixtures;
using Kreisblick.Web.Features.Accounts.Seed;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kreisblick.Browser.Tests.Features.Offers;

/// <summary>
/// The journey of issue 3, with the example accounts: a provider writes an offer, an editor gives it back, it is mended,
/// published and found. Each page on the way is looked at by axe and on a small phone.
/// </summary>
public sealed class EditOfferTests(BrowserFixture browser, WritablePortal portal) : IClassFixture<WritablePortal>
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_new_offer_goes_from_the_provider_over_the_editor_to_the_public(bool script)
    {
        var name = script ? "Nähtreff Silberfaden" : "Lesekreis Morgentau";
        var device = new VisitOptions { JavaScript = script, Axe = script };
        await using var provider = await browser.OpenAsync(device, portal.Address);
        await using var editor = await browser.OpenAsync(device, portal.Address);
        await SignInAsync(provider, Role.Provider);
        await SignInAsync(editor, Role.Editor);
        Task LookAsync(Visit visit, string page) => script ? InspectAsync(visit, page) : Task.CompletedTask;

        await provider.GoAsync("/verwaltung/angebote");
        await LookAsync(provider, "angebote");
        await provider.Page.GetByRole(AriaRole.Link, new() { Name = "Neues Angebot anlegen" }).ClickAsync();
        await LookAsync(provider, "angebot-neu");
        await provider.Page.GetByLabel("Name des Angebots").FillAsync(name);
        await PressAsync(provider, "Anlegen und weiter");
        await provider.Page.GetByLabel("Was bekommt man hier?").FillAsync("Wir nähen zusammen.");
        await provider.Page.GetByLabel("Hauptthema").SelectOptionAsync(new SelectOptionValue { Index = 5 });
        await LookAsync(provider, "schritt-was");
        await PressAsync(provider, "Speichern und weiter");
        foreach (var step in (string[])["fuer-wen", "so-geht-es", "kosten", "ort", "zeiten"])
        {
            Assert.EndsWith("/" + step, provider.Page.Url, StringComparison.Ordinal);
            await LookAsync(provider, "schritt-" + step);
            await PressAsync(provider, "Speichern und weiter");
        }
        await provider.Page.GetByLabel("Nummer").First.FillAsync("03601 000-77");
        await LookAsync(provider, "schritt-kontakt");
        await PressAsync(provider, "Speichern und weiter");
        await LookAsync(provider, "schritt-sprachen");
        await PressAsync(provider, "Speichern und weiter");
        await Expect(provider.Page.Locator(".preview")).ToContainTextAsync("Wir nähen zusammen.");
        await LookAsync(provider, "angebot-pruefen");
        await PressAsync(provider, "Zur Prüfung senden");
        await Expect(provider.Page.Locator(".alert.success")).ToContainTextAsync("bei der Redaktion");

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

        await using var visitor = await browser.OpenAsync(new() { JavaScript = script }, portal.Address);
        var hit = visitor.Page.Locator("ol.hits h3 a", new() { HasText = name });
        // The search follows within two seconds; a busy test machine gets more.
        for (var attempt = 0; attempt < 60 && await hit.CountAsync() == 0; attempt++)
        {
            await visitor.GoAsync("/hilfe?q=" + Uri.EscapeDataString(name));
            if (await hit.CountAsync() == 0)
                await Task.Delay(250, TestContext.Current.CancellationToken);
        }
        await hit.First.ClickAsync();
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(name);
        await Expect(visitor.Page.Locator(".offer")).ToContainTextAsync("in Mühlhausen");
        var api = await visitor.Page.Context.APIRequest.GetAsync(
            $"{portal.Address}/api/hsds/v3/services?search={Uri.EscapeDataString(name)}"
        );
        Assert.Contains(name, await api.TextAsync(), StringComparison.Ordinal);

        await provider.GoAsync("/verwaltung/angebote?q=" + Uri.EscapeDataString(name));
        await provider.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await provider.Page.GetByRole(AriaRole.Link, new() { Name = "Unterschiede ansehen" }).First.ClickAsync();
        await LookAsync(provider, "angebot-fassungen");
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
