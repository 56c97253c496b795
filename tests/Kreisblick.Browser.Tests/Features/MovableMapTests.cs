using Kreisblick.Browser.Tests.Fixtures;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Features;

/// <summary>The movable map beside the list of offers: it comes on a press and only from our own host.</summary>
public sealed class MovableMapTests(BrowserFixture browser)
{
    private const string Address = "/hilfe?ansicht=karte";

    private static readonly string[] Buttons =
    [
        "Karte vergrößern",
        "Karte verkleinern",
        "Nach Norden",
        "Nach Süden",
        "Nach Westen",
        "Nach Osten",
        "Ganzen Landkreis zeigen",
    ];

    [Fact]
    public async Task A_press_loads_the_map_under_the_strict_policy()
    {
        await using var visit = await browser.OpenAsync();
        var heavy = new List<string>();
        visit.Page.Request += (_, request) =>
        {
            if (IsHeavy(request.Url))
                heavy.Add(request.Url);
        };
        await visit.GoAsync(Address);
        await Assertions.Expect(visit.Page.Locator(".map-panel figure")).ToBeVisibleAsync();
        Assert.Empty(heavy);

        await LoadAsync(visit);
        await Assertions.Expect(visit.Page.Locator(".map-panel figure")).ToBeHiddenAsync();
        Assert.NotEqual(0, await visit.Page.Locator(".map-mark").CountAsync());
        Assert.Contains(heavy, url => url.Contains("/map-worker-", StringComparison.Ordinal));

        // The focus stands on the first button; Tab reaches the others in order, then the links of the points.
        foreach (var name in Buttons)
        {
            Assert.Equal(name, await visit.Page.Locator(":focus").InnerTextAsync());
            await visit.Page.Keyboard.PressAsync("Tab");
        }
        Assert.Equal(1, await visit.Page.Locator(".map-points a:focus").CountAsync());
        Assert.Equal(1, await visit.Page.Locator(".map-mark.chosen").CountAsync());
        await visit.AssertQuietAsync();
        await visit.ScreenshotAsync("movable-map");
    }

    [Fact]
    public async Task Its_buttons_move_the_marks()
    {
        await using var visit = await browser.OpenAsync();
        await visit.GoAsync(Address);
        await LoadAsync(visit);
        var mark = visit.Page.Locator(".map-mark").First;
        var before = (await mark.BoundingBoxAsync())!;
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Nach Osten" }).ClickAsync();
        await visit.Page.WaitForFunctionAsync(
            "x => Math.abs(document.querySelector('.map-mark').getBoundingClientRect().x - x) > 100",
            before.X
        );
        Assert.True((await mark.BoundingBoxAsync())!.X < before.X);
    }

    [Fact]
    public async Task It_has_no_accessibility_violation_and_fits_a_phone()
    {
        await using var visit = await browser.OpenAsync(VisitOptions.Phone with { Axe = true });
        await visit.GoAsync(Address);
        await LoadAsync(visit);
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();
    }

    private static async Task LoadAsync(Visit visit)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Bewegliche Karte laden" }).PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".map-canvas canvas")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".map-mark").First).ToBeVisibleAsync();
    }

    private static bool IsHeavy(string url) =>
        url.Contains("/map-view-", StringComparison.Ordinal)
        || url.Contains("/map-shared-", StringComparison.Ordinal)
        || url.Contains("/map-worker-", StringComparison.Ordinal);
}
