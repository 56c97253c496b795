using Kreisblick.Browser.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace Kreisblick.Browser.Tests.Platform;

/// <summary>What holds on every page of the portal, for each page that needs no parameter.</summary>
public sealed class EveryPageTests(BrowserFixture browser)
{
    [Fact]
    public Task Has_no_accessibility_violation() =>
        OnEveryPageAsync(
            VisitOptions.WithAxe,
            async (visit, _) =>
            {
                await visit.AssertAccessibleAsync();
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                await visit.AssertColoursAccessibleAsync();
            }
        );

    [Fact]
    public Task Asks_nobody_else_and_sets_no_cookie() =>
        OnEveryPageAsync(new(), (visit, _) => visit.AssertQuietAsync());

    [Fact]
    public Task Fits_a_phone_of_320_pixels() =>
        OnEveryPageAsync(
            VisitOptions.Phone,
            async (visit, path) =>
            {
                await visit.AssertNoSidewaysScrollAsync();
                await visit.ScreenshotAsync("phone" + Name(path));
            }
        );

    [Fact]
    public Task Can_be_read_without_script() =>
        OnEveryPageAsync(
            VisitOptions.WithoutScript,
            async (visit, _) =>
            {
                Assert.Equal(1, await visit.Page.Locator("main").CountAsync());
                Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
                Assert.NotEmpty(await visit.Page.Locator("main").InnerTextAsync());
            }
        );

    [Fact]
    public Task Begins_with_a_link_to_its_content_for_the_keyboard() =>
        OnEveryPageAsync(
            new(),
            async (visit, path) =>
            {
                // A page may put the focus into its search field: the walk begins at the top of the document.
                await visit.Page.EvaluateAsync("() => document.activeElement?.blur()");
                await visit.Page.Keyboard.PressAsync("Tab");
                Assert.Equal(
                    path.StartsWith("/en", StringComparison.Ordinal) ? "Skip to content" : "Zum Inhalt",
                    await visit.Page.Locator(":focus").InnerTextAsync()
                );
                await visit.Page.Keyboard.PressAsync("Enter");
                await visit.Page.WaitForFunctionAsync("() => location.hash === '#inhalt'");
            }
        );

    [Fact]
    public Task Can_be_printed() =>
        OnEveryPageAsync(
            new(),
            async (visit, path) =>
            {
                var pdf = await visit.PrintAsync("print" + Name(path));
                Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
            }
        );

    [Fact]
    public async Task The_start_page_is_shown_in_the_readme()
    {
        await using var visit = await browser.OpenAsync();
        await visit.GoAsync("/");
        await visit.ScreenshotAsync("start", fullPage: false);
        Assert.Contains("Hilfe", await visit.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
    }

    private async Task OnEveryPageAsync(VisitOptions options, Func<Visit, string, Task> check)
    {
        var pages = await browser.PagesAsync();
        Assert.NotEmpty(pages);
        var failures = new List<string>();
        foreach (var path in pages)
        {
            await using var visit = await browser.OpenAsync(options);
            try
            {
                await visit.GoAsync(path);
                await check(visit, path);
            }
            catch (XunitException e)
            {
                failures.Add($"{path}: {e.Message}");
            }
        }
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static string Name(string path) =>
        path == "/" ? "-start" : path.Replace('/', '-').Replace('?', '-').Replace('&', '-').Replace('=', '-');
}
