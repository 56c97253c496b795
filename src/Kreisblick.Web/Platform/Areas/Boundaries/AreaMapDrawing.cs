using Kreisblick.Documents.Maps;
using NetTopologySuite.Geometries;
using Coordinates = Kreisblick.Web.Platform.Values.Coordinates;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>Turns the area map into a drawing for <see cref="MapSvg"/>: the overview that needs no script.</summary>
internal static class AreaMapDrawing
{
    public const string SchematicNote = "Schematische Karte";

    /// <param name="map">The outlines.</param>
    /// <param name="id">Unique in the page.</param>
    /// <param name="title">Accessible name.</param>
    /// <param name="description">Names the list that says the same.</param>
    /// <param name="points">Numbered as in that list.</param>
    /// <param name="chosen">The municipality to emphasise.</param>
    /// <param name="width">Pixels: 320 for "breite=schmal".</param>
    public static MapDrawing Draw(
        AreaMap map,
        string id,
        string title,
        string description,
        IReadOnlyList<MapPoint> points,
        Area? chosen = null,
        int width = 720
    ) =>
        new()
        {
            Id = id,
            Title = title,
            Description = description,
            Areas = [.. map.Shapes.Select(s => ToArea(s, s.Area == chosen))],
            Points = points,
            Width = width,
            Note = map.IsSchematic ? SchematicNote : null,
        };

    /// <summary>A point of a list as a numbered point of the map.</summary>
    public static MapPoint Number(int number, string name, Coordinates point) =>
        new(number, name, new MapPosition(point.Latitude, point.Longitude));

    private static MapArea ToArea(AreaShape shape, bool chosen)
    {
        var rings = new List<IReadOnlyList<MapPosition>>();
        for (var i = 0; i < shape.Outline.NumGeometries; i++)
        {
            if (shape.Outline.GetGeometryN(i) is not Polygon polygon)
                continue;
            rings.Add(ToRing(polygon.ExteriorRing));
            rings.AddRange(polygon.InteriorRings.Select(ToRing));
        }

        var label = shape.Outline.InteriorPoint;
        return new MapArea(
            shape.Area.ShortName,
            rings,
            label.IsEmpty ? null : new MapPosition(label.Y, label.X),
            chosen
        );
    }

    private static List<MapPosition> ToRing(LineString ring) =>
        [.. ring.Coordinates.Select(c => new MapPosition(c.Y, c.X))];
}
