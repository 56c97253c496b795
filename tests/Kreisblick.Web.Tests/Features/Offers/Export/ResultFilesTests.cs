using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Kreisblick.Web.Tests.Features.Offers.Search;
using Kreisblick.Web.Tests.Fixtures;
using Sylvan.Data.Csv;

namespace Kreisblick.Web.Tests.Features.Offers.Export;

/// <summary>The list of offers as files: the same hits as its page, read again by a program of the format.</summary>
public sealed class ResultFilesTests(Databases databases) : IClassFixture<Databases>
{
    private const string Filter = "?kat=02&kosten=KO1";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase("?kat=02&kosten=KO1")]
    [EachDatabase("?ort=16064003&umkreis=10000&sort=nah")]
    [EachDatabase("?q=schulden")]
    [EachDatabase("?offen=mo&ansicht=karte&seite=2")]
    [EachDatabase("")]
    public async Task Every_format_holds_the_hits_of_the_page_in_its_order(DatabaseKind kind, string query)
    {
        var (portal, visitor) = await OpenAsync(kind);
        using (visitor)
        {
            var first = "/hilfe" + query.Replace("&ansicht=karte&seite=2", "", StringComparison.Ordinal);
            var pages = await ResultPage.WalkAsync(visitor, first);
            var expected = pages.SelectMany(p => p.Hits).ToList();
            Assert.NotEmpty(expected);

            Assert.Equal(expected, Paths(await CsvAsync(visitor, query)));
            Assert.Equal(expected, Paths(await WorkbookAsync(visitor, query)));
            Assert.Equal(expected, (await CardsAsync(visitor, query)).Select(c => Path(c["SOURCE"])));

            var lines = (await TextAsync(visitor, ".ndjson", query)).TrimEnd('\n').Split('\n').Select(Id).ToList();
            using var page = JsonDocument.Parse(await TextAsync(visitor, ".json", query));
            Assert.Equal(expected.Count, lines.Count);
            Assert.Equal(
                lines,
                page.RootElement.GetProperty("contents").EnumerateArray().Select(e => e.GetProperty("id").GetString())
            );
            Assert.Equal(expected.Count, page.RootElement.GetProperty("total_items").GetInt32());
            Assert.Equal(expected, await AddressesAsync(portal, lines));
        }

        static string? Id(string line)
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("id").GetString();
        }
    }

    [Theory, EachDatabase]
    public async Task The_data_are_those_of_the_interface(DatabaseKind kind)
    {
        var (_, visitor) = await OpenAsync(kind);
        using (visitor)
        {
            foreach (var line in (await TextAsync(visitor, ".ndjson", Filter)).TrimEnd('\n').Split('\n'))
            {
                using var document = JsonDocument.Parse(line);
                var id = document.RootElement.GetProperty("id").GetString();
                Assert.Equal(await visitor.GetStringAsync($"/api/hsds/v3/services/{id}", Ct), line);
            }
            using var answer = await visitor.GetAsync("/hilfe.zip" + Filter, Ct);
            using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(Ct));
            using var reader = new StreamReader(archive.GetEntry("services.csv")!.Open());
            var rows = (await reader.ReadToEndAsync(Ct)).TrimEnd().Split("\r\n").Length - 1;
            Assert.Equal((await ResultPage.OpenAsync(visitor, "/hilfe" + Filter)).Total, rows);
        }
    }

    [Theory, EachDatabase]
    public async Task The_calendar_of_a_list_has_the_openings_of_two_weeks(DatabaseKind kind)
    {
        var (portal, visitor) = await OpenAsync(kind);
        using (visitor)
        {
            var calendar = Ical.Net.Calendar.Load(await TextAsync(visitor, ".ics", Filter))!;
            Assert.NotEmpty(calendar.Events);
            var today = portal.Time.Now.UtcDateTime.Date;
            Assert.All(calendar.Events, e => Assert.InRange(e.Start!.AsUtc, today.AddDays(-1), today.AddDays(15)));
            Assert.Equal(
                calendar.Events.Count,
                calendar.Events.Select(e => e.Uid).Distinct(StringComparer.Ordinal).Count()
            );
        }
    }

    [Theory]
    [EachDatabase("/hilfe.atom?kat=02", "/hilfe?kat=02")]
    [EachDatabase("/hilfe/thema/02.atom", "/hilfe?kat=02")]
    [EachDatabase("/hilfe/ort/bad-langensalza.atom", "/hilfe?ort=16064003")]
    public async Task The_feed_names_what_changed_last(DatabaseKind kind, string address, string page)
    {
        var (_, visitor) = await OpenAsync(kind);
        using (visitor)
        {
            using var answer = await visitor.GetAsync(address, Ct);
            Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(answer.Headers.ETag);
            var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).Root!;
            Assert.Equal(Atom + "feed", feed.Name);
            foreach (var required in (string[])["id", "title", "updated"])
                Assert.NotEqual("", feed.Element(Atom + required)!.Value);
            var entries = feed.Elements(Atom + "entry").ToList();
            var hits = (await ResultPage.WalkAsync(visitor, page))
                .SelectMany(p => p.Hits)
                .ToHashSet(StringComparer.Ordinal);
            Assert.Equal(Math.Min(50, hits.Count), entries.Count);
            Assert.All(
                entries,
                e => Assert.Contains(new Uri(e.Element(Atom + "link")!.Attribute("href")!.Value).AbsolutePath, hits)
            );
            var changes = entries.Select(e => DateTimeOffset.Parse(e.Element(Atom + "updated")!.Value)).ToList();
            Assert.Equal(changes.OrderDescending(), changes);
        }
    }

    [Theory]
    [EachDatabase("/hilfe", "Diese Liste mitnehmen", "Angebot;Träger;")]
    [EachDatabase("/en/hilfe", "Take this list with you", "Offer;Provider;")]
    [EachDatabase("/leichte-sprache/hilfe", "Diese Liste mitnehmen", "Angebot;Träger;")]
    public async Task The_page_offers_its_files_in_its_language(
        DatabaseKind kind,
        string path,
        string words,
        string head
    )
    {
        var (_, visitor) = await OpenAsync(kind);
        using (visitor)
        {
            var page = await ResultPage.OpenAsync(visitor, path + "?kat=02&seite=1");
            Assert.Contains(words, page.TextOf(".take-along summary"), StringComparison.Ordinal);
            var files = page.Links(".take-along a");
            Assert.Equal(8, files.Count);
            foreach (var file in files)
            {
                Assert.StartsWith(path + ".", file, StringComparison.Ordinal);
                Assert.EndsWith("?kat=02", file, StringComparison.Ordinal);
                using var answer = await visitor.GetAsync(file, Ct);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
            var bytes = await visitor.GetByteArrayAsync(path + ".csv?kat=02", Ct);
            Assert.StartsWith("\uFEFF" + head, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task Quiet_pages_offer_no_file_and_their_files_leave_no_trace(DatabaseKind kind)
    {
        var (_, visitor) = await OpenAsync(kind);
        using (visitor)
        {
            var page = await ResultPage.OpenAsync(visitor, "/hilfe?kat=01.2");
            Assert.NotEmpty(page.Hits);
            Assert.Empty(page.Links(".take-along a"));
            foreach (var extension in (string[])["csv", "xlsx", "json", "ndjson", "zip", "vcf", "ics", "atom"])
            {
                using var answer = await visitor.GetAsync($"/hilfe.{extension}?kat=01.2", Ct);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.True(answer.Headers.CacheControl!.NoStore, extension);
                Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            }
        }
    }

    private async Task<(PortalFactory Portal, HttpClient Visitor)> OpenAsync(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        return (portal, portal.Visitor());
    }

    private static async Task<string> TextAsync(HttpClient visitor, string extension, string query)
    {
        using var answer = await visitor.GetAsync($"/hilfe{extension}{query}", Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.EndsWith(
            extension,
            answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'),
            StringComparison.Ordinal
        );
        // Byte by byte: reading as text would take the mark of the beginning away.
        return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Ct));
    }

    /// <summary>Last column: address of the page.</summary>
    private static async Task<List<string>> CsvAsync(HttpClient visitor, string query)
    {
        var text = await TextAsync(visitor, ".csv", query);
        Assert.Equal('\uFEFF', text[0]);
        using var csv = CsvDataReader.Create(new StringReader(text[1..]), new CsvDataReaderOptions { Delimiter = ';' });
        var rows = new List<string>();
        while (csv.Read())
        {
            Assert.Equal(csv.FieldCount, csv.RowFieldCount);
            rows.Add(csv.GetString(csv.FieldCount - 1));
        }
        return rows;
    }

    private static async Task<List<string>> WorkbookAsync(HttpClient visitor, string query)
    {
        using var answer = await visitor.GetAsync("/hilfe.xlsx" + query, Ct);
        using var bytes = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Ct));
        using var document = SpreadsheetDocument.Open(bytes, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, Ct).Select(e => e.Description));
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.Empty(sheet.Descendants<CellFormula>());
        return [.. sheet.Descendants<Row>().Skip(1).Select(r => r.Elements<Cell>().Last().InnerText)];
    }

    private static async Task<List<Dictionary<string, string>>> CardsAsync(HttpClient visitor, string query) =>
        VCards.Read(await TextAsync(visitor, ".vcf", query));

    private static IEnumerable<string> Paths(IEnumerable<string> addresses) => addresses.Select(Path);

    private static string Path(string address) => new Uri(address).AbsolutePath;

    private static async Task<List<string>> AddressesAsync(PortalFactory portal, IReadOnlyList<string?> ids)
    {
        await using var db = portal.Database.Context();
        var catalogue = Kreisblick.Web.Features.Offers.Catalogue.CatalogueSnapshot.FromFiles();
        var offers = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
            Kreisblick.Web.Features.Offers.Model.PublishedOffers.WithDetails(
                Kreisblick.Web.Features.Offers.Model.PublishedOffers.Published(db)
            ),
            Ct
        );
        var byId = offers.ToDictionary(o => o.Id.ToString(), StringComparer.Ordinal);
        return [.. ids.Select(id => Kreisblick.Web.Features.Offers.Contract.OfferLinks.Offer(byId[id!], catalogue))];
    }
}
