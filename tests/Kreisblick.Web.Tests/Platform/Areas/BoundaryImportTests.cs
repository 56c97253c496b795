using System.Text;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Platform.Areas;

public sealed class BoundaryImportTests(Databases databases) : BoundaryFileTests, IClassFixture<Databases>
{
    private static readonly DateOnly Status2022 = new(2022, 12, 31);
    private static readonly ChangeContext Change = new("import", "Test", FixedTime.WednesdayMorning, "cli");

    [Theory]
    [InlineData(4326, null)]
    [InlineData(4326, "urn:ogc:def:crs:OGC:1.3:CRS84")]
    [InlineData(25832, "urn:ogc:def:crs:EPSG::25832")]
    [InlineData(25833, "EPSG:25833")]
    [InlineData(3035, "http://www.opengis.net/def/crs/EPSG/0/3035")]
    public async Task GeoJson_is_read_in_each_system(int epsg, string? crs)
    {
        var findings = await CheckAsync("g.geojson", BoundaryFiles.GeoJson(BoundaryFiles.Squares(Newest), epsg, crs));
        AssertSquares(findings, Newest, epsg, 25);
    }

    [Theory]
    [InlineData(25832)]
    [InlineData(25833)]
    [InlineData(3035)]
    [InlineData(4326)]
    public async Task A_GeoPackage_is_read_in_each_system(int epsg)
    {
        var path = Path.Combine(Folder, "g.gpkg");
        BoundaryFiles.WriteGeoPackage(path, BoundaryFiles.Squares(Status2022), epsg);
        AssertSquares(await CheckAsync(path), Status2022, epsg, 30);
    }

    [Fact]
    public async Task A_zipped_Shapefile_is_read()
    {
        var findings = await CheckAsync("g.zip", BoundaryFiles.Zip(BoundaryFiles.Squares(Newest)));
        AssertSquares(findings, Newest, 25832, 25);
    }

    [Fact]
    public async Task A_Shapefile_is_read_from_its_folder()
    {
        var squares = BoundaryFiles.Squares(Newest);
        await WriteAsync("vg.dbf", BoundaryFiles.Dbf(squares));
        await WriteAsync("VG.PRJ", Encoding.ASCII.GetBytes("GEOGCS[\"GCS_WGS_1984\"]"));
        File.Move(Path.Combine(Folder, "VG.PRJ"), Path.Combine(Folder, "vg.PRJ"));
        AssertSquares(await CheckAsync("vg.shp", BoundaryFiles.Shp(squares, 4326)), Newest, 4326, 25);
    }

    [Fact]
    public async Task Keys_may_be_regional_keys_with_twelve_digits()
    {
        var squares = BoundaryFiles.Squares(Newest).Select(f => f with { Key = f.Key![..5] + "5001" + f.Key[5..] });
        var findings = await CheckAsync("g.geojson", BoundaryFiles.GeoJson(squares, keyName: "ars"));
        Assert.True(findings.IsAcceptable, Text(findings));
    }

    [Fact]
    public async Task A_file_of_a_whole_state_gives_the_county_and_counts_the_rest()
    {
        var squares = BoundaryFiles.Squares(Newest);
        var all = squares.Concat(Enumerable.Range(1, 60).Select(i => squares[0] with { Key = $"160630{i:00}" }));
        var findings = await CheckAsync("g.geojson", BoundaryFiles.GeoJson(all));
        Assert.True(findings.IsAcceptable, Text(findings));
        Assert.Equal(60, findings.Elsewhere);
    }

    [Fact]
    public async Task A_hole_and_a_second_part_are_kept()
    {
        var squares = BoundaryFiles.Squares(Newest);
        var area = ExampleAreas.Register.ByKey(squares[0].Key)!;
        var hole = BoundaryFiles.Square(area, 0.001).Reverse().ToArray();
        squares[0] = squares[0] with { Rings = [BoundaryFiles.Square(area), hole] };
        var findings = await CheckAsync("g.zip", BoundaryFiles.Zip(squares));
        Assert.True(findings.IsAcceptable, Text(findings));
        var shape = findings.Accepted.Single(s => s.Area == area).Outline;
        Assert.Equal(0.01 * 0.01 - 0.002 * 0.002, shape.Area, 1e-9);
    }

    [Fact]
    public async Task A_missing_municipality_is_named_with_the_nearest_status()
    {
        var squares = BoundaryFiles.Squares(Status2022);
        squares.RemoveAll(f => f.Key == "16064072");
        var refusal = Assert.Single((await CheckAsync("g.geojson", BoundaryFiles.GeoJson(squares))).Refusals);
        Assert.Equal("Menteroda fehlt in der Datei (Gebietsstand 31.12.2022).", refusal.Reason);
    }

    [Fact]
    public async Task Overlaps_are_reported_and_tolerated()
    {
        var squares = BoundaryFiles.Squares(Newest);
        var area = ExampleAreas.Register.ByKey(squares[0].Key)!;
        squares[0] = squares[0] with { Rings = [BoundaryFiles.Square(area, 0.1)] };
        var findings = await CheckAsync("g.geojson", BoundaryFiles.GeoJson(squares));
        Assert.True(findings.IsAcceptable, Text(findings));
        Assert.NotEmpty(findings.Overlaps);
    }

