using System.Text.RegularExpressions;
using Kreisblick.Browser.Tests.Fixtures;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Features.Accounts;

/// <summary>Passkeys in a real browser: made, used to come in, used as proof; and the warning before the end.</summary>
public sealed class PasskeyJourneyTests(BrowserFixture browser, Databases databases) : IClassFixture<Databases>
{
    [Fact]
    public async Task Made_used_to_sign_in_and_as_proof()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        await using var visit = await OpenAsync(portal);
        var page = visit.Page;
        var device = await VirtualAuthenticator.PlugInAsync(page);

        await visit.GoAsync("/konto/sicherheit");
        await page.GetByRole(AriaRole.Link, new() { Name = "Passkey anlegen" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-without-passkey]")).ToBeHiddenAsync();
        await page.Locator("#name").FillAsync("Mein Diensthandy");
        await page.GetByRole(AriaRole.Button, new() { Name = "Passkey anlegen" }).PressAsync("Enter");
        await page.WaitForURLAsync("**/konto/sicherheit?erledigt=passkey");
        await Assertions.Expect(page.Locator(".factor-list")).ToContainTextAsync("Mein Diensthandy");
        Assert.Equal(1, await device.CredentialsAsync());
        await visit.ScreenshotAsync("account-security");

        // Signed out: the browser offers the passkey in the list at the name field, and the device is touched at once.
        var inside = new Regex("^[^?]+/konto/sicherheit/passkey$");
        await SignedOutAsync(portal, page);
        await page.GotoAsync("/konto/anmelden?weiter=/konto/sicherheit/passkey");
        await page.WaitForURLAsync(inside);

        // A browser without that list: the button, without name and password.
        await SignedOutAsync(portal, page);
        await page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
        await visit.GoAsync("/konto/anmelden?weiter=/konto/sicherheit/passkey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await page.WaitForURLAsync(inside);

        portal.Time.Now += TimeSpan.FromMinutes(11);
        await visit.GoAsync("/konto/sicherheit/passkey");
        Assert.Contains("/konto/nachweis", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey bestätigen" }).ClickAsync();
        await page.WaitForURLAsync(inside);
        visit.AssertAsksNobodyElse();
    }

    [Fact]
    public async Task A_finger_that_is_not_recognised_lets_nobody_in_and_leaves_the_other_way_open()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        await using var visit = await OpenAsync(portal);
        var page = visit.Page;
        var device = await VirtualAuthenticator.PlugInAsync(page);
        await visit.GoAsync("/konto/sicherheit/passkey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Passkey anlegen" }).ClickAsync();
        await page.WaitForURLAsync("**/konto/sicherheit?erledigt=passkey");
        await page.Context.ClearCookiesAsync();
        portal.Time.Now += TimeSpan.FromSeconds(5);

        await device.TouchesAsync(false);
        await visit.GoAsync("/konto/anmelden");
        await device.RecognisesAsync(false);
        await device.TouchesAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await Assertions.Expect(page.Locator(".passkey [role=status]")).ToContainTextAsync("Das hat nicht geklappt");
        Assert.EndsWith("/konto/anmelden", page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("#passwort").CountAsync());
    }

    [Fact]
    public async Task Five_minutes_before_the_end_one_press_lets_it_go_on()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        await using var visit = await OpenAsync(portal);
        var page = visit.Page;
        await page.Clock.InstallAsync();
        await visit.GoAsync("/konto/sitzungen");
        var dialog = page.Locator("dialog[data-session-end]");
        await page.Clock.RunForAsync(24 * 60_000);
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await page.Clock.RunForAsync(2 * 60_000);
        portal.Time.Now += TimeSpan.FromMinutes(26);
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await visit.ScreenshotAsync("session-end", fullPage: false);

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        portal.Time.Now += TimeSpan.FromMinutes(20);
        await visit.GoAsync("/konto/sitzungen");
        Assert.EndsWith("/konto/sitzungen", page.Url, StringComparison.Ordinal);

        // Nobody presses: the page says that it is over and leads back here.
        await page.Clock.RunForAsync(31 * 60_000);
        await Assertions.Expect(dialog).ToContainTextAsync("Sie sind abgemeldet");
        Assert.Equal(
            "/konto/anmelden?weiter=%2Fkonto%2Fsitzungen",
            await dialog.GetByRole(AriaRole.Link, new() { Name = "Neu anmelden" }).GetAttributeAsync("href")
        );
    }

    private static async Task SignedOutAsync(PortalFactory portal, IPage page)
    {
        await page.Context.ClearCookiesAsync();
        // A question must be younger than the last use of the passkey.
        portal.Time.Now += TimeSpan.FromSeconds(5);
    }

    /// <summary>A window on the portal, signed in. Browsers know passkeys for names, not for numbers: localhost.</summary>
    private async Task<Visit> OpenAsync(PortalFactory portal)
    {
        // The browser has its own clock; both tell the same time at the beginning.
        portal.Time.Now = TimeProvider.System.GetUtcNow();
        portal.UseKestrel(0);
        portal.StartServer();
        var visit = await browser.OpenAsync(other: $"http://localhost:{portal.ClientOptions.BaseAddress.Port}");
        var account = await portal.AccountAsync(roles: [(Role.Editor, null)]);
        await visit.SignInAsync(await portal.SessionAsync(account.Id));
        return visit;
    }
}
