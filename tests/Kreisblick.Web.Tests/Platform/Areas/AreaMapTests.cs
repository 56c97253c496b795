using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Kreisblick.Documents.Maps;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Tests.Fixtures;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Kreisblick.Web.Tests.Platform.Areas;

public sealed class AreaMapTests(Databases databases) : IClassFixture<Databases>
{
    private readonly AreaRegister register = ExampleAreas.Register;

    [Fact]
    public void Before_an_import_each_municipality_has_a_schematic_cell_around_its_point()
    {
        Assert.True(register.Map.IsSchematic);
        Assert.Equal(
            register.Municipalities.Select(a => a.Key).Order(),
            register.Map.Shapes.Select(s => s.Area.Key).Order()
        );
        foreach (var (area, outline) in register.Map.Shapes)
        {
            Assert.True(outline.IsValid, area.Name);
            Assert.IsType<Polygon>(outline);
            Assert.True(
                outline.Contains(new Point(area.Point!.Value.Longitude, area.Point!.Value.Latitude)),
                area.Name
            );
            Assert.Equal(area, register.MunicipalityAt(area.Point!.Value));
        }
    }

    [Fact]
    public void Schematic_cells_fill_the_county_without_gap_or_overlap()
    {
        var outlines = register.Map.Shapes.Select(s => s.Outline).ToList();
        var county = UnaryUnionOp.Union(outlines);
        Assert.Equal(county.Area, outlines.Sum(o => o.Area), county.Area * 1e-4);
        Assert.IsType<Polygon>(county);
        // 1 degree² at 51.2° is 111.25 km · 69.9 km; the county has 980 km².
        Assert.InRange(county.Area * 111.25 * 69.9, 700, 1900);
    }

    [Fact]
    public void Points_are_inside_the_county_its_associations_and_social_spaces_or_outside()
    {
        var centre = register.ByKey("16064004")!.Point!.Value;
        Assert.True(register.Contains(register.County, centre));
        Assert.True(register.Contains(register.ByKey("160645001")!, centre));
        Assert.True(register.Contains(register.ByKey("sr-tennstedt")!, centre));
        Assert.True(register.Contains(register.ByKey("16064004")!, centre));
        Assert.False(register.Contains(register.ByKey("16064046")!, centre));
        Assert.False(register.Contains(register.County, new(50.98, 11.03)));
    }

    [Fact]
    public void Fewer_than_three_points_make_no_map() =>
        Assert.Empty(SchematicBoundaries.Around([.. register.Municipalities.Take(2)]));

    [Fact]
    public void The_drawing_names_the_municipalities_and_says_that_it_is_schematic()
    {
        var points = new[] { AreaMapDrawing.Number(1, "Schuldnerberatung in Mühlhausen", new(51.2085, 10.4525)) };
        var drawing = AreaMapDrawing.Draw(
            register.Map,
            "karte",
            "Karte",
            "Wie die Liste",
            points,
            register.ByKey("16064046")
        );
        var svg = XDocument.Parse(MapSvg.Write(drawing)).Root!;
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        Assert.Contains("Bad Langensalza", texts);
        Assert.Contains("Schematische Karte", texts);
        Assert.Contains("1", texts);
        Assert.Single(svg.Descendants(), e => e.Attribute("class")?.Value == "karte-gebiet karte-gewaehlt");
        Assert.True(MapSvg.Write(drawing).Length < 40_000);
    }

    [Fact]
    public async Task The_real_polygons_are_drawn_and_small_enough_for_a_phone()
    {
        var path = RepositoryFiles.Shared("data", "uhk", "uhk_gemeinden_vg250_simplified.geojson");
        var findings = await new AreaBoundaryImport(register).CheckAsync(path, TestContext.Current.CancellationToken);
        AssertPhoneSized(Official(findings), 30);
    }

    [Fact]
    public void Fine_outlines_are_simplified_to_sixty_kilobytes()
    {
        var day = new DateOnly(2024, 1, 1);
        var boundaries = register
            .MunicipalitiesOn(day)
            .Select(a => new AreaBoundary(a.Id, day, Blob(a, 5000), "Test", "Testlizenz", "00"));
        AssertPhoneSized(On(boundaries), 25);
    }

    [Theory, EachDatabase]
    public async Task The_browser_gets_the_outlines_once(DatabaseKind kind)
    {
        var cancel = TestContext.Current.CancellationToken;
        var portal = await databases.PortalAsync(kind);
        using var client = portal.Visitor();
        using var answer = await client.GetAsync("/karten/gemeinden.geojson", cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType!.MediaType);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
        Assert.True(json.RootElement.GetProperty("schematic").GetBoolean());
        Assert.Equal(25, json.RootElement.GetProperty("features").GetArrayLength());

        using var again = new HttpRequestMessage(HttpMethod.Get, "/karten/gemeinden.geojson");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var same = await client.SendAsync(again, cancel);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    private static void AssertPhoneSized(AreaRegister official, int count)
    {
        Assert.False(official.Map.IsSchematic);
        Assert.InRange(official.GeoJson.Content.Length, 1000, AreaGeoJson.MostBytes);
        using var json = JsonDocument.Parse(official.GeoJson.Content);
        var features = json.RootElement.GetProperty("features");
        Assert.Equal(count, features.GetArrayLength());
        foreach (var feature in features.EnumerateArray())
        {
            var ring = feature.GetProperty("geometry").GetProperty("coordinates")[0][0];
            Assert.True(ring.GetArrayLength() >= 4);
            Assert.Equal(ring[0].ToString(), ring[ring.GetArrayLength() - 1].ToString());
        }

        var drawing = AreaMapDrawing.Draw(official.Map, "karte", "Karte", "Wie die Liste", []);
        Assert.Null(drawing.Note);
        Assert.Equal(
            count,
            XDocument.Parse(MapSvg.Write(drawing)).Descendants().Count(e => e.Name.LocalName == "path") - 1
        );
    }

    private AreaRegister Official(BoundaryFindings findings) =>
        On(
            findings.Accepted.Select(s => new AreaBoundary(
                s.Area.Id,
                findings.Status!.Value,
                s.Outline,
                "Test",
                "Testlizenz",
                "00"
            ))
        );

    // The same areas as the register of the tests: the seed makes new ids each time it is read.
    private AreaRegister On(IEnumerable<AreaBoundary> boundaries) =>
        new(ExampleAreas.Snapshot with { Boundaries = [.. boundaries] }, "16064", ExampleAreas.Today);

    private static MultiPolygon Blob(Area area, int vertices)
    {
        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        var points = Enumerable
            .Range(0, vertices)
            .Select(i => (Angle: Math.Tau * i / vertices, Radius: 0.02 + (0.001 * Math.Sin(i))))
            .Select(p => new Coordinate(
                area.Point!.Value.Longitude + (p.Radius * Math.Cos(p.Angle)),
                area.Point!.Value.Latitude + (p.Radius * Math.Sin(p.Angle))
            ))
            .ToList();
        return factory.CreateMultiPolygon([factory.CreatePolygon([.. points, points[0].Copy()])]);
    }
}
