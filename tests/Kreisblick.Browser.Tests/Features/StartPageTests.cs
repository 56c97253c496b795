using System.Text;
using System.Text.RegularExpressions;
using Kreisblick.Browser.Tests.Fixtures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kreisblick.Browser.Tests.Features;

/// <summary>The first screen of a small phone holds the search and the emergency numbers (page blueprint 3.1).</summary>
public sealed class StartPageTests(BrowserFixture browser)
{
    [Theory, InlineData("/"), InlineData("/en")]
    public async Task Search_and_emergency_numbers_stand_on_the_first_screen_of_a_phone(string path)
    {
        await using var visit = await browser.OpenAsync(VisitOptions.Phone);
        await visit.GoAsync(path);
        await visit.Page.EvaluateAsync("() => document.fonts.ready.then(() => 0)");
        foreach (var part in new[] { ".search-form", ".emergency-line" })
        {
            var box = (await visit.Page.Locator(part).BoundingBoxAsync())!;
            Assert.InRange(box.Y + box.Height, 1, VisitOptions.Phone.Height);
        }
        // Tight, but still to be hit with a finger (WCAG 2.5.8).
        foreach (var link in await visit.Page.Locator(".languages a, .emergency-line a").AllAsync())
            Assert.True((await link.BoundingBoxAsync())!.Height >= 24, await link.InnerTextAsync());
    }

    [Theory, InlineData("/"), InlineData("/en")]
    public async Task Printed_it_is_one_sheet_to_hand_out(string path)
    {
        await using var visit = await browser.OpenAsync();
        await visit.GoAsync(path);
        var pdf = Encoding.Latin1.GetString(await visit.PrintAsync("handout" + path.Replace('/', '-')));
        Assert.Equal(1, Regex.Count(pdf, @"/Type /Page\b"));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var part in new[] { ".qr", ".emergency-line" })
            await Expect(visit.Page.Locator(part).First).ToBeVisibleAsync();
    }
}
