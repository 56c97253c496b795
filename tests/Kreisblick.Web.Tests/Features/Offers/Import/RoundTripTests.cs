using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Seed;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Tests.Features.Offers.Api;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Import;

/// <summary>What one portal exports and an empty one imports is exported there alike (contract hsds.md §13, §15.11).</summary>
public sealed partial class RoundTripTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly string[] Lists =
    [
        "/services?full=true&format=ndjson",
        "/organizations?full=true&format=ndjson",
        "/service_at_locations?full=true&format=ndjson",
        "/taxonomy_terms?format=ndjson",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public enum Offers
    {
        /// <summary>The hand-written ones of the example county.</summary>
        Example,

        /// <summary>A thousand made by rule in the likeness of the hand-written ones.</summary>
        Generated,

        /// <summary>Every field, parent and state of the model, with exceptions of every length.</summary>
        Everything,
    }

    public enum Form
    {
        Page,
        Lines,
        Package,
    }

    [Theory]
    [EachDatabase(Offers.Example)]
    [EachDatabase(Offers.Generated)]
    [EachDatabase(Offers.Everything)]
    public async Task Lines_and_then_the_package_carry_everything_over(DatabaseKind kind, Offers offers)
    {
        await using var first = await SourceAsync(kind, offers);
        await using var second = await EmptyAsync(kind);
        await using var third = await EmptyAsync(kind);

        await ImportAsync(second, await FileAsync(first, Form.Lines));
        await ImportAsync(third, await FileAsync(second, Form.Package));

        foreach (var list in Lists)
            Same(await TextAsync(first, list), await TextAsync(third, list));
        Same(await RowsAsync(first), await RowsAsync(third));
    }

    [Theory, EachDatabase]
    public async Task A_page_carries_everything_over(DatabaseKind kind)
    {
        await using var source = await SourceAsync(kind, Offers.Everything);
        await using var target = await EmptyAsync(kind);

        await ImportAsync(target, await FileAsync(source, Form.Page));

        Same(await TextAsync(source, Lists[0]), await TextAsync(target, Lists[0]));
    }

    [Theory]
    [EachDatabase(Form.Lines)]
    [EachDatabase(Form.Package)]
    public async Task An_own_export_changes_nothing_where_it_came_from(DatabaseKind kind, Form form)
    {
        await using var source = await SourceAsync(kind, Offers.Everything);
        // Streets planted at protected places: an import would take them away, and rightly so.
        await using (var db = source.Portal.Database.Context())
            await db.Set<Address>().Where(a => a.Address1 == HsdsTestOffers.HiddenStreet).ExecuteDeleteAsync(Ct);
        var report = await ImportAsync(source, await FileAsync(source, form));
        Assert.All(report.Counts, c => Assert.Equal((c.Name, 0, 0), (c.Name, c.New, c.Removed)));
        Assert.Empty(report.Issues.Kept);
    }

    [Theory, EachDatabase]
    public async Task Lists_keep_the_order_of_the_file(DatabaseKind kind)
    {
        // Ids against the order; one number stands in two lists.
        var text = ImportSamples
            .Service()
            .Replace(
                "\"phones\": [{ \"id\": \"019322aa-7c1e-7d35-9a51-5e0c7f2b1a0b\", \"number\": \"03601 0001\" }]",
                """
                "phones": [
                  { "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1b03", "number": "03601 0003" },
                  { "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1b01", "number": "03601 0001" },
                  { "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1b02", "number": "03601 0002" }]
                """,
                StringComparison.Ordinal
            )
            .Replace(
                "\"location_type\": \"physical\",",
                """
                "location_type": "physical", "phones": [
                  { "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1b09", "number": "03601 0009" },
                  { "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1b08", "number": "03601 0008" },
                  { "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1b07", "number": "03601 0007" },
                  { "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1b03", "number": "03601 0003" }],
                """,
                StringComparison.Ordinal
            );
        await using var portal = await EmptyAsync(kind);
        await ImportAsync(portal, Encoding.UTF8.GetBytes(text));

        var service = Assert.Single(await portal.LinesAsync(Lists[0]));
        Assert.Equal(["03601 0003", "03601 0001", "03601 0002"], Numbers(service));
        Assert.Equal(
            ["03601 0009", "03601 0008", "03601 0007", "03601 0003"],
            Numbers(service.GetProperty("service_at_locations")[0].GetProperty("location"))
        );

        static IEnumerable<string?> Numbers(System.Text.Json.JsonElement owner) =>
            owner.GetProperty("phones").EnumerateArray().Select(p => p.GetProperty("number").GetString());
    }

    [Theory, EachDatabase]
    public async Task The_sample_of_the_standard_survives_its_own_round_trip(DatabaseKind kind)
    {
        var folder = SharedFolder.Require("data/hsds-samples/mock-hsds-api");
        foreach (var part in (string[])["services", "organizations", "service_at_locations"])
        {
            await using var first = await EmptyAsync(kind);
            await ImportAsync(
                first,
                await File.ReadAllBytesAsync(Directory.GetFiles(Path.Combine(folder, part), "*.json").Single(), Ct)
            );
            await using var second = await EmptyAsync(kind);
            await ImportAsync(second, await FileAsync(first, Form.Lines));
            foreach (var list in Lists)
                Same(await TextAsync(first, list), await TextAsync(second, list));
        }
    }

    private async Task<HsdsPortal> SourceAsync(DatabaseKind kind, Offers offers)
    {
        if (offers == Offers.Everything)
            return await HsdsPortal.StartAsync(kind, databases, 150);
        var portal = await databases.FreshPortalAsync(kind, seeded: offers == Offers.Example);
        if (offers == Offers.Generated)
            await GeneratedOffers.FillAsync(portal.Database.Context, 1_000, 5, Change(portal), Ct);
        return new HsdsPortal(portal, portal.Visitor());
    }

    private async Task<HsdsPortal> EmptyAsync(DatabaseKind kind)
    {
        var portal = await databases.FreshPortalAsync(kind);
        return new HsdsPortal(portal, portal.Visitor());
    }

    private static ChangeContext Change(PortalFactory portal) => new("import", "Test", portal.Time.Now, "cli");

    private static async Task<byte[]> FileAsync(HsdsPortal portal, Form form)
    {
        using var answer = await portal.SendAsync(
            HttpMethod.Get,
            form switch
            {
                Form.Page => "/services?full=true&per_page=500",
                Form.Lines => Lists[0],
                _ => "/export/datapackage.zip",
            }
        );
        return await answer.Content.ReadAsByteArrayAsync(Ct);
    }

    private static async Task<OfferImportReport> ImportAsync(HsdsPortal portal, byte[] file)
    {
        await using var db = portal.Portal.Database.Context();
        var report = await new OfferImport(db).RunAsync(new MemoryStream(file), true, Change(portal.Portal), Ct);
        Assert.True(report.Stored, report.Refusal ?? string.Join('\n', report.Issues.Kept.Where(i => i.IsError)));
        return report;
    }

    /// <summary>The answer without what may differ: when the portal itself changed a record.</summary>
    private static async Task<string> TextAsync(HsdsPortal portal, string list)
    {
        using var answer = await portal.SendAsync(HttpMethod.Get, list);
        return LastModified().Replace(await answer.Content.ReadAsStringAsync(Ct), "");
    }

    /// <summary>The rows of all tables; between the rows of different owners there is no order.</summary>
    private static async Task<string> RowsAsync(HsdsPortal portal)
    {
        using var archive = new ZipArchive(new MemoryStream(await FileAsync(portal, Form.Package)));
        var rows = new List<string>();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            rows.AddRange((await reader.ReadToEndAsync(Ct)).Split("\r\n").Select(row => $"{entry.Name}: {row}"));
        }
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }

    private static void Same(string expected, string actual)
    {
        Assert.NotEqual("", expected);
        if (expected == actual)
            return;
        var (want, got) = (expected.Split('\n'), actual.Split('\n'));
        for (var i = 0; i < Math.Min(want.Length, got.Length); i++)
            if (want[i] != got[i])
            {
                var at = want[i].Zip(got[i]).TakeWhile(c => c.First == c.Second).Count();
                Assert.Fail($"line {i + 1}\n  first:  {Around(want[i], at)}\n  second: {Around(got[i], at)}");
            }
        Assert.Equal(want.Length, got.Length);

        static string Around(string line, int at)
        {
            var from = Math.Max(0, at - 200);
            return line[from..Math.Min(line.Length, at + 200)];
        }
    }

    [GeneratedRegex("\"last_modified\":\"[^\"]*\",?")]
    private static partial Regex LastModified();
}
