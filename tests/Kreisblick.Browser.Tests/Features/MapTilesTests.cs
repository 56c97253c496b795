using Kreisblick.Browser.Tests.Fixtures;
using Kreisblick.Web.Platform.Web.Portal;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Features;

/// <summary>A county may name a source of map pictures: only then, and only on this page, is another host asked.</summary>
public sealed class MapTilesTests(BrowserFixture browser)
{
    private const string Host = "https://karten.example";

    // One grey pixel.
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
    );

    [Theory, InlineData(true), InlineData(false)]
    public async Task Pictures_of_the_set_source_lie_under_the_marks_and_may_fail(bool answers)
    {
        await using var database = await DatabaseTemplate.CopyAsync(DatabaseKind.Sqlite, Content.Example);
        await using var portal = new PortalFactory(
            database,
            example: true,
            services =>
                services.Configure<PortalOptions>(o =>
                    o.Map = new() { Tiles = Host + "/{z}/{x}/{y}.png", TilesAttribution = "© Kartenstelle" }
                )
        );
        portal.UseKestrel(0);
        portal.StartServer();
        await portal.ReadyAsync();
        await using var visit = await browser.OpenAsync(
            other: portal.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority)
        );
        var page = visit.Page;
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.Context.RouteAsync(
            Host + "/**",
            async route =>
            {
                asked.TrySetResult(route.Request.Url);
                if (answers)
                    await route.FulfillAsync(
                        new()
                        {
                            BodyBytes = Picture,
                            ContentType = "image/png",
                            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
                            {
                                ["access-control-allow-origin"] = "*",
                            },
                        }
                    );
                else
                    await route.AbortAsync();
            }
        );
        await visit.GoAsync(MapVisit.Address);
        Assert.False(asked.Task.IsCompleted);
        var panel = await page.Locator(".map-panel").InnerTextAsync();
        Assert.Contains("holt Ihr Gerät Bilder von karten.example", panel, StringComparison.Ordinal);
        Assert.Contains("© Kartenstelle", panel, StringComparison.Ordinal);

        await page.LoadMapAsync();
        var picture = await asked.Task.WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
        Assert.Matches(@"^https://karten\.example/\d+/\d+/\d+\.png$", picture);
        await Assertions.Expect(page.Marks().First).ToBeVisibleAsync();
        if (answers)
            await visit.AssertQuietAsync(allowed: Host + "/");
    }
}
