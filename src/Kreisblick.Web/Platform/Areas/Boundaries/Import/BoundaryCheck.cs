using Kreisblick.Web.Platform.Areas.Projection;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Valid;
using Coordinates = Kreisblick.Web.Platform.Values.Coordinates;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>The rules that an outline has to keep before it is stored.</summary>
internal static class BoundaryCheck
{
    /// <summary>Metres between an outline's middle and the municipality's known point; 30 km is wider than any of them.</summary>
    private const double FarFromMunicipality = 30_000;
    private const double FarFromCounty = 80_000;

    /// <summary>Turns the file's coordinates into WGS84 degrees.</summary>
    /// <returns>Null where a coordinate has no place on earth in that system.</returns>
    public static MultiPolygon? ToDegrees(MultiPolygon outline, MapProjection projection)
    {
        var copy = (MultiPolygon)outline.Copy();
        var filter = new Unprojection(projection);
        copy.Apply(filter);
        copy.GeometryChanged();
        return filter.Failed ? null : copy;
    }

    /// <summary>Whether an outline in degrees lies where the municipality is; else the reason.</summary>
    public static string? Misplaced(MultiPolygon outline, Area area, Area county, int epsg)
    {
        var envelope = outline.EnvelopeInternal;
        var corners = (
            new Coordinates(Clamp(envelope.MinY, 90), Clamp(envelope.MinX, 180)),
            new Coordinates(Clamp(envelope.MaxY, 90), Clamp(envelope.MaxX, 180))
        );
        if (!corners.Item1.IsInGermany || !corners.Item2.IsInGermany)
            return $"Die Koordinaten liegen nicht in Deutschland. Passt das Koordinatensystem EPSG:{epsg} zur Datei?";
        var middle = new Coordinates(envelope.Centre.Y, envelope.Centre.X);
        var (known, far) = area.Point is { } own ? (own, FarFromMunicipality) : (county.Point, FarFromCounty);
        if (known is not { } point || point.DistanceTo(middle) <= far)
            return null;
        return German.Text(
            $"Die Fläche liegt {point.DistanceTo(middle) / 1000:N0} km neben {area.Name}. Passt das Koordinatensystem EPSG:{epsg} zur Datei?"
        );
    }

    /// <summary>Whether the rings make a valid area (OGC 06-103r4, 6.1.11); else the reason with the place.</summary>
    public static string? Invalid(MultiPolygon outline)
    {
        var error = new IsValidOp(outline).ValidationError;
        if (error is null)
            return outline.Area > 0 ? null : "Die Fläche ist leer.";
        var place = FormattableString.Invariant($"{error.Coordinate.Y:F5}, {error.Coordinate.X:F5}");
        return error.ErrorType switch
        {
            TopologyValidationErrors.SelfIntersection => $"Ein Ring überschneidet sich selbst (bei {place}).",
            TopologyValidationErrors.RingSelfIntersection => $"Ein Ring berührt sich selbst (bei {place}).",
            TopologyValidationErrors.HoleOutsideShell => $"Ein Loch liegt außerhalb der Fläche (bei {place}).",
            TopologyValidationErrors.NestedHoles => $"Ein Loch liegt in einem anderen (bei {place}).",
            TopologyValidationErrors.NestedShells => $"Ein Teil liegt in einem anderen (bei {place}).",
            TopologyValidationErrors.DuplicateRings => $"Ein Ring kommt zweimal vor (bei {place}).",
            TopologyValidationErrors.DisconnectedInteriors => $"Löcher zerschneiden die Fläche (bei {place}).",
            _ => $"Die Ringe bilden keine gültige Fläche (bei {place}).",
        };
    }

    /// <summary>
    /// Pairs of neighbours that overlap by more than 1 % of the smaller one. Simplified outlines do so; it is reported
    /// and tolerated.
    /// </summary>
    public static IReadOnlyList<(Area First, Area Second, double Share)> Overlaps(IReadOnlyList<AreaShape> shapes)
    {
        var tree = new STRtree<AreaShape>();
        var found = new List<(Area, Area, double)>();
        foreach (var shape in shapes)
            tree.Insert(shape.Outline.EnvelopeInternal, shape);
        foreach (var shape in shapes)
        {
            foreach (var other in tree.Query(shape.Outline.EnvelopeInternal))
            {
                if (string.CompareOrdinal(shape.Area.Key, other.Area.Key) >= 0)
                    continue;
                var common = OverlayNGRobust.Overlay(
                    shape.Outline,
                    other.Outline,
                    NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection
                );
                var share = common.Area / Math.Min(shape.Outline.Area, other.Outline.Area);
                if (share > 0.01)
                    found.Add((shape.Area, other.Area, share));
            }
        }

        return [.. found.OrderByDescending(f => f.Item3)];
    }

    private static double Clamp(double degrees, double limit) => Math.Clamp(degrees, -limit, limit);

    private sealed class Unprojection(MapProjection projection) : ICoordinateSequenceFilter
    {
        public bool Failed { get; private set; }

        public bool Done => Failed;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var (latitude, longitude) = projection.Unproject(seq.GetX(i), seq.GetY(i));
            // Seven decimals are a centimetre.
            if (!Coordinates.AreValid(latitude, longitude))
                Failed = true;
            seq.SetX(i, Math.Round(longitude, 7));
            seq.SetY(i, Math.Round(latitude, 7));
        }
    }
}
