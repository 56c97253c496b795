using Kreisblick.Documents.Maps;
using Kreisblick.Web.Platform.Areas;
using Microsoft.AspNetCore.Html;
using NetTopologySuite.Geometries;
using Coordinates = Kreisblick.Web.Platform.Values.Coordinates;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>The overview that needs no script: municipalities with the numbers of the list.</summary>
internal static class ResultMapSvg
{
    private const double MetresInDegrees = 1.0 / 111_000;

    public static IHtmlContent Of(
        AreaMap map,
        IEnumerable<(int Number, string Name, Coordinates Point)> points,
        string title,
        string description,
        string? note
    ) =>
        new HtmlString(
            MapSvg.Write(
                new MapDrawing
                {
                    Title = title,
                    Description = description,
                    Id = "karte-uebersicht",
                    Areas = [.. map.Shapes.Select(ToArea)],
                    Points = [.. points.Select(p => new MapPoint(p.Number, p.Name, new MapPosition(p.Point.Latitude, p.Point.Longitude)))],
                    Note = note,
                }
            )
        );

    private static MapArea ToArea(AreaShape shape)
    {
        // A screen shows no bend smaller than 150 m; the page stays light.
        var outline = NetTopologySuite.Simplify.TopologyPreservingSimplifier.Simplify(shape.Outline, 150 * MetresInDegrees);
        var rings = new List<IReadOnlyList<MapPosition>>();
        for (var i = 0; i < outline.NumGeometries; i++)
            if (outline.GetGeometryN(i) is Polygon polygon)
            {
                rings.Add(Ring(polygon.ExteriorRing));
                rings.AddRange(polygon.InteriorRings.Select(Ring));
            }
        var middle = outline.InteriorPoint;
        return new MapArea(shape.Area.Name, rings, new MapPosition(middle.Y, middle.X));
    }

    private static MapPosition[] Ring(LineString ring) => [.. ring.Coordinates.Select(c => new MapPosition(c.Y, c.X))];
}
