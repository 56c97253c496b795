using Kreisblick.Browser.Tests.Fixtures;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Features.Accounts;

/// <summary>The page that only a new installation has: none of the tests of every page sees it.</summary>
public sealed class FirstAdministratorPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task It_is_accessible_fits_a_phone_and_works_without_script()
    {
        await using var database = await DatabaseTemplate.CopyAsync(DatabaseKind.Sqlite, Content.Base);
        await using var portal = new PortalFactory(database);
        portal.UseKestrel(0);
        portal.StartServer();
        var address = portal.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);
        await using (var visit = await browser.OpenAsync(VisitOptions.WithAxe with { Width = 320 }, address))
        {
            await visit.GoAsync("/konto/einrichtung");
            await visit.AssertAccessibleAsync();
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await visit.AssertColoursAccessibleAsync();
            await visit.AssertNoSidewaysScrollAsync();
            await visit.AssertQuietAsync();
            await visit.ScreenshotAsync("phone-konto-einrichtung");
        }
        await using (var visit = await browser.OpenAsync(VisitOptions.WithoutScript, address))
        {
            await visit.GoAsync("/konto/einrichtung");
            await visit.Page.Locator("main button").First.ClickAsync();
            await Assertions.Expect(visit.Page.Locator(".error-summary")).ToBeVisibleAsync();
        }
    }
}
