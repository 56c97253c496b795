using System.Globalization;
using System.Text;

namespace Kreisblick.Documents.Maps;

/// <summary>
/// Writes a map as SVG (SVG 2, W3C 2018) that needs no script and no style: role img with title and description
/// (WAI-ARIA Graphics Module 1.0), names and numbers as real text, presentation attributes and classes only, so that a
/// strict Content-Security-Policy and a style sheet for dark pages both work.
/// </summary>
public static class MapSvg
{
    /// <summary>Pixels; the accessibility rules ask for text of at least 12 px.</summary>
    private const double FontSize = 13;
    private const double MarkerRadius = 11;
    private const double Padding = 16;
    private const double NoteHeight = 22;

    /// <summary>Draws the map.</summary>
    /// <param name="drawing">What to draw.</param>
    /// <returns>One <c>svg</c> element, UTF-16 text without XML declaration.</returns>
    /// <exception cref="ArgumentException">The id or the width is not usable.</exception>
    public static string Write(MapDrawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        if (
            drawing.Id.Length == 0
            || !char.IsAsciiLetter(drawing.Id[0])
            || !drawing.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        )
            throw new ArgumentException(
                "The id starts with a letter and holds letters, digits and hyphens.",
                nameof(drawing)
            );
        if (drawing.Width is < 240 or > 2000)
            throw new ArgumentException("The width lies between 240 and 2000 pixels.", nameof(drawing));
        var frame = new MapFrame(
            [.. drawing.Areas.SelectMany(a => a.Rings).SelectMany(r => r), .. drawing.Points.Select(p => p.Position)],
            drawing.Width,
            Padding
        );
        var height = frame.Height + (2 * NoteHeight);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"karte\" role=\"img\" aria-labelledby=\"{drawing.Id}-titel {drawing.Id}-text\" viewBox=\"0 0 {drawing.Width} {height:0.#}\" width=\"{drawing.Width}\" height=\"{height:0.#}\" font-family=\"sans-serif\" font-size=\"{FontSize}\">"
        );
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{drawing.Id}-titel\">{Escape(drawing.Title)}</title>");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<desc id=\"{drawing.Id}-text\">{Escape(drawing.Description)}</desc>"
        );
        var markers = Markers(drawing.Points, frame);
        WriteAreas(svg, drawing.Areas, frame);
        WriteNames(svg, drawing.Areas, frame, markers);
        WriteMarkers(svg, markers);
        WriteFoot(svg, drawing, frame);
        return svg.Append("</svg>").ToString();
    }

    private static void WriteAreas(StringBuilder svg, IReadOnlyList<MapArea> areas, MapFrame frame)
    {
        svg.Append(
            "<g class=\"karte-gebiete\" fill=\"#e8edf3\" stroke=\"#5b6b7f\" stroke-width=\"1\" stroke-linejoin=\"round\">"
        );
        // Last, so that no neighbour covers its outline.
        foreach (var area in areas.OrderBy(a => a.Emphasised))
        {
            svg.Append(
                area.Emphasised
                    ? "<path class=\"karte-gebiet karte-gewaehlt\" fill=\"#c3d4ea\" stroke=\"#1d3557\" stroke-width=\"2.5\""
                    : "<path class=\"karte-gebiet\""
            );
            svg.Append(" fill-rule=\"evenodd\" d=\"");
            foreach (var ring in area.Rings)
                WriteRing(svg, ring, frame);
            svg.Append(CultureInfo.InvariantCulture, $"\"><title>{Escape(area.Name)}</title></path>");
        }

        svg.Append("</g>");
    }

    private static void WriteRing(StringBuilder svg, IReadOnlyList<MapPosition> ring, MapFrame frame)
    {
        var last = (X: double.NaN, Y: double.NaN);
        // The closing point is said by Z; points nearer than half a pixel cannot be seen.
        for (var i = 0; i < ring.Count - 1; i++)
        {
            var (x, y) = frame.Place(ring[i]);
            if (i > 0 && Math.Abs(x - last.X) < 0.5 && Math.Abs(y - last.Y) < 0.5)
                continue;
            svg.Append(i == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");
            last = (x, y);
        }

        if (ring.Count > 1)
            svg.Append('Z');
    }

    // A name that does not fit between the others is left out: the list beside the map has all of them.
    private static void WriteNames(
        StringBuilder svg,
        IReadOnlyList<MapArea> areas,
        MapFrame frame,
        List<(double X, double Y, List<MapPoint> Points)> markers
    )
    {
        var taken = markers.Select(m => Box.Around(m.X, m.Y, MarkerWidth(m.Points), 2 * MarkerRadius)).ToList();
        svg.Append("<g class=\"karte-namen\" fill=\"currentColor\" text-anchor=\"middle\">");
        foreach (var area in areas.OrderByDescending(a => a.Emphasised).ThenByDescending(a => Size(a, frame)))
        {
            if (area.Label is not { } label)
                continue;
            var (x, y) = frame.Place(label);
            var box = Box.Around(x, y - (FontSize / 3), area.Name.Length * FontSize * 0.55, FontSize * 1.2);
            if (box.Left < 0 || box.Right > frame.Width || taken.Exists(box.Overlaps))
                continue;
            taken.Add(box);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\">{Escape(area.Name)}</text>");
        }

        svg.Append("</g>");
    }

    private static double Size(MapArea area, MapFrame frame)
    {
        var points = area.Rings.SelectMany(r => r).Select(frame.Place).ToList();
        return points.Count == 0
            ? 0
            : (points.Max(p => p.X) - points.Min(p => p.X)) * (points.Max(p => p.Y) - points.Min(p => p.Y));
    }

    // Points that would cover one another share a marker; its title has all their numbers and names.
    private static List<(double X, double Y, List<MapPoint> Points)> Markers(
        IReadOnlyList<MapPoint> points,
        MapFrame frame
    )
    {
        var markers = new List<(double X, double Y, List<MapPoint> Points)>();
        foreach (var point in points.OrderBy(p => p.Number))
        {
            var (x, y) = frame.Place(point.Position);
            var near = markers.Find(m =>
                Math.Abs(m.X - x) < 2.6 * MarkerRadius && Math.Abs(m.Y - y) < 2 * MarkerRadius
            );
            if (near.Points is null)
                markers.Add((x, y, [point]));
            else
                near.Points.Add(point);
        }

        return markers;
    }

    private static void WriteMarkers(StringBuilder svg, List<(double X, double Y, List<MapPoint> Points)> markers)
    {
        if (markers.Count == 0)
            return;
        svg.Append("<g class=\"karte-punkte\" text-anchor=\"middle\" font-weight=\"bold\">");
        foreach (var (x, y, points) in markers)
        {
            var width = MarkerWidth(points);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<g class=\"karte-punkt\"><title>{Escape(string.Join("; ", points.Select(p => $"{p.Number} {p.Name}")))}</title>"
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{x - (width / 2):0.#}\" y=\"{y - MarkerRadius:0.#}\" width=\"{width:0.#}\" height=\"{2 * MarkerRadius:0.#}\" rx=\"{MarkerRadius:0.#}\" fill=\"#1d3557\" stroke=\"#ffffff\" stroke-width=\"1.5\"/>"
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{x:0.#}\" y=\"{y + (FontSize * 0.35):0.#}\" fill=\"#ffffff\">{MarkerText(points)}</text></g>"
            );
        }

        svg.Append("</g>");
    }

    private static string MarkerText(List<MapPoint> points)
    {
        var first = points.Take(points.Count <= 3 ? 3 : 2);
        var numbers = string.Join(", ", first.Select(p => p.Number.ToString(CultureInfo.InvariantCulture)));
        return points.Count <= 3 ? numbers : numbers + " …";
    }

    private static double MarkerWidth(List<MapPoint> points) =>
        Math.Max(2 * MarkerRadius, (MarkerText(points).Length * FontSize * 0.58) + 10);

    private static void WriteFoot(StringBuilder svg, MapDrawing drawing, MapFrame frame)
    {
        var y = frame.Height + 8;
        // The longest round distance that takes at most a third of the width.
        int[] steps = [1, 2, 5, 10, 20, 50];
        var kilometres = Array.FindLast(steps, s => s * frame.PixelsPerKilometre <= frame.Width / 3.0);
        if (kilometres > 0 && drawing.Areas.Count > 0)
        {
            var end = Padding + (kilometres * frame.PixelsPerKilometre);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<g class=\"karte-massstab\" fill=\"currentColor\"><path d=\"M{Padding:0.#} {y - 4:0.#}V{y + 4:0.#}M{Padding:0.#} {y:0.#}H{end:0.#}M{end:0.#} {y - 4:0.#}V{y + 4:0.#}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>"
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{end + 8:0.#}\" y=\"{y + 5:0.#}\">{kilometres} km</text></g>"
            );
        }

        if (!string.IsNullOrWhiteSpace(drawing.Note))
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"karte-hinweis\" fill=\"currentColor\" x=\"{Padding:0.#}\" y=\"{y + NoteHeight + 4:0.#}\">{Escape(drawing.Note)}</text>"
            );
    }

    // XML 1.0 knows no control characters and no half surrogates; a name that holds one must not break the page.
    private static string Escape(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => clean.Append("&amp;"),
                '<' => clean.Append("&lt;"),
                '>' => clean.Append("&gt;"),
                '"' => clean.Append("&quot;"),
                < ' ' or 0x7F or 0xFFFE or 0xFFFF => clean.Append(' '),
                _ => clean.Append(rune),
            };
        }

        return clean.ToString();
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public static Box Around(double x, double y, double width, double height) =>
            new(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));

        public bool Overlaps(Box other) =>
            Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
