using System.Data.Common;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers;

/// <summary>
/// Addresses are planted at the protected places, past every rule that keeps them out of the tables. Then everything
/// that the portal tells the public is fetched and searched byte by byte.
/// </summary>
public sealed partial class ProtectedAddressTests(Databases databases) : IClassFixture<Databases>
{
    private const string Host = "http://localhost:5080";

    private static readonly string[] Formats = ["csv", "xlsx", "json", "ndjson", "zip", "vcf", "ics", "atom"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_public_answer_holds_a_protected_address()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        List<string> open;
        await using (var db = portal.Database.Context())
            open = await PlantAsync(db);
        using var visitor = portal.Visitor();

        var waiting = new Queue<string>(open);
        var seen = open.ToHashSet(StringComparer.Ordinal);
        var (pages, files) = (0, 0);
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await visitor.GetAsync(address, Ct);
            if (answer.StatusCode != HttpStatusCode.OK)
                continue;
            var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
            foreach (var text in Texts(bytes))
                Assert.False(Planted().IsMatch(text), $"{address}: {Planted().Match(text).Value}");
            var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
            (pages, files) = isPage ? (pages + 1, files) : (pages, files + 1);
            foreach (var next in isPage ? Links(bytes) : Locations(Encoding.UTF8.GetString(bytes)))
                if (seen.Add(next))
                    waiting.Enqueue(next);
        }
        // The example county whole: a crawl that stops early proves nothing.
        Assert.True(pages > 300, $"{pages} pages");
        Assert.True(files > 100, $"{files} files");
    }

    [Theory, EachDatabase]
    public async Task The_database_itself_takes_no_point_of_a_protected_place(DatabaseKind kind)
    {
        await using var db = (await databases.OpenAsync(kind, seeded: true)).Context();
        var places = db.Set<Location>().Where(l => l.IsAddressProtected);
        Assert.True(await places.AnyAsync(Ct));
        await Assert.ThrowsAnyAsync<DbException>(() =>
            places.ExecuteUpdateAsync(s => s.SetProperty(l => l.Latitude, 51.21234), Ct)
        );
    }

    /// <returns>Addresses to begin with: those that no link leads to.</returns>
    private static async Task<List<string>> PlantAsync(KreisblickDb db)
    {
        var places = await db.Set<Location>().Where(l => l.IsAddressProtected).Select(l => l.Id).ToListAsync(Ct);
        Assert.NotEmpty(places);
        foreach (var place in places)
            db.Add(
                new Address("08917", "DE")
                {
                    Id = Guid.CreateVersion7(),
                    LocationId = place,
                    Attention = "Im Versteckhof",
                    Address1 = "Verborgene Gasse 17",
                    City = "Geheimhausen",
                    StateProvince = "Thüringen",
                    AddressType = LocationType.Physical,
                }
            );
        await db.SaveChangesAsync(Ct);

        var offers = await db.Published()
            .Select(s => new
            {
                s.Id,
                s.PublicId,
                Hidden = s.ServiceAtLocations.Any(x => x.Location!.IsAddressProtected),
            })
            .ToListAsync(Ct);
        Assert.Contains(offers, o => o.Hidden);
        var placed = await db.Set<ServiceAtLocation>()
            .Where(x => x.Location!.IsAddressProtected)
            .Select(x => x.Id)
            .ToListAsync(Ct);
        const string api = "/api/hsds/v3";
        return
        [
            "/",
            "/hilfe",
            "/hilfe?ansicht=karte",
            "/en/hilfe",
            "/leichte-sprache/hilfe",
            "/sitemap.xml",
            .. Formats.Select(f => $"/hilfe.{f}"),
            .. Formats.Select(f => $"/hilfe.{f}?kat=01"),
            .. ((string[])["geh", "geheimhausen", "verborgene", "gasse", "08917", "versteck"]).Select(w =>
                $"/hilfe/vorschlaege?q={w}"
            ),
            api,
            $"{api}/export/datapackage.zip",
            $"{api}/services?per_page=100&full=true",
            $"{api}/services?format=ndjson",
            $"{api}/organizations?per_page=100",
            $"{api}/service_at_locations?per_page=100",
            $"{api}/service_at_locations?postcode=08917",
            .. offers.Where(o => o.Hidden).Select(o => $"{api}/services/{o.Id}"),
            .. placed.Select(id => $"{api}/service_at_locations/{id}"),
            // Redirects to the right slug carry no address; the pages behind them are found by links.
            .. offers
                .Where(o => o.Hidden)
                .SelectMany(o =>
                    ((string[])["", "/en", "/leichte-sprache"]).SelectMany(l =>
                        ((string[])["", ".vcf", ".ics"]).Select(e => $"{l}/hilfe/angebot-{o.PublicId.Value}{e}")
                    )
                ),
        ];
    }

    /// <summary>The answer as text; of packed ones each part.</summary>
    private static IEnumerable<string> Texts(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..])
        {
            yield return Encoding.UTF8.GetString(bytes);
            yield break;
        }
        using var archive = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            yield return reader.ReadToEnd();
        }
    }

    /// <summary>
    /// Where a page leads: in German, and of the endless questions to the list only its next pages.
    /// </summary>
    private static IEnumerable<string> Links(byte[] html) =>
        new HtmlParser()
            .ParseDocument(Encoding.UTF8.GetString(html))
            .QuerySelectorAll("a[href], link[href]")
            .Select(a => a.GetAttribute("href")!.Split('#')[0])
            .Select(href => href.StartsWith(Host + "/", StringComparison.Ordinal) ? href[Host.Length..] : href)
            .Where(href =>
                href.StartsWith('/')
                && !href.StartsWith("/en", StringComparison.Ordinal)
                && !href.StartsWith("/leichte-sprache/", StringComparison.Ordinal)
                && (!href.Contains('?', StringComparison.Ordinal) || NextPage().IsMatch(href))
            );

    private static IEnumerable<string> Locations(string sitemap) =>
        Location().Matches(sitemap).Select(m => m.Groups["path"].Value);

    // "Verborgene Gasse 17, 08917 Geheimhausen"; as a word of its own, since five figures may stand in any number.
    [GeneratedRegex(@"Verborgene|Versteckhof|Geheimhausen|(?<![\w=])08917\b", RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Planted();

    [GeneratedRegex(@"\?seite=\d+$", RegexOptions.None, 1000)]
    private static partial Regex NextPage();

    [GeneratedRegex("<loc>" + Host + "(?<path>/(?!en/|leichte-sprache/)[^<]*)</loc>", RegexOptions.None, 1000)]
    private static partial Regex Location();
}
