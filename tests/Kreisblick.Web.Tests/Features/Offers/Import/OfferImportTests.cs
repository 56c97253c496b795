using System.Text;
using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Import;

/// <summary><c>kreisblick import offers FILE</c>: HSDS 3.1 as JSON and ndjson, dry run, all or nothing.</summary>
public sealed class OfferImportTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly ChangeContext Change = new("import", "Test", FixedTime.WednesdayMorning, "cli");

    [Theory, EachDatabase]
    public async Task A_dry_run_counts_and_stores_nothing(DatabaseKind kind)
    {
        await using var db = (await databases.FreshAsync(kind)).Context();
        var report = await RunAsync(db, ImportSamples.Service(), commit: false);

        Assert.True(report.Accepted);
        Assert.False(report.Stored);
        Assert.Equal(1, Count(report, "Angebote").New);
        Assert.Equal(1, Count(report, "Öffnungszeiten").New);
        Assert.Equal(0, await db.Set<Service>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachDatabase]
    public async Task Committed_offers_are_stored_with_all_their_parts(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await using (var db = database.Context())
            Assert.True((await RunAsync(db, ImportSamples.Service(), commit: true)).Stored);

        await using var reader = database.Context();
        var service = await reader.Published().WithDetails().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Schuldnerberatung Mühlhausen (Beispiel)", service.Name);
        Assert.Equal("Beispielverband e. V.", service.Organization!.Name);
        Assert.Equal(18, service.MinimumAge);
        var hours = Assert.Single(service.Schedules);
        Assert.Equal(new TimeOnly(9, 0), hours.OpensAt);
        var place = Assert.Single(service.ServiceAtLocations).Location!;
        Assert.Equal(51.2095, place.Latitude);
        Assert.Equal("99974", Assert.Single(place.Addresses).PostalCode);
        Assert.Equal("16064", Assert.Single(service.ServiceAreas).AreaKey);
        Assert.Equal("+4936010001", Assert.Single(service.Phones).Number.Dial);
        Assert.Equal(0m, Assert.Single(service.CostOptions).Amount);
    }

    [Theory, EachDatabase]
    public async Task The_same_file_again_changes_nothing_and_a_changed_one_only_what_differs(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await using (var db = database.Context())
            await RunAsync(db, ImportSamples.Service(), commit: true);
        await using (var db = database.Context())
        {
            var again = await RunAsync(db, ImportSamples.Service(), commit: true);
            Assert.All(again.Counts, c => Assert.Equal((0, 0, 0), (c.New, c.Changed, c.Removed)));
        }
        await using (var db = database.Context())
        {
            var changed = ImportSamples
                .Service()
                .Replace("\"phones\": [{", "\"phones\": [], \"x\": [{", StringComparison.Ordinal);
            var report = await RunAsync(
                db,
                changed.Replace("verhandeln", "sprechen", StringComparison.Ordinal),
                commit: true
            );
            Assert.Equal(1, Count(report, "Angebote").Changed);
            Assert.Equal(1, Count(report, "Telefonnummern").Removed);
        }
        await using var reader = database.Context();
        Assert.Equal(0, await reader.Set<Phone>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await reader.Set<Schedule>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachDatabase]
    public async Task Lines_pages_and_lists_are_understood(DatabaseKind kind)
    {
        var one = ImportSamples.Service().ReplaceLineEndings("");
        var two = one.Replace("019322aa-7c1e", "019322ab-7c1e", StringComparison.Ordinal);
        foreach (
            var text in (string[])
                [$"{one}\n{two}\n", $"[{one},{two}]", "{\"total_items\":2,\"contents\":[" + one + "," + two + "]}"]
        )
        {
            await using var db = (await databases.FreshAsync(kind)).Context();
            var report = await RunAsync(db, text, commit: true);
            Assert.True(report.Stored, report.Refusal ?? string.Join('\n', report.Issues.Kept));
            Assert.Equal(2, Count(report, "Angebote").New);
            Assert.Single(report.Duplicates);
        }
    }

    [Theory, EachDatabase]
    public async Task A_protected_address_is_left_out_of_every_table(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        var text = ImportSamples
            .Service()
            .Replace(
                "\"location_type\": \"physical\"",
                "\"location_type\": \"physical\", \"de_address_protected\": true",
                StringComparison.Ordinal
            );
        await using (var db = database.Context())
            Assert.True((await RunAsync(db, text, commit: true)).Stored);
        await using var reader = database.Context();
        var place = await reader.Set<Location>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.True(place.IsAddressProtected);
        Assert.Null(place.Point);
        Assert.Equal(0, await reader.Set<Address>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachDatabase]
    public async Task Malformed_files_are_refused_with_place_and_reason_and_nothing_is_stored(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        Assert.True(ImportSamples.Malformed.Count >= 40);
        foreach (var (name, bytes) in ImportSamples.Malformed)
        {
            await using var db = database.Context();
            var report = await new OfferImport(db).RunAsync(
                new MemoryStream(bytes),
                true,
                Change,
                TestContext.Current.CancellationToken
            );
            Assert.False(report.Accepted, name);
            Assert.True(
                report.Refusal is not null || report.Issues.Kept.Any(i => i.IsError && i.Message.Length > 10),
                name
            );
        }
        await using var reader = database.Context();
        Assert.Equal(0, await reader.Set<Service>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await reader.Set<Organization>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_row_error_names_the_json_pointer()
    {
        await using var db = (await databases.FreshAsync(DatabaseKind.Sqlite)).Context();
        var text = "[" + ImportSamples.Service().Replace("\"TU,TH\"", "\"MONTAG\"", StringComparison.Ordinal) + "]";
        var report = await RunAsync(db, text, commit: true);
        var error = Assert.Single(report.Issues.Kept, i => i.IsError);
        Assert.Equal("/0/schedules/0", error.Pointer);
        Assert.Equal("byday", error.Field);
        Assert.Equal("MONTAG", error.Value);
    }

    [Theory, EachDatabase]
    public async Task The_sample_of_the_standard_imports_and_says_what_was_put_right(DatabaseKind kind)
    {
        var folder = SharedFolder.Require("data/hsds-samples/mock-hsds-api");
        foreach (
            var part in (string[])["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"]
        )
        {
            var database = await databases.FreshAsync(kind);
            await using var db = database.Context();
            await using var file = File.OpenRead(Directory.GetFiles(Path.Combine(folder, part), "*.json").Single());
            var report = await new OfferImport(db).RunAsync(file, true, Change, TestContext.Current.CancellationToken);
            Assert.True(
                report.Stored,
                $"{part}: {report.Refusal} {string.Join('\n', report.Issues.Kept.Where(i => i.IsError))}"
            );
            if (part == "services")
                Assert.Contains(report.Issues.Kept, i => i.Field == "latitude");
        }
    }

    [Theory]
    [InlineData("data/hsds-samples/florida-legal-aid/services.csv")]
    [InlineData("data/hsds-samples/sf-linksf/linksf.json")]
    public async Task Older_shapes_are_refused_and_the_message_says_what_is_understood(string path)
    {
        await using var file = File.OpenRead(SharedFolder.Require(path));
        await using var db = (await databases.FreshAsync(DatabaseKind.Sqlite)).Context();
        var report = await new OfferImport(db).RunAsync(file, true, Change, TestContext.Current.CancellationToken);
        Assert.False(report.Accepted);
        Assert.Contains("HSDS 3.1", report.Refusal ?? report.Issues.Kept[0].Message, StringComparison.Ordinal);
    }

    private static Task<OfferImportReport> RunAsync(KreisblickDb db, string text, bool commit) =>
        new OfferImport(db).RunAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(text)),
            commit,
            Change,
            TestContext.Current.CancellationToken
        );

    private static ImportCount Count(OfferImportReport report, string name) =>
        Assert.Single(report.Counts, c => c.Name == name);
}
