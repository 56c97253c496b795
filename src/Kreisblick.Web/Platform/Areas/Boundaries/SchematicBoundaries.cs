using NetTopologySuite.Algorithm.Hull;
using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;
using Coordinates = Kreisblick.Web.Platform.Values.Coordinates;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>
/// Stand-in outlines until a county imports its official ones: Voronoi cells (Voronoi 1908) of the centre points,
/// clipped to a buffered concave hull of them. They fill the county without gap or overlap, and are no boundaries.
/// </summary>
internal static class SchematicBoundaries
{
    /// <summary>About 5 km: half the usual distance between two centres, so that border cells keep their size.</summary>
    private const double RimDegrees = 0.045;

    /// <returns>One polygon for each area that has a point; none where fewer than three points are known.</returns>
    public static IReadOnlyList<AreaShape> Around(IReadOnlyList<Area> areas)
    {
        var placed = areas.Where(a => a.Point is not null).DistinctBy(a => a.Point).ToList();
        if (placed.Count < 3)
            return [];
        // Degrees of longitude shrink with latitude: cells are made in a plane where both axes have one scale.
        var shrink = Math.Cos(double.DegreesToRadians(placed.Average(a => a.Point!.Value.Latitude)));
        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        var centres = placed.Select(a => factory.CreatePoint(ToPlane(a.Point!.Value, shrink))).ToArray();
        var hull = ConcaveHull.ConcaveHullByLengthRatio(factory.CreateMultiPoint(centres), 0.3).Buffer(RimDegrees);
        var diagram = new VoronoiDiagramBuilder { ClipEnvelope = hull.EnvelopeInternal };
        diagram.SetSites(centres.Select(p => p.Coordinate).ToArray());
        var cells = diagram.GetDiagram(factory);
        var shapes = new List<AreaShape>();
        for (var i = 0; i < placed.Count; i++)
        {
            var cell = cells.Geometries.First(c => c.Covers(centres[i])).Intersection(hull);
            shapes.Add(new AreaShape(placed[i], FromPlane(cell, shrink)));
        }

        return shapes;
    }

    private static Coordinate ToPlane(Coordinates point, double shrink) =>
        new(point.Longitude * shrink, point.Latitude);

    private static Geometry FromPlane(Geometry cell, double shrink)
    {
        var shape = cell.Copy();
        shape.Apply(new Unshrink(shrink));
        shape.GeometryChanged();
        return shape;
    }

    private sealed class Unshrink(double shrink) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i) => seq.SetX(i, Math.Round(seq.GetX(i) / shrink, 6));
    }
}
