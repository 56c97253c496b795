using System.Globalization;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Providers;

/// <summary>The list of providers: order and file.</summary>
public sealed class ProviderListTests(Databases databases) : IClassFixture<Databases>
{
    private const string List = "/verwaltung/traeger";
    private static readonly StringComparer German = StringComparer.Create(CultureInfo.GetCultureInfo("de-DE"), true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_column_orders_the_list_and_the_file_follows_and_a_provider_gets_the_own_line(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var page = await editor.PageAsync(List);
        var byOffers = page.QuerySelectorAll("thead th a").Single(a => a.TextContent == "Angebote im Portal");
        Assert.Equal(List + "?sort=angebote", byOffers.GetAttribute("href"));

        var turned = await editor.PageAsync(List + "?sort=angebote-ab");
        Assert.Equal("descending", turned.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        var numbers = turned
            .QuerySelectorAll("tbody td.number")
            .Select(t => int.Parse(t.TextContent, CultureInfo.InvariantCulture))
            .ToList();
        Assert.True(numbers.Count > 5);
        Assert.Equal(numbers.OrderDescending(), numbers);
        Assert.True(numbers[0] > numbers[^1]);

        // Names with a semicolon would stand in quotation marks; the example county has none.
        var file = turned.QuerySelector("main a[download]")!.GetAttribute("href")!;
        Assert.Equal(List + ".csv?sort=angebote-ab", file);
        var lines = await LinesAsync(editor, file);
        Assert.Equal("Träger;Angebote im Portal;Erinnerungen;Stand;Kennung", lines[0]);
        Assert.Equal(
            turned.QuerySelectorAll("tbody th").Select(t => t.TextContent.Trim()),
            lines.Skip(1).Take(numbers.Count).Select(l => l.Split(';')[0])
        );
        var names = (await LinesAsync(editor, List + ".csv?sort=quatsch")).Skip(1).Select(l => l.Split(';')[0]);
        Assert.Equal(names.Order(German), names);

        await using var db = portal.Database.Context();
        var own = await db.Set<Organization>().OrderBy(o => o.Id).Select(o => o.Id).FirstAsync(Cancel);
        using var provider = await portal.SignedInAsync(Role.Provider, own.ToString());
        Assert.EndsWith(
            ";" + own,
            Assert.Single((await LinesAsync(provider, List + ".csv")).Skip(1)),
            StringComparison.Ordinal
        );
    }

    private static async Task<List<string>> LinesAsync(HttpClient client, string path) =>
        [.. (await client.GetStringAsync(path, Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
}
