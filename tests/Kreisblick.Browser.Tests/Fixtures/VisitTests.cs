using Xunit.Sdk;

namespace Kreisblick.Browser.Tests.Fixtures;

/// <summary>The checks of a visit must be able to fail: each is shown a page that breaks its rule.</summary>
public sealed class VisitTests(BrowserFixture browser)
{
    [Fact]
    public async Task Axe_finds_a_picture_without_text()
    {
        await using var visit = await browser.OpenAsync(VisitOptions.WithAxe);
        await visit.Page.SetContentAsync("<html lang=de><title>x</title><main><h1>x</h1><img src='data:,'></main>");
        var error = await Assert.ThrowsAnyAsync<XunitException>(visit.AssertAccessibleAsync);
        Assert.Contains("image-alt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_to_others_is_noticed()
    {
        await using var visit = await browser.OpenAsync();
        await visit.Page.SetContentAsync(
            "<img src='http://192.0.2.1:1/x.png'>",
            new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit }
        );
        await Assert.ThrowsAnyAsync<XunitException>(() => visit.AssertQuietAsync());
    }

    [Fact]
    public async Task A_page_that_is_too_wide_for_a_phone_is_noticed()
    {
        await using var visit = await browser.OpenAsync(VisitOptions.Phone);
        await visit.Page.SetContentAsync(
            "<meta name=viewport content='width=device-width'><pre>" + new string('x', 200)
        );
        await Assert.ThrowsAnyAsync<XunitException>(visit.AssertNoSidewaysScrollAsync);
    }
}
