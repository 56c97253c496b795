using System.Collections.Concurrent;
using Kreisblick.Browser.Tests.Fixtures;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Features;

/// <summary>The movable map beside the list of offers: it comes on a press and only from our own host.</summary>
public sealed class MovableMapTests(BrowserFixture browser)
{
    private const int MostBytesOfMap = 350_000;
    private const int MostBytesOfScript = 25_000;

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
    public async Task A_press_loads_the_map_under_the_strict_policy_and_within_its_weight()
    {
        await using var visit = await browser.OpenAsync();
        var page = visit.Page;
        var scripts = new ConcurrentDictionary<string, IRequest>(StringComparer.Ordinal);
        page.Context.RequestFinished += (_, request) =>
        {
            if (request.Url.EndsWith(".js", StringComparison.Ordinal))
                scripts.TryAdd(request.Url, request);
        };
        await visit.GoAsync(MapVisit.Address);
        await Assertions.Expect(page.Overview()).ToBeVisibleAsync();
        var before = scripts.Keys.ToList();
        Assert.DoesNotContain(before, IsHeavy);
        Assert.InRange(await WeightAsync(before.Select(url => scripts[url])), 1, MostBytesOfScript);

        await page.LoadMapAsync();
        await Assertions.Expect(page.Overview()).ToBeHiddenAsync();
        var heavy = scripts.Where(s => IsHeavy(s.Key)).Select(s => s.Value).ToList();
        Assert.Contains(heavy, r => r.Url.Contains("/map-worker-", StringComparison.Ordinal));
        Assert.InRange(await WeightAsync(heavy), MostBytesOfMap / 2, MostBytesOfMap);
        Assert.Contains(
            "Umrisse der Gemeinden:",
            await page.Locator(".map-panel").InnerTextAsync(),
            StringComparison.Ordinal
        );
        await visit.AssertQuietAsync();
        await visit.ScreenshotAsync("movable-map", fullPage: false);
    }

