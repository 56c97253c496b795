using System.Net;
using System.Xml.Linq;
using Kreisblick.Web.Platform.Web.Discovery;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Platform.Web;

public sealed class DiscoveryTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Robots_names_the_sitemap_and_leaves_personal_pages_out()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var visitor = portal.Visitor();
        var lines = (await visitor.GetStringAsync("/robots.txt", Cancel)).Split('\n');
        Assert.Contains("User-agent: *", lines);
        Assert.Contains("Disallow: /merkliste", lines);
        Assert.Contains(
            lines,
            l =>
                l.StartsWith("Sitemap: http", StringComparison.Ordinal)
                && l.EndsWith("/sitemap.xml", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Security_txt_has_a_contact_and_expires_within_a_year()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var visitor = portal.Visitor();
        var fields = (await visitor.GetStringAsync("/.well-known/security.txt", Cancel))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(": ", 2))
            .ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal);
        Assert.NotEmpty(fields["Contact"]);
        var expires = DateTimeOffset.Parse(fields["Expires"]);
        Assert.InRange(expires - portal.Time.Now, TimeSpan.FromDays(90), TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task Sitemap_lists_what_modules_bring_once()
    {
        await using var portal = await WithAsync(
            new SitemapEntry("/hilfe/beratung-abc1234", new DateOnly(2026, 9, 1)),
            new SitemapEntry("/hilfe/beratung-abc1234"),
            new SitemapEntry("/hilfe/a&b")
        );
        using var visitor = portal.Visitor();
        var xml = XDocument.Parse(await visitor.GetStringAsync("/sitemap.xml", Cancel));
        var paths = xml.Root!.Elements(Sitemap + "url")
            .Select(u => new Uri(u.Element(Sitemap + "loc")!.Value).PathAndQuery)
            .ToList();
        Assert.Equal(paths.Count, paths.Distinct().Count());
        Assert.Contains("/", paths);
        Assert.Contains("/hilfe/beratung-abc1234", paths);
        Assert.Contains("/hilfe/a&b", paths);
        Assert.Contains("2026-09-01", xml.Descendants(Sitemap + "lastmod").Select(e => e.Value));
    }

    [Fact]
    public async Task Beyond_fifty_thousand_addresses_the_sitemap_becomes_an_index()
    {
        await using var portal = await WithAsync([
            .. Enumerable.Range(0, 50_100).Select(i => new SitemapEntry($"/hilfe/x-{i}")),
        ]);
        using var visitor = portal.Visitor();
        var index = XDocument.Parse(await visitor.GetStringAsync("/sitemap.xml", Cancel));
        Assert.Equal(Sitemap + "sitemapindex", index.Root!.Name);
        var count = 0;
        foreach (var loc in index.Descendants(Sitemap + "loc"))
            count += XDocument
                .Parse(await visitor.GetStringAsync(new Uri(loc.Value).PathAndQuery, Cancel))
                .Descendants(Sitemap + "url")
                .Count();
        Assert.True(count > 50_100, $"{count}");
        using var beyond = await visitor.GetAsync("/sitemap-3.xml", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
    }

    [Fact]
    public async Task Every_address_of_the_sitemap_answers()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var visitor = portal.Visitor();
        var xml = XDocument.Parse(await visitor.GetStringAsync("/sitemap.xml", Cancel));
        foreach (var loc in xml.Descendants(Sitemap + "loc"))
        {
            using var answer = await visitor.GetAsync(new Uri(loc.Value).PathAndQuery, Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{loc.Value}: {answer.StatusCode}");
        }
    }

    private async Task<PortalFactory> WithAsync(params SitemapEntry[] entries) =>
        new(
            await databases.OpenAsync(DatabaseKind.Sqlite),
            change: s =>
                s.AddSingleton(new SitemapSource((_, _) => Task.FromResult<IReadOnlyList<SitemapEntry>>(entries)))
        );
}
