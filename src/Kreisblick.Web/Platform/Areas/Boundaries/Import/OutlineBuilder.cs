using NetTopologySuite.Geometries;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>Makes outlines of raw rings and says in German what is wrong with one; counts towards the file's limits.</summary>
internal sealed class OutlineBuilder
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);
    private int _vertices;
    private int _features;

    /// <param name="polygons">Each polygon's rings, the outer one first.</param>
    /// <param name="problem">Why there is no outline.</param>
    /// <exception cref="UnusableBoundaryFileException">The whole file is beyond the limits.</exception>
    public MultiPolygon? Build(IReadOnlyList<IReadOnlyList<Coordinate[]>> polygons, out string? problem)
    {
        problem = Check(polygons);
        if (problem is not null)
            return null;
        var parts = polygons.Select(rings =>
            Factory.CreatePolygon(
                Factory.CreateLinearRing(rings[0]),
                [.. rings.Skip(1).Select(r => Factory.CreateLinearRing(r))]
            )
        );
        return Factory.CreateMultiPolygon([.. parts]);
    }

    /// <exception cref="UnusableBoundaryFileException">Too many features.</exception>
    public void CountFeature()
    {
        if (++_features > BoundaryLimits.Features)
            throw new UnusableBoundaryFileException($"Die Datei hat mehr als {BoundaryLimits.Features:N0} Flächen.");
    }

    private string? Check(IReadOnlyList<IReadOnlyList<Coordinate[]>> polygons)
    {
        if (polygons.Count == 0 || polygons.All(p => p.Count == 0))
            return "Die Fläche ist leer.";
        var vertices = polygons.Sum(p => p.Sum(r => r.Length));
        _vertices += vertices;
        if (_vertices > BoundaryLimits.VerticesInFile)
            throw new UnusableBoundaryFileException(
                $"Die Datei hat mehr als {BoundaryLimits.VerticesInFile:N0} Eckpunkte."
            );
        if (vertices > BoundaryLimits.VerticesInFeature)
            return German.Text(
                $"Die Fläche hat {vertices:N0} Eckpunkte, erlaubt sind {BoundaryLimits.VerticesInFeature:N0}."
            );
        foreach (
            var ring in polygons.SelectMany(p =>
                p.Count == 0
                    ?
                    [
                        [],
                    ]
                    : p
            )
        )
        {
            if (ring.Length < 4)
                return $"Ein Ring hat nur {ring.Length} Punkte, nötig sind mindestens 4.";
            if (Array.Exists(ring, c => !double.IsFinite(c.X) || !double.IsFinite(c.Y)))
                return "Eine Koordinate ist keine Zahl.";
            if (!ring[0].Equals2D(ring[^1]))
                return "Ein Ring ist nicht geschlossen: Der letzte Punkt muss der erste sein.";
        }

        return null;
    }
}
