using Kreisblick.Browser.Tests.Fixtures;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Features;

/// <summary>A visitor before the movable map.</summary>
internal static class MapVisit
{
    public const string Address = "/hilfe?ansicht=karte";

    private const string WebGl = "webgl";

    // Milliseconds: without a graphics card the first picture takes its time.
    private const float Patience = 30_000;

    public static ILocator Marks(this IPage page) => page.Locator(".map-mark");

    public static ILocator Overview(this IPage page) => page.Locator(".map-panel > figure");

    public static ILocator Chosen(this IPage page) => page.Locator("[data-map-chosen]");

    public static ILocator Button(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator LoadButton(this IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Bewegliche Karte laden" });

    /// <summary>Presses the button and waits for the marks. Skips where this Chromium cannot draw at all.</summary>
    public static async Task LoadMapAsync(this IPage page)
    {
        Requirement.Need(
            WebGl,
            await page.EvaluateAsync<bool>("() => document.createElement('canvas').getContext('webgl2') !== null"),
            "This Chromium offers no WebGL, also not by software."
        );
        await page.LoadButton().PressAsync("Enter");
        await Assertions.Expect(page.Marks().First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.LoadButton()).ToHaveCountAsync(0);
    }

    /// <summary>The numbers that the marks stand for, each mark pressed and its list read.</summary>
    public static async Task<List<int>> NumbersOnMapAsync(this IPage page)
    {
        var numbers = new List<int>();
        var count = await page.Marks().CountAsync();
        for (var i = 0; i < count; i++)
        {
            await page.Marks().Nth(i).PressAsync("Enter");
            foreach (var line in await page.Chosen().Locator("li").AllInnerTextsAsync())
                numbers.Add(int.Parse(line[..line.IndexOf('.')], System.Globalization.CultureInfo.InvariantCulture));
            await page.Keyboard.PressAsync("Escape");
        }
        return numbers;
    }

    /// <summary>The numbers of the hits in the list that have a place.</summary>
    public static async Task<int[]> NumbersInListAsync(this IPage page) =>
        await page.EvaluateAsync<int[]>(
            """
            () => [...document.querySelectorAll('#liste > ol.hits > li')]
              .flatMap((item, i) => item.dataset.points ? [i + 1] : [])
            """
        );

    public static async Task<(double X, double Y)> CentreAsync(this ILocator place)
    {
        var box = (await place.BoundingBoxAsync())!;
        return (box.X + box.Width / 2, box.Y + box.Height / 2);
    }
}
