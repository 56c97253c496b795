using System.Text;
using Kreisblick.Web.Platform.Areas;

namespace Kreisblick.Web.Tests.Platform.Areas;

public sealed class BoundaryRefusalTests : BoundaryFileTests
{
    /// <summary>Each case changes one thing in a good file; the row that was changed is the third.</summary>
    public static TheoryData<string, string> Refusals =>
        new()
        {
            { "unclosed", "Ein Ring ist nicht geschlossen: Der letzte Punkt muss der erste sein." },
            { "three points", "Ein Ring hat nur 3 Punkte, nötig sind mindestens 4." },
            { "no points", "Ein Ring hat nur 0 Punkte, nötig sind mindestens 4." },
            { "bow tie", "Ein Ring überschneidet sich selbst (bei " },
            { "flat", "Die Ringe bilden keine gültige Fläche (bei " },
            { "hole outside", "Ein Loch liegt außerhalb der Fläche (bei " },
            { "no rings", "Die Fläche ist leer." },
            { "unknown key", "Die Gemeinde mit dem Schlüssel 16064999 ist im Unstrut-Hainich-Kreis nicht bekannt." },
            { "foreign key", "Die Gemeinde mit dem Schlüssel 16063037 ist im Unstrut-Hainich-Kreis nicht bekannt." },
            { "no state", "„99064003“ ist kein Gemeindeschlüssel mit 8 oder 12 Ziffern." },
            { "county key", "„16064“ ist kein Gemeindeschlüssel mit 8 oder 12 Ziffern." },
            { "no key", "Der Gemeindeschlüssel fehlt (Spalte AGS oder ARS)." },
            { "same key", "Der Schlüssel kommt schon in Zeile 1 vor." },
            {
                "swapped axes",
                "Die Koordinaten liegen nicht in Deutschland. Passt das Koordinatensystem EPSG:4326 zur Datei?"
            },
            { "elsewhere", "Die Fläche liegt " },
            { "huge", "Die Fläche hat 200.001 Eckpunkte, erlaubt sind 200.000." },
        };

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_broken_feature_is_refused_with_row_and_reason(string fault, string reason)
    {
        var squares = BoundaryFiles.Squares(Newest);
        squares[2] = Spoil(fault, squares[2], squares[0]);
        var findings = await CheckAsync("g.geojson", BoundaryFiles.GeoJson(squares));
        Assert.False(findings.IsAcceptable);
        var refusal = findings.Refusals[0];
        Assert.Equal(3, refusal.Row);
        Assert.StartsWith(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(25833, "urn:ogc:def:crs:EPSG::25832")]
    [InlineData(25832, "urn:ogc:def:crs:EPSG::25833")]
    [InlineData(4326, "urn:ogc:def:crs:EPSG::25832")]
    [InlineData(25832, null)]
    [InlineData(3035, "urn:ogc:def:crs:EPSG::25832")]
    [InlineData(25832, "urn:ogc:def:crs:EPSG::3035")]
    public async Task Coordinates_that_do_not_fit_the_named_system_are_refused_in_every_row(int epsg, string? crs)
    {
        var findings = await CheckAsync("g.geojson", BoundaryFiles.GeoJson(BoundaryFiles.Squares(Newest), epsg, crs));
        Assert.Equal(25, findings.Refusals.Count);
        Assert.Empty(findings.Accepted);
        Assert.All(findings.Refusals, r => Assert.Contains("Koordinatensystem", r.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("g.geojson", "{", "Die Datei ist kein gültiges GeoJSON (Zeile 1).")]
    [InlineData("g.geojson", "[]", "Die Datei ist kein GeoJSON mit „FeatureCollection“ und „features“.")]
    [InlineData("g.geojson", """{"type":"FeatureCollection","features":[]}""", "Die Datei enthält keine Fläche.")]
    [InlineData(
        "g.geojson",
        """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:31468"}},"features":[]}""",
        "Das Koordinatensystem EPSG:31468 ist nicht lesbar. Lesbar sind EPSG:25832, 25833, 3035 oder 4326."
    )]
    [InlineData(
        "g.geojson",
        """{"type":"FeatureCollection","crs":7,"features":[]}""",
        "Das Koordinatensystem im Eintrag „crs“ ist nicht lesbar."
    )]
    [InlineData(
        "g.geojson",
        """{"type":"FeatureCollection","features":[7,{"properties":{"AGS":"16064003"},"geometry":{"type":"Point","coordinates":[1,2]}}]}""",
        "Der Gemeindeschlüssel fehlt (Spalte AGS oder ARS)."
    )]
    [InlineData("g.gpkg", "no database", "Die Datei ist kein lesbares GeoPackage.")]
    [InlineData("g.zip", "no archive", "Die .zip-Datei ist nicht lesbar.")]
    [InlineData("g.shp", "no shapes", "Zum Shapefile fehlt die Datei mit der Endung .prj.")]
    [InlineData("g.docx", "", "Die Endung der Datei muss .gpkg, .shp, .zip (mit Shapefile) oder .geojson sein.")]
    public async Task A_file_that_cannot_be_used_is_refused_in_one_sentence(string name, string content, string reason)
    {
        var findings = await CheckAsync(name, content);
        Assert.False(findings.IsAcceptable);
        Assert.Equal(reason, findings.Refusals[0].Reason);
    }

    [Theory]
    [InlineData(null, "Zum Shapefile fehlt die Datei mit der Endung .prj.")]
    [InlineData("PROJCS[\"DHDN_3_Degree_Gauss_Zone_4\"]", "Das Koordinatensystem in der .prj-Datei ist nicht bekannt.")]
    public async Task A_Shapefile_needs_a_known_system(string? prj, string reason)
    {
        var findings = await CheckAsync("g.zip", BoundaryFiles.Zip(BoundaryFiles.Squares(Newest), prj));
        Assert.Equal(reason, Assert.Single(findings.Refusals).Reason);
    }

    [Fact]
    public async Task Every_cut_of_a_Shapefile_is_refused_without_a_crash()
    {
        var squares = BoundaryFiles.Squares(Newest);
        var whole = BoundaryFiles.Shp(squares, 25832);
        await WriteAsync("c.dbf", BoundaryFiles.Dbf(squares));
        await WriteAsync("c.prj", Encoding.ASCII.GetBytes(BoundaryFiles.Utm32));
        for (var length = 0; length < whole.Length - 8; length += 97)
            Assert.False((await CheckAsync("c.shp", whole[..length])).IsAcceptable, $"{length} bytes");
    }

    [Fact]
    public async Task A_geometry_that_lies_about_its_length_is_refused_in_its_row()
    {
        var path = Path.Combine(Folder, "g.gpkg");
        // Bytes 17 to 20: the number of rings, after both headers and the number of polygons.
        BoundaryFiles.WriteGeoPackage(
            path,
            BoundaryFiles.Squares(Newest),
            4326,
            b => [.. b[..22], 255, 255, 255, 127, .. b[26..]]
        );
        var findings = await CheckAsync(path);
        Assert.Equal(25, findings.Refusals.Count);
        Assert.Equal("Die Geometrie ist abgeschnitten.", findings.Refusals[0].Reason);
    }

    private static TestFeature Spoil(string fault, TestFeature good, TestFeature first)
    {
        var ring = good.Rings[0];
        var (x, y) = (ring[0][0], ring[0][1]);
        return fault switch
        {
            "unclosed" => good with { Rings = [ring[..^1]] },
            "three points" => good with
            {
                Rings =
                [
                    [ring[0], ring[1], ring[0]],
                ],
            },
            "no points" => good with
            {
                Rings =
                [
                    [],
                ],
            },
            "bow tie" => good with
            {
                Rings =
                [
                    [ring[0], ring[2], ring[1], ring[3], ring[0]],
                ],
            },
            "flat" => good with
            {
                Rings =
                [
                    [ring[0], ring[0], ring[0], ring[0]],
                ],
            },
            "hole outside" => good with
            {
                Rings =
                [
                    ring,
                    [
                        [x + 1, y],
                        [x + 1.001, y],
                        [x + 1.001, y + 0.001],
                        [x + 1, y],
                    ],
                ],
            },
            "no rings" => good with { Rings = [] },
            "unknown key" => good with { Key = "16064999" },
            "foreign key" => good with { Key = "16063037" },
            "no state" => good with { Key = "99064003" },
            "county key" => good with { Key = "16064" },
            "no key" => good with { Key = null },
            "same key" => first,
            "swapped axes" => good with
            {
                Rings =
                [
                    [.. ring.Select(p => new[] { p[1], p[0] })],
                ],
            },
            "elsewhere" => good with
            {
                Rings =
                [
                    [.. ring.Select(p => new[] { p[0] + 1, p[1] })],
                ],
            },
            "huge" => good with { Rings = [Circle(x, y)] },
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
    }

    private static double[][] Circle(double x, double y)
    {
        var points = Enumerable
            .Range(0, BoundaryLimits.VerticesInFeature)
            .Select(i => Math.Tau * i / BoundaryLimits.VerticesInFeature)
            .Select(a => new[] { x + (0.001 * Math.Cos(a)), y + (0.001 * Math.Sin(a)) })
            .ToList();
        return [.. points, points[0]];
    }
}
