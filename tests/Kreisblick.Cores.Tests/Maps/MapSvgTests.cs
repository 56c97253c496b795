using System.Globalization;
using System.Xml.Linq;
using Kreisblick.Documents.Maps;

namespace Kreisblick.Cores.Tests.Maps;

public sealed class MapSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static MapDrawing Drawing(params MapPoint[] points) =>
        new()
        {
            Id = "k1",
            Title = "Angebote im Landkreis",
            Description = "Die Liste neben der Karte nennt dieselben Angebote.",
            Areas = [Square("Mühlhausen", 51.2, 10.4), Square("Körner", 51.2, 10.6)],
            Points = points,
        };

    [Fact]
    public void A_map_is_an_image_with_a_name_and_a_description()
    {
        var svg = Read(Drawing());
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("k1-titel k1-text", svg.Attribute("aria-labelledby")!.Value);
        Assert.Equal(
            "Angebote im Landkreis",
            svg.Elements(Svg + "title").Single(t => t.Attribute("id")!.Value == "k1-titel").Value
        );
        Assert.Equal("k1-text", svg.Element(Svg + "desc")!.Attribute("id")!.Value);
    }

    [Fact]
    public void No_style_no_script_no_foreign_address_and_no_other_ids()
    {
        var svg = Read(Drawing(new MapPoint(1, "Tafel", new(51.25, 10.45))));
        var attributes = svg.DescendantsAndSelf().Attributes().Select(a => a.Name.LocalName).ToList();
        Assert.DoesNotContain("style", attributes);
        Assert.DoesNotContain("href", attributes);
        Assert.DoesNotContain(attributes, a => a.StartsWith("on", StringComparison.Ordinal));
        Assert.Equal(["k1-titel", "k1-text"], svg.DescendantsAndSelf().Attributes("id").Select(a => a.Value));
    }

    [Fact]
    public void Names_are_text_in_their_area()
    {
        var svg = Read(Drawing());
        var names = svg.Descendants(Svg + "text").Select(t => t.Value).ToList();
        Assert.Contains("Mühlhausen", names);
        Assert.Contains("Körner", names);
        Assert.Equal(2, svg.Descendants(Svg + "path").Count(p => p.Attribute("class")?.Value == "karte-gebiet"));
    }

    [Fact]
    public void North_is_up_east_is_right_and_both_axes_have_one_scale()
    {
        var svg = Read(
            Drawing(new MapPoint(1, "Südwest", new(51.2, 10.4)), new MapPoint(2, "Nordost", new(51.3, 10.7)))
        );
        var places = svg.Descendants(Svg + "g")
            .Where(g => g.Attribute("class")?.Value == "karte-punkt")
            .Select(g => g.Element(Svg + "text")!)
            .Select(t => (X: Number(t, "x"), Y: Number(t, "y")))
            .ToList();
        var (right, up) = (places[1].X - places[0].X, places[0].Y - places[1].Y);
        Assert.True(right > 0 && up > 0);
        // 0.3 degrees of longitude at 51.25° are 0.1878 degrees of latitude.
        Assert.Equal(0.3 * Math.Cos(51.25 * Math.PI / 180) / 0.1, right / up, 0.01);
    }

    [Fact]
    public void Points_at_one_place_share_a_marker_that_names_them_all()
    {
        var points = Enumerable.Range(1, 5).Select(i => new MapPoint(i, $"Angebot {i}", new(51.25, 10.45))).ToArray();
        var marker = Assert.Single(
            Read(Drawing(points)).Descendants(Svg + "g"),
            g => g.Attribute("class")?.Value == "karte-punkt"
        );
        Assert.Equal("1, 2 …", marker.Element(Svg + "text")!.Value);
        Assert.Contains("5 Angebot 5", marker.Element(Svg + "title")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(720)]
    public void No_written_name_covers_another_or_leaves_the_picture(int width)
    {
        var areas = new List<MapArea>();
        for (var i = 0; i < 40; i++)
            areas.Add(Square($"Heilingen-Gemeinde {i}", 51.0 + (i / 8 * 0.03), 10.2 + (i % 8 * 0.05), 0.03));
        var svg = Read(Drawing() with { Areas = areas, Width = width });
        var names = svg.Descendants(Svg + "g")
            .Single(g => g.Attribute("class")?.Value == "karte-namen")
            .Elements()
            .ToList();
        Assert.NotEmpty(names);
        Assert.True(names.Count < 40);
        foreach (var name in names)
        {
            var half = name.Value.Length * 13 * 0.55 / 2;
            Assert.InRange(Number(name, "x"), half - 0.1, width - half + 0.1);
            foreach (var other in names.Where(n => n != name))
                Assert.True(
                    Math.Abs(Number(name, "y") - Number(other, "y")) > 13
                        || Math.Abs(Number(name, "x") - Number(other, "x")) > half
                );
        }
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        var svg = Read(
            Drawing(new MapPoint(1, "</title><script>alert(1)</script>\u0000\ud800 & \"x\"", new(51.25, 10.45))) with
            {
                Title = "<b>\u0001</b>",
                Note = "a < b & c",
            }
        );
        Assert.Empty(svg.Descendants(Svg + "script"));
        Assert.Equal("a < b & c", svg.Elements(Svg + "text").Single().Value);
    }

    [Fact]
    public void A_map_without_ground_is_still_a_picture() => Assert.NotNull(Read(Drawing() with { Areas = [] }));

    [Fact]
    public void One_point_alone_lies_in_the_picture()
    {
        var svg = Read(Drawing(new MapPoint(1, "Tafel", new(51.25, 10.45))) with { Areas = [], Width = 320 });
        var text = svg.Descendants(Svg + "text").Single();
        Assert.Equal(160, Number(text, "x"), 1.0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a\"")]
    public void An_id_that_would_break_the_page_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => MapSvg.Write(Drawing() with { Id = id }));

    [Theory]
    [InlineData(239)]
    [InlineData(2001)]
    public void A_width_out_of_range_is_refused(int width) =>
        Assert.Throws<ArgumentException>(() => MapSvg.Write(Drawing() with { Width = width }));

    [Fact]
    public void Numbers_have_points_in_every_language_of_the_process()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var german = MapSvg.Write(Drawing());
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Assert.Equal(MapSvg.Write(Drawing()), german);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static XElement Read(MapDrawing drawing) => XDocument.Parse(MapSvg.Write(drawing)).Root!;

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static MapArea Square(string name, double south, double west, double side = 0.1) =>
        new(
            name,
            [
                [
                    new(south, west),
                    new(south + side, west),
                    new(south + side, west + side),
                    new(south, west + side),
                    new(south, west),
                ],
            ],
            new MapPosition(south + (side / 2), west + (side / 2))
        );
}
