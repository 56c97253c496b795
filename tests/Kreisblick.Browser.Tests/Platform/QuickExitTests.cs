using Kreisblick.Browser.Tests.Fixtures;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Platform;

/// <summary>"Seite schnell verlassen" on protected topics (page blueprint 10.2).</summary>
public sealed class QuickExitTests(BrowserFixture browser)
{
    private const string Protected = "/hilfe?kat=01.2";
    private const string Target = "https://www.dwd.de/";

    // Time of key events as the test wants it: nobody waits five seconds, and a slow machine changes nothing.
    private const string OwnClock = """
        window.now = 1000;
        Object.defineProperty(Event.prototype, 'timeStamp', { get: () => window.now });
        """;

    [Fact]
    public async Task Shift_three_times_leaves_and_back_does_not_lead_here()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        await visit.GoAsync("/kontakt");
        await visit.GoAsync(Protected);
        var status = page.Locator("[data-quick-exit] [role=status]");
        await page.Keyboard.PressAsync("Shift");
        await Assertions
            .Expect(status)
            .ToHaveTextAsync("Noch zweimal die Umschalttaste drücken, dann verlassen Sie die Seite.");
        await page.Keyboard.PressAsync("Shift");
        await Assertions
            .Expect(status)
            .ToHaveTextAsync("Noch einmal die Umschalttaste drücken, dann verlassen Sie die Seite.");
        await page.Keyboard.PressAsync("Shift");
        await page.WaitForURLAsync(Target);
        await page.GoBackAsync();
        await page.WaitForURLAsync("**/kontakt");
    }

    [Fact]
    public async Task Another_key_between_or_too_long_a_pause_begins_the_count_anew()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        await visit.GoAsync(Protected);
        var status = page.Locator("[data-quick-exit] [role=status]");
        foreach (var key in new[] { "Shift", "Shift", "a", "Shift" })
            await page.Keyboard.PressAsync(key);
        await Assertions.Expect(status).ToContainTextAsync("Noch zweimal");
        await page.EvaluateAsync("() => { window.now += 4000; }");
        await page.Keyboard.PressAsync("Shift");
        await Assertions.Expect(status).ToContainTextAsync("Noch einmal");
        await page.EvaluateAsync("() => { window.now += 4000; }");
        await page.Keyboard.PressAsync("Shift");
        await Assertions.Expect(status).ToContainTextAsync("Noch einmal");
        Assert.EndsWith(Protected, page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Shift");
        await page.WaitForURLAsync(Target);
    }

    [Fact]
    public async Task The_page_is_hidden_before_the_other_one_answers()
    {
        await using var visit = await browser.OpenAsync();
        var page = visit.Page;
        // The weather service does not answer: the person must not see the page any longer all the same.
        await page.Context.RouteAsync(Target + "**", _ => Task.CompletedTask);
        await visit.GoAsync(Protected);
        var left = await page.Locator("[data-quick-exit] a")
            .EvaluateAsync<string>(
                "link => { link.click(); return getComputedStyle(document.body).display + document.title; }"
            );
        Assert.Equal("none…", left);
    }

    [Fact]
    public async Task The_second_skip_link_leaves_too()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        await visit.GoAsync(Protected);
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Seite schnell verlassen", await page.Locator(":focus").InnerTextAsync());
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(Target);
    }

    [Fact]
    public async Task A_filter_that_leads_to_a_protected_topic_brings_the_exit_and_takes_the_map()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        await visit.GoAsync("/hilfe?kat=01&ansicht=karte");
        await Assertions.Expect(page.Locator("[data-quick-exit]")).ToHaveCountAsync(0);
        await page.Locator("input[name=kat][value='01.2']").CheckAsync();
        await Assertions.Expect(page.Locator("[data-quick-exit] a")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".map-panel")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Bei diesem Thema zeigen wir keine Karte.");
        Assert.StartsWith("Beratung und Schutz", await page.TitleAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Shift");
        await page.Keyboard.PressAsync("Shift");
        await page.Keyboard.PressAsync("Shift");
        await page.WaitForURLAsync(Target);
    }

    [Fact]
    public async Task On_other_pages_the_shift_key_does_nothing()
    {
        await using var visit = await OpenAsync();
        await visit.GoAsync("/kontakt");
        for (var i = 0; i < 4; i++)
            await visit.Page.Keyboard.PressAsync("Shift");
        await Assertions.Expect(visit.Page.Locator("main")).ToBeVisibleAsync();
        Assert.EndsWith("/kontakt", visit.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>The weather service answers from here: tests ask nobody else.</summary>
    private async Task<Visit> OpenAsync()
    {
        var visit = await browser.OpenAsync();
        await visit.Page.AddInitScriptAsync(OwnClock);
        await visit.Page.Context.RouteAsync(
            Target + "**",
            route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Wetter</title>" })
        );
        return visit;
    }
}
