using Kreisblick.Web.Platform.Web.Portal;
using Kreisblick.Web.Platform.Web.SecurityHeaders;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.Search;

/// <summary>What the server gives to the map of the results: points, tiles, policy.</summary>
public sealed class ResultMapTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_protected_address_has_no_point_and_a_protected_topic_no_map(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var all = await ResultPage.OpenAsync(visitor, "/hilfe?ansicht=karte");
        var hits = all.Elements(".result-list > ol.hits > li");
        var hidden = hits.Where(h => h.TextContent.Contains("Adresse geschützt", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(hidden);
        Assert.All(hidden, h => Assert.Null(h.GetAttribute("data-points")));
        var shown = hits.Count(h => h.GetAttribute("data-points") is not null);
        Assert.InRange(shown, 1, hits.Count - hidden.Count);
        Assert.Contains($"{hits.Count - shown} Angebote haben keinen Ort", all.Text, StringComparison.Ordinal);

        var topic = await ResultPage.OpenAsync(visitor, "/hilfe?kat=01.2&ansicht=karte");
        Assert.NotEmpty(topic.Hits);
        Assert.Null(topic.TextOf(".map-panel"));
        Assert.DoesNotContain("data-points", topic.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/built/map-", topic.Html, StringComparison.Ordinal);
        Assert.Contains("Bei diesem Thema zeigen wir keine Karte.", topic.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Only_a_set_source_of_tiles_is_let_in_and_only_on_the_map_page(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(
            kind,
            seeded: true,
            services =>
                services.Configure<PortalOptions>(o => o.Map.Tiles = "https://karten.example:8443/{z}/{x}/{y}.png")
        );
        using var visitor = portal.Visitor();
        var map = await PolicyAsync(visitor, "/hilfe?ansicht=karte");
        Assert.Equal(
            BrowserPolicy.Policy.Replace(
                "connect-src 'self';",
                "connect-src 'self' https://karten.example:8443;",
                StringComparison.Ordinal
            ),
            map
        );
        // The second answer comes from the output cache.
        Assert.Equal(map, await PolicyAsync(visitor, "/hilfe?ansicht=karte"));
        foreach (var other in new[] { "/hilfe", "/hilfe?kat=01.2&ansicht=karte", "/" })
            Assert.Equal(BrowserPolicy.Policy, await PolicyAsync(visitor, other));

        Assert.Contains(
            "von karten.example",
            await visitor.GetStringAsync("/datenschutz", Ct),
            StringComparison.Ordinal
        );

        using var plain = (await databases.PortalAsync(kind, seeded: true)).Visitor();
        Assert.Equal(BrowserPolicy.Policy, await PolicyAsync(plain, "/hilfe?ansicht=karte"));
        Assert.Contains(
            "Die Karte kommt von unserem eigenen Rechner",
            await plain.GetStringAsync("/datenschutz", Ct),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://karten.example/{z}/{x}/{y}.png", "https://karten.example", "karten.example")]
    [InlineData("http://localhost:8080/{z}/{x}/{y}", "http://localhost:8080", "localhost")]
    [InlineData("https://kärten.example/{z}/{x}/{y}", "https://xn--krten-gra.example", "kärten.example")]
    [InlineData("/kacheln/{z}/{x}/{y}.webp", null, null)]
    public void A_source_of_tiles_is_read(string template, string? origin, string? host)
    {
        var tiles = TileSource.Of(new() { Tiles = template, TilesAttribution = "© Kartenstelle" });
        Assert.Equal(new TileSource(template, "© Kartenstelle", origin, host), tiles);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://karten.example/")]
    [InlineData("http://karten.example/{z}/{x}/{y}.png")]
    [InlineData("//karten.example/{z}/{x}/{y}.png")]
    [InlineData("javascript:alert(1)/{z}/{x}/{y}")]
    [InlineData("https://a.example; script-src */{z}/{x}/{y}.png")]
    [InlineData("karten/{z}/{x}/{y}.png")]
    public void What_is_no_source_of_tiles_is_not_used(string template) =>
        Assert.Null(TileSource.Of(new() { Tiles = template }));

    private static async Task<string> PolicyAsync(HttpClient visitor, string address)
    {
        using var answer = await visitor.GetAsync(address, Ct);
        return Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
    }
}
