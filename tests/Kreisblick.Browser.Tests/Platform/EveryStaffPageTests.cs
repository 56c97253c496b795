using Kreisblick.Browser.Tests.Fixtures;
using Kreisblick.Web.Platform.Authorization;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Platform;

/// <summary>What holds on every page behind the sign-in that needs no parameter, seen by a role that may enter.</summary>
public sealed class EveryStaffPageTests(BrowserFixture browser)
{
    [Fact]
    public Task Has_no_accessibility_violation() =>
        OnEveryPageAsync(
            VisitOptions.WithAxe,
            async visit =>
            {
                await visit.AssertAccessibleAsync();
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                await visit.AssertColoursAccessibleAsync();
            }
        );

    [Fact]
    public Task Fits_a_phone_of_320_pixels_and_asks_nobody_else() =>
        OnEveryPageAsync(
            VisitOptions.Phone,
            async visit =>
            {
                await visit.AssertNoSidewaysScrollAsync();
                visit.AssertAsksNobodyElse();
                await visit.ScreenshotAsync("phone" + Name(visit));
            }
        );

    [Fact]
    public Task Can_be_read_without_script() =>
        OnEveryPageAsync(
            VisitOptions.WithoutScript,
            async visit =>
            {
                Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
                Assert.NotEmpty(await visit.Page.Locator("main").InnerTextAsync());
                await visit.ScreenshotAsync("desk" + Name(visit));
            }
        );

    private async Task OnEveryPageAsync(VisitOptions options, Func<Visit, Task> check)
    {
        var failures = new List<string>();
        foreach (var pages in (await browser.StaffPagesAsync()).GroupBy(p => p.Role))
        {
            await using var visit = await browser.OpenAsync(options);
            await browser.SignInAsync(visit, pages.Key);
            foreach (var (path, role) in pages)
                try
                {
                    await visit.GoAsync(path);
                    // Not led away to the sign-in.
                    Assert.Equal(path, new Uri(visit.Page.Url).AbsolutePath);
                    await check(visit);
                }
                catch (Xunit.Sdk.XunitException e)
                {
                    failures.Add($"{path} as {role}: {e.Message}");
                }
        }
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static string Name(Visit visit) => new Uri(visit.Page.Url).AbsolutePath.Replace('/', '-');
}