    [Fact]
    public async Task Everything_is_reached_and_done_by_keyboard()
    {
        await using var visit = await browser.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync(MapVisit.Address);
        await page.LoadMapAsync();

        // The focus stands on the first button; Tab reaches the others in order, then all marks as one stop.
        foreach (var name in Buttons)
        {
            Assert.Equal(name, await page.Locator(":focus").InnerTextAsync());
            await page.Keyboard.PressAsync("Tab");
        }
        await Assertions.Expect(page.Marks().And(page.Locator(":focus"))).ToHaveCountAsync(1);
        Assert.True(await page.Marks().CountAsync() > 1);
        await Assertions.Expect(page.Locator(".map-mark[tabindex='0']")).ToHaveCountAsync(1);
        var first = await page.Locator(":focus").GetAttributeAsync("aria-label");
        await page.Keyboard.PressAsync("ArrowRight");
        var second = await page.Locator(":focus").GetAttributeAsync("aria-label");
        Assert.NotEqual(first, second);

        // Enter opens the list of what stands there, Escape closes it and gives the focus back.
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Chosen().Locator("h3")).ToBeFocusedAsync();
        Assert.StartsWith(
            "/hilfe/",
            await page.Chosen().Locator("a").First.EvaluateAsync<string>("a => a.pathname"),
            StringComparison.Ordinal
        );
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Chosen()).ToBeHiddenAsync();
        Assert.Equal(second, await page.Locator(":focus").GetAttributeAsync("aria-label"));

        // Tab leads out of the map again.
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".map-island :focus")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Its_buttons_move_it_at_once_for_people_who_want_no_motion()
    {
        await using var visit = await browser.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync("/hilfe?q=schuldnerberatung&ansicht=karte");
        await page.LoadMapAsync();
        var (x, y) = await page.Marks().First.CentreAsync();

        await page.Button("Nach Osten").ClickAsync();
        var east = await page.Marks().First.CentreAsync();
        Assert.Equal(x - 120, east.X, 2.0);
        await page.Button("Nach Westen").ClickAsync();
        await page.Button("Nach Süden").ClickAsync();
        var south = await page.Marks().First.CentreAsync();
        Assert.Equal((x, y - 120), (Math.Round(south.X - x) + x, Math.Round(south.Y - y) + y));
        await page.Button("Nach Norden").ClickAsync();
        await page.Button("Karte vergrößern").ClickAsync();
        Assert.NotEqual((x, y), await page.Marks().First.CentreAsync());
        await page.Button("Ganzen Landkreis zeigen").ClickAsync();
        var home = await page.Marks().First.CentreAsync();
        Assert.Equal(x, home.X, 2.0);
        Assert.Equal(y, home.Y, 2.0);
    }

    [Theory, InlineData(1280), InlineData(320)]
    public async Task It_shows_the_hits_of_the_list_and_no_protected_address(int width)
    {
        await using var visit = await browser.OpenAsync(VisitOptions.Phone with { Width = width });
        var page = visit.Page;
        await visit.GoAsync(MapVisit.Address);
        await page.LoadMapAsync();
        // An offer with two places may stand at two marks.
        Assert.Equal(await page.NumbersInListAsync(), (await page.NumbersOnMapAsync()).Distinct().Order());
        var hidden = page.Locator("#liste > ol.hits > li:has-text('Adresse geschützt')");
        Assert.NotEqual(0, await hidden.CountAsync());
        await Assertions.Expect(hidden.And(page.Locator("[data-points]"))).ToHaveCountAsync(0);
        await Assertions.Expect(hidden.Locator("button")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_hit_of_the_list_is_shown_on_the_map_and_Escape_leads_back()
    {
        await using var visit = await browser.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync(MapVisit.Address);
        await page.LoadMapAsync();
        var item = page.Locator("#liste > ol.hits > li[data-points]").Last;
        var name = await item.Locator("h3").InnerTextAsync();
        var button = item.GetByRole(AriaRole.Button, new() { Name = "Auf der Karte zeigen: " + name });
        await button.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".map-mark.chosen:focus")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(":focus")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(button).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".map-mark.chosen")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_filter_changes_the_marks_and_takes_the_old_map_away()
    {
        await using var visit = await browser.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync(MapVisit.Address);
        await page.LoadMapAsync();
        await page.EvaluateAsync("() => { window.old = document.querySelector('.map-canvas canvas'); }");
        var all = await page.NumbersInListAsync();
        var choice = page.Locator("input[name=kat][value='02']");
        await choice.CheckAsync();
        await page.WaitForFunctionAsync("() => !window.old.isConnected && document.querySelector('.map-mark')");
        var fewer = await page.NumbersInListAsync();
        Assert.True(fewer.Length < all.Length);
        await Assertions.Expect(choice).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".map-canvas canvas")).ToHaveCountAsync(1);
        // The drawing surface of the old one is given back: browsers allow only a few.
        Assert.True(await page.EvaluateAsync<bool>("() => window.old.getContext('webgl2').isContextLost()"));
        Assert.Equal(fewer, (await page.NumbersOnMapAsync()).Distinct().Order());
        await visit.AssertQuietAsync();
    }

    [Fact]
    public async Task Without_WebGL_the_overview_stays_and_a_sentence_says_so()
    {
        await using var visit = await browser.OpenAsync();
        var page = visit.Page;
        await page.AddInitScriptAsync("HTMLCanvasElement.prototype.getContext = () => null;");
        await visit.GoAsync(MapVisit.Address);
        await page.LoadButton().PressAsync("Enter");
        var sentence = page.Locator("[data-map-status]");
        await Assertions.Expect(sentence).ToContainTextAsync("lässt sich auf diesem Gerät nicht zeigen");
        await Assertions.Expect(sentence).ToBeFocusedAsync();
        await Assertions.Expect(page.Overview()).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-map-island]")).ToBeHiddenAsync();
        await Assertions.Expect(page.LoadButton()).ToHaveCountAsync(0);
    }

    [Theory, InlineData(1280, false), InlineData(320, false), InlineData(1280, true), InlineData(320, true)]
    public async Task It_has_no_accessibility_violation_and_can_be_hit_with_a_finger(int width, bool dark)
    {
        await using var visit = await browser.OpenAsync(VisitOptions.WithAxe with { Width = width, Dark = dark });
        var page = visit.Page;
        await visit.GoAsync("/hilfe?kat=02&ansicht=karte");
        await page.LoadMapAsync();
        await page.Marks().First.PressAsync("Enter");
        await Assertions.Expect(page.Chosen()).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();
        foreach (var mark in await page.Marks().AllAsync())
        {
            var box = (await mark.BoundingBoxAsync())!;
            Assert.True(box is { Width: >= 24, Height: >= 24 }, $"{box.Width} × {box.Height}");
            Assert.Contains(
                await mark.InnerTextAsync(),
                await mark.GetAttributeAsync("aria-label"),
                StringComparison.Ordinal
            );
        }
        await visit.ScreenshotAsync($"movable-map-{width}-{(dark ? "dark" : "light")}", fullPage: false);
    }

    [Fact]
    public async Task A_page_from_right_to_left_does_not_mirror_it()
    {
        await using var visit = await browser.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync(MapVisit.Address);
        await page.EvaluateAsync("() => { document.documentElement.dir = 'rtl'; }");
        await page.LoadMapAsync();
        var canvas = (await page.Locator(".map-canvas").BoundingBoxAsync())!;
        var before = await page.Marks().First.CentreAsync();
        Assert.InRange(before.X, canvas.X, canvas.X + canvas.Width);
        await page.Button("Nach Osten").ClickAsync();
        Assert.True((await page.Marks().First.CentreAsync()).X < before.X);
        await visit.AssertNoSidewaysScrollAsync();
    }

    [Fact]
    public async Task On_paper_stands_the_overview()
    {
        await using var visit = await browser.OpenAsync();
        await visit.GoAsync(MapVisit.Address);
        await visit.Page.LoadMapAsync();
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(visit.Page.Overview()).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-map-island]")).ToBeHiddenAsync();
    }

    private static async Task<int> WeightAsync(IEnumerable<IRequest> requests)
    {
        var bytes = 0;
        foreach (var request in requests)
            bytes += (await request.SizesAsync()).ResponseBodySize;
        return bytes;
    }

    private static bool IsHeavy(string url) =>
        url.Contains("/map-view-", StringComparison.Ordinal)
        || url.Contains("/map-shared-", StringComparison.Ordinal)
        || url.Contains("/map-worker-", StringComparison.Ordinal);
}
