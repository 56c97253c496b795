using System.Text.RegularExpressions;
using Kreisblick.Browser.Tests.Fixtures;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Features.Offers;

/// <summary>Suggestions under the search field: the combobox of ARIA 1.2, quicker than the form and never in its way.</summary>
public sealed class SuggestionsTests(BrowserFixture browser)
{
    /// <summary>Start page and results have the field in the content, all other pages in the header.</summary>
    public static TheoryData<string, string> Fields => new() { { "/", "#q" }, { "/kontakt", "#kopf-q" } };

    [Theory, MemberData(nameof(Fields))]
    public async Task Arrow_keys_choose_and_Enter_searches_for_the_choice(string path, string field)
    {
        await using var visit = await browser.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync(path);
        var combobox = page.Locator(field);
        await combobox.PressSequentiallyAsync("schuld");
        var list = page.GetByRole(AriaRole.Listbox, new() { Name = "Vorschläge" });
        await Assertions.Expect(list).ToBeVisibleAsync();
        await Assertions.Expect(combobox).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(combobox).ToHaveAttributeAsync("aria-controls", (await list.GetAttributeAsync("id"))!);
        var options = list.GetByRole(AriaRole.Option);
        var count = await options.CountAsync();
        Assert.InRange(count, 2, 8);
        await Assertions.Expect(list.GetByRole(AriaRole.Group, new() { Name = "Themen" })).ToHaveCountAsync(1);
        await Assertions
            .Expect(page.GetByText($"{count} Vorschläge. Wählen Sie mit den Pfeiltasten."))
            .ToHaveCountAsync(1);

        // Nothing is chosen by itself; the arrows walk the list and come back to the field.
        await Assertions.Expect(list.Locator("[aria-selected=true]")).ToHaveCountAsync(0);
        await combobox.PressAsync("ArrowUp");
        await Assertions.Expect(options.Last).ToHaveAttributeAsync("aria-selected", "true");
        await combobox.PressAsync("ArrowDown");
        await Assertions.Expect(list.Locator("[aria-selected=true]")).ToHaveCountAsync(0);
        await combobox.PressAsync("ArrowDown");
        await Assertions.Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions
            .Expect(combobox)
            .ToHaveAttributeAsync("aria-activedescendant", (await options.First.GetAttributeAsync("id"))!);
        await Assertions.Expect(combobox).ToBeFocusedAsync();
        await Assertions.Expect(combobox).ToHaveValueAsync("schuld");

        var label = (await options.First.GetAttributeAsync("data-label"))!;
        await combobox.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex(@"/hilfe\?q="));
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync(label);
        Assert.NotEqual(0, await page.Locator("#liste > ol.hits > li").CountAsync());
        await visit.AssertQuietAsync();
    }

    [Fact]
    public async Task Enter_without_a_choice_searches_what_was_typed_and_Escape_keeps_it()
    {
        await using var visit = await browser.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync("/");
        var combobox = page.Locator("#q");
        await combobox.PressSequentiallyAsync("schuld");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await combobox.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToHaveCountAsync(0);
        await Assertions.Expect(combobox).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(combobox).ToHaveValueAsync("schuld");
        await combobox.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await combobox.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex(@"/hilfe\?q=schuld(&|$)"));
    }

    [Fact]
    public async Task A_press_chooses_and_urgent_words_put_the_emergency_numbers_first()
    {
        await using var visit = await browser.OpenAsync(VisitOptions.Phone);
        var page = visit.Page;
        await visit.GoAsync("/");
        await page.Locator("#q").PressSequentiallyAsync("ich will nicht mehr leben");
        var first = page.GetByRole(AriaRole.Option).First;
        await Assertions.Expect(first).ToHaveTextAsync("Hilfe im Notfall: alle Notrufnummern");
        Assert.True((await first.BoundingBoxAsync())!.Height >= 24);
        await visit.AssertNoSidewaysScrollAsync();
        await visit.ScreenshotAsync("suggestions-phone", fullPage: false);
        await first.ClickAsync();
        await page.WaitForURLAsync(new Regex("/notfall$"));
    }

    [Fact]
    public async Task An_older_answer_never_overwrites_a_newer_one()
    {
        await using var visit = await browser.OpenAsync();
        var page = visit.Page;
        var held = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync(
            "**/hilfe/vorschlaege?q=sc",
            route =>
            {
                held.TrySetResult(route);
                return Task.CompletedTask;
            }
        );
        await visit.GoAsync("/");
        await page.Locator("#q").PressSequentiallyAsync("sc");
        var old = await held.Task.WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
        await page.Locator("#q").PressSequentiallyAsync("huld");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("chuld");
        var shown = await page.GetByRole(AriaRole.Listbox).InnerTextAsync();
        await old.FulfillAsync(
            new()
            {
                ContentType = "application/json",
                Body = """{"urgent":false,"items":[{"label":"alt","group":"Themen","count":1}]}""",
            }
        );
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Assert.Equal(shown, await page.GetByRole(AriaRole.Listbox).InnerTextAsync());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Open_it_has_no_accessibility_violation(bool dark)
    {
        await using var visit = await browser.OpenAsync(VisitOptions.WithAxe with { Dark = dark });
        await visit.GoAsync("/");
        await visit.Page.Locator("#q").PressSequentiallyAsync("schuld");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await visit.Page.Locator("#q").PressAsync("ArrowDown");
        await visit.AssertAccessibleAsync();
        await visit.ScreenshotAsync($"suggestions-{(dark ? "dark" : "light")}", fullPage: false);
    }
}
