using Kreisblick.Browser.Tests.Fixtures;
using Kreisblick.Web.Features.Accounts.Sessions;
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
        await using var visit = await browser.OpenOnAsync(portal);
        var page = visit.Page;
        var device = await VirtualAuthenticator.PlugInAsync(page);
        await SignInAsync(portal, visit, Role.Editor);

        await visit.GoAsync("/konto/sicherheit");
        await page.GetByRole(AriaRole.Link, new() { Name = "Passkey anlegen" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-without-passkey]")).ToBeHiddenAsync();
        await page.Locator("#name").FillAsync("Mein Diensthandy");
        await page.GetByRole(AriaRole.Button, new() { Name = "Passkey anlegen" }).PressAsync("Enter");
        await page.WaitForURLAsync("**/konto/sicherheit?erledigt=passkey");
        await Assertions.Expect(page.Locator(".factor-list")).ToContainTextAsync("Mein Diensthandy");
        Assert.Equal(1, await device.CredentialsAsync());
        await visit.ScreenshotAsync("account-security");

        // Signed out: the button on the sign-in page, without name and password.
        await page.Context.ClearCookiesAsync();
        await device.TouchesAsync(false);
        portal.Time.Now += TimeSpan.FromSeconds(5);
        await visit.GoAsync("/konto/anmelden?weiter=/konto/sicherheit/passkey");
        await device.TouchesAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await page.WaitForURLAsync("**/konto/sicherheit/passkey");

        portal.Time.Now += TimeSpan.FromMinutes(11);
        await visit.GoAsync("/konto/sicherheit/passkey");
        Assert.Contains("/konto/nachweis", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey bestätigen" }).ClickAsync();
        await page.WaitForURLAsync("**/konto/sicherheit/passkey");
        visit.AssertAsksNobodyElse();
    }

    [Fact]
    public async Task A_finger_that_is_not_recognised_lets_nobody_in_and_leaves_the_other_way_open()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        await using var visit = await browser.OpenOnAsync(portal);
        var page = visit.Page;
        var device = await VirtualAuthenticator.PlugInAsync(page);
        await SignInAsync(portal, visit, Role.Editor);
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
        await using var visit = await browser.OpenOnAsync(portal);
        var page = visit.Page;
        await page.Clock.InstallAsync();
        await SignInAsync(portal, visit, Role.Editor);
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

    /// <summary>Signs in as a new account with that role; the journey of the sign-in itself has its own test.</summary>
    private static async Task SignInAsync(PortalFactory portal, Visit visit, Role role)
    {
        using var client = await portal.SignedInAsync(role);
        var cookie = client.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2);
        Assert.Equal(SessionCookie.Name, cookie[0]);
        await visit.Page.Context.AddCookiesAsync([
            new()
            {
                Name = cookie[0],
                Value = cookie[1],
                Url = new Uri(new Uri(visit.Address), "/").ToString(),
                Secure = true,
                HttpOnly = true,
                SameSite = SameSiteAttribute.Lax,
            },
        ]);
    }
}
