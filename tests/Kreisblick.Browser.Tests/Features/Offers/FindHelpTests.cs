using System.Text.RegularExpressions;
using Kreisblick.Browser.Tests.Fixtures;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Features.Offers;

/// <summary>A person looks for help: from the entry to an offer, and tells of an error.</summary>
public sealed partial class FindHelpTests(BrowserFixture browser)
{
    public static TheoryData<bool, int> Devices =>
        new()
        {
            { true, 1280 },
            { false, 1280 },
            { true, 320 },
            { false, 320 },
        };

    [Theory, MemberData(nameof(Devices))]
    public async Task From_the_entry_over_words_filter_and_place_to_the_report(bool script, int width)
    {
        await using var visit = await browser.OpenAsync(new() { JavaScript = script, Width = width });
        var page = visit.Page;
        await visit.GoAsync("/");
        await page.Locator("main #q").FillAsync("schulden");
        await page.Locator("main #q").PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/hilfe\\?"));
        var all = await CountAsync(page);
        Assert.True(all > 0);

        await ShowAsync(page.Locator("details.filter-panel"));
        await ShowAsync(page.Locator("details.facet:has(input[name=kosten])"));
        await page.Locator("input[name=kosten][value=KO1]").CheckAsync();
        await page.Locator("#filter-ort").FillAsync("Bad Langensalza");
        await page.Locator(".filters button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(new Regex("kosten=KO1.*ort=|ort=.*kosten=KO1"));
        Assert.InRange(await CountAsync(page), 1, all);
        await visit.AssertNoSidewaysScrollAsync();

        var first = page.Locator(".result-list > ol.hits h3 a").First;
        var name = await first.InnerTextAsync();
        await first.ClickAsync();
        await page.WaitForURLAsync(new Regex("/hilfe/[^?]+-[0-9a-z]{7}$"));
        Assert.Equal(name, await page.Locator("h1").InnerTextAsync());
        await visit.AssertNoSidewaysScrollAsync();
        await visit.PrintAsync($"offer-{width}-{script}");

        await page.Locator("a[href$='/melden']").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/melden$"));
        Assert.Equal(1, await page.Locator("textarea#nachricht").CountAsync());
        await visit.AssertNoSidewaysScrollAsync();
        await visit.AssertQuietAsync();
    }

    [Theory, InlineData("network"), InlineData("server")]
    public async Task A_filter_that_cannot_be_fetched_is_applied_by_loading_the_page(string trouble)
    {
        await using var visit = await browser.OpenAsync(new() { JavaScript = true, Width = 1280 });
        var page = visit.Page;
        await visit.GoAsync("/hilfe");
        var all = await CountAsync(page);
        // Only what the script fetches fails; a page load goes through.
        await page.RouteAsync(
            new Regex("/hilfe\\?"),
            route =>
                route.Request.ResourceType != "fetch" ? route.ContinueAsync()
                : trouble == "network" ? route.AbortAsync()
                : route.FulfillAsync(new() { Status = 503, Body = "" })
        );
        await ShowAsync(page.Locator("details.facet:has(input[name=kosten])"));
        await page.Locator("input[name=kosten][value=KO1]").CheckAsync();
        await page.WaitForURLAsync(new Regex("kosten=KO1"));
        Assert.True(await page.Locator("input[name=kosten][value=KO1]").IsCheckedAsync());
        Assert.InRange(await CountAsync(page), 1, all - 1);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task From_a_life_situation_to_an_offer(bool script)
    {
        await using var visit = await browser.OpenAsync(new() { JavaScript = script });
        await visit.GoAsync("/");
        await visit.Page.Locator("main a[href^='/hilfe/lebenslage/']").First.ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/hilfe/lebenslage/"));
        await visit.Page.Locator("main article h3 a").First.ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/hilfe/[^/?]+-[0-9a-z]{7}$"));
        await visit.AssertQuietAsync();
    }

    [Fact]
    public async Task By_keyboard_alone()
    {
        await using var visit = await browser.OpenAsync(VisitOptions.WithoutScript);
        var page = visit.Page;
        await visit.GoAsync("/");
        await TabToAsync(page, "q");
        await page.Keyboard.TypeAsync("wohnung");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("q=wohnung"));
        await TabToAsync(page, "hit");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/hilfe/[^/?]+-[0-9a-z]{7}$"));
    }

    [Fact]
    public async Task Another_language_keeps_the_search()
    {
        await using var visit = await browser.OpenAsync(VisitOptions.WithoutScript);
        await visit.GoAsync("/hilfe?kat=02");
        var count = await CountAsync(visit.Page);
        await visit.Page.Locator("a[hreflang=en]").First.ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/en/hilfe\\?kat=02"));
        Assert.Equal(count, await CountAsync(visit.Page));
    }

    [Fact]
    public async Task The_map_shows_as_many_hits_as_the_list()
    {
        await using var visit = await browser.OpenAsync(VisitOptions.WithoutScript);
        await visit.GoAsync("/hilfe?kat=02");
        var count = await CountAsync(visit.Page);
        await visit.Page.Locator(".list-head a[href*='ansicht=karte']").ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("ansicht=karte"));
        Assert.True(await visit.Page.Locator(".map-panel svg").First.IsVisibleAsync());
        Assert.Equal(count, await CountAsync(visit.Page));
        Assert.Equal(count, await visit.Page.Locator(".result-list > ol.hits > li").CountAsync());
    }

    private static async Task<int> CountAsync(IPage page) =>
        int.Parse(
            Digits().Match(await page.Locator("[data-result-count]").First.TextContentAsync() ?? "").Value,
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static async Task ShowAsync(ILocator details)
    {
        // On wide screens the filter panel stands open without a press.
        if (!await details.Locator("> :not(summary)").First.IsVisibleAsync())
            await details.Locator("> summary").ClickAsync();
    }

    /// <summary>Presses Tab until the field "q" of the content or the first hit has the focus.</summary>
    private static async Task TabToAsync(IPage page, string what)
    {
        for (var i = 0; i < 150; i++)
        {
            if (await page.Locator(what == "q" ? "main #q:focus" : "ol.hits h3 a:focus").CountAsync() > 0)
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{what} is out of reach for the keyboard");
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