    [Theory, EachDatabase]
    public async Task Stored_boundaries_make_the_official_map_and_a_second_import_replaces_them(DatabaseKind kind)
    {
        var cancel = TestContext.Current.CancellationToken;
        var database = await databases.FreshAsync(kind);
        await using (var db = database.Context())
            await AreaSeed.SeedAsync(db, Change, cancel);
        Assert.True((await RegisterAsync(database)).Map.IsSchematic);
        foreach (var day in (DateOnly[])[Newest, Newest, Status2022])
        {
            var register = await RegisterAsync(database);
            var path = Path.Combine(Folder, "store.geojson");
            await File.WriteAllTextAsync(path, BoundaryFiles.GeoJson(BoundaryFiles.Squares(day)), cancel);
            var findings = await new AreaBoundaryImport(register).CheckAsync(path, cancel);
            Assert.True(findings.IsAcceptable, Text(findings));
            await using var db = database.Context();
            await AreaBoundaryImport.StoreAsync(db, findings, "Testlizenz", Change, cancel);
        }

        var stored = await RegisterAsync(database);
        Assert.False(stored.Map.IsSchematic);
        Assert.Equal(Newest, stored.Map.Status);
        Assert.Equal(25, stored.Map.Shapes.Count);
        Assert.Equal("Testlizenz", stored.Map.Source);
        Assert.Equal("16064046", stored.MunicipalityAt(stored.ByKey("16064046")!.Point!.Value)!.Key);
        await using var read = database.Context();
        Assert.Equal(55, await read.AreaBoundaries.CountAsync(cancel));
        Assert.Equal(3, await read.Set<AuditEvent>().CountAsync(e => e.Action == "imported", cancel));
        Assert.All(
            await read.AreaBoundaries.Where(b => b.Status == Status2022).ToListAsync(cancel),
            b => Assert.Equal(new DateOnly(2023, 12, 31), b.LastDay)
        );
    }

    [Theory, EachDatabase]
    public async Task The_real_polygons_import_and_draw(DatabaseKind kind)
    {
        var cancel = TestContext.Current.CancellationToken;
        var path = RepositoryFiles.Shared("data", "uhk", "uhk_gemeinden_vg250_simplified.geojson");
        var database = await databases.FreshAsync(kind);
        await using (var db = database.Context())
            await AreaSeed.SeedAsync(db, Change, cancel);
        var findings = await new AreaBoundaryImport(await RegisterAsync(database)).CheckAsync(path, cancel);
        Assert.True(findings.IsAcceptable, Text(findings));
        Assert.Equal(Status2022, findings.Status);
        Assert.Equal(30, findings.Accepted.Count);
        await using (var db = database.Context())
            await AreaBoundaryImport.StoreAsync(
                db,
                findings,
                "© GeoBasis-DE / BKG, dl-de/by-2-0, Daten verändert",
                Change,
                cancel
            );

        var register = await RegisterAsync(database);
        Assert.False(register.Map.IsSchematic);
        Assert.Equal(30, register.Map.Shapes.Count);
        // Menteroda lies in Unstruttal now, Dörna left Anrode for it, Struth left the county.
        Assert.Equal("16064071", register.MunicipalityAt(new(51.3051, 10.5616))!.Key);
        Assert.Equal("16064071", register.MunicipalityAt(new(51.2400, 10.3450))!.Key);
        Assert.Null(register.MunicipalityAt(new(51.2260, 10.3130)));
        Assert.Null(register.MunicipalityAt(new(50.98, 11.03)));
    }

    [Fact]
    public async Task The_file_of_the_whole_state_gives_the_same_thirty()
    {
        var path = RepositoryFiles.Shared("data", "uhk", "th_gemeinden_vg250_simplified.geojson");
        var findings = await CheckAsync(path);
        Assert.True(findings.IsAcceptable, Text(findings));
        Assert.Equal((30, 601), (findings.Accepted.Count, findings.Elsewhere));
    }

    private static void AssertSquares(BoundaryFindings findings, DateOnly status, int epsg, int count)
    {
        Assert.True(findings.IsAcceptable, Text(findings));
        Assert.Equal((status, epsg, count), (findings.Status, findings.Epsg, findings.Accepted.Count));
        foreach (var (area, outline) in findings.Accepted)
        {
            // A centimetre is 1e-7 degrees; the square was made around the point.
            Assert.Equal(area.Point!.Value.Longitude - 0.005, outline.EnvelopeInternal.MinX, 2e-7);
            Assert.Equal(area.Point!.Value.Latitude + 0.005, outline.EnvelopeInternal.MaxY, 2e-7);
        }
    }

    private static async Task<AreaRegister> RegisterAsync(TestDatabase database)
    {
        await using var db = database.Context();
        return new(
            await AreaSnapshot.LoadAsync(db, TestContext.Current.CancellationToken),
            "16064",
            ExampleAreas.Today
        );
    }
}
