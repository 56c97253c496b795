using Kreisblick.Browser.Tests.Fixtures;

namespace Kreisblick.Browser.Tests.Platform;

/// <summary>People who set their own colours (Windows contrast themes) still tell all controls and states apart.</summary>
public sealed class ForcedColoursTests(BrowserFixture browser)
{
    private static readonly string[] Paths =
    [
        "/",
        "/hilfe?kat=02",
        "/hilfe?kat=02&ansicht=karte",
        "/hilfe?kat=01.2",
        "/notfall",
        "/kontakt",
    ];

    // A ground that a control has only by its author's colours is gone; what stays is its border.
    private const string Unbordered = """
        () => [...document.querySelectorAll('button, .button, .emergency, input:not([type=hidden],[type=checkbox],[type=radio]), select, textarea')]
          .filter(control => control.checkVisibility({ visibilityProperty: true }))
          .filter(control => {
            const style = getComputedStyle(control);
            return parseFloat(style.borderTopWidth) < 1 || style.borderTopStyle === 'none'
              || style.borderTopColor === style.backgroundColor || style.borderTopColor === 'rgba(0, 0, 0, 0)';
          })
          .map(control => control.outerHTML.slice(0, 120))
        """;

    private const string Unringed = """
        () => {
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement);
          return outlineStyle === 'none' || parseFloat(outlineWidth) < 2 || outlineColor === getComputedStyle(document.body).backgroundColor
            ? document.activeElement.outerHTML.slice(0, 120) : null;
        }
        """;

    [Fact]
    public async Task Controls_keep_a_border_and_the_focus_its_ring()
    {
        foreach (var path in Paths)
        {
            await using var visit = await browser.OpenAsync(new() { ForcedColors = true });
            await visit.GoAsync(path);
            Assert.True(await visit.Page.EvaluateAsync<bool>("() => matchMedia('(forced-colors: active)').matches"));
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Unbordered));
            for (var stop = 0; stop < 25; stop++)
            {
                await visit.Page.Keyboard.PressAsync("Tab");
                Assert.Null(await visit.Page.EvaluateAsync<string?>(Unringed));
            }
            await visit.ScreenshotAsync(
                "forced-colours" + path.Replace('/', '-').Replace('?', '-').Replace('&', '-'),
                fullPage: false
            );
        }
    }

    [Fact]
    public async Task States_are_told_apart_without_colour()
    {
        await using var visit = await browser.OpenAsync(new() { ForcedColors = true });
        await visit.GoAsync("/hilfe?kat=02");
        var chosen = visit.Page.Locator(".switch [aria-current]");
        var other = visit.Page.Locator(".switch a:not([aria-current])");
        Assert.NotEqual(await BorderAsync(chosen), await BorderAsync(other));
        Assert.NotEqual(await WeightAsync(chosen), await WeightAsync(other));

        static Task<string> BorderAsync(Microsoft.Playwright.ILocator place) =>
            place.First.EvaluateAsync<string>("e => getComputedStyle(e).borderTopWidth");
        static Task<string> WeightAsync(Microsoft.Playwright.ILocator place) =>
            place.First.EvaluateAsync<string>("e => getComputedStyle(e).fontWeight");
    }

    [Fact]
    public async Task It_has_no_accessibility_violation()
    {
        foreach (var path in Paths)
        {
            await using var visit = await browser.OpenAsync(VisitOptions.WithAxe with { ForcedColors = true });
            await visit.GoAsync(path);
            await visit.AssertAccessibleAsync();
        }
    }
}
