using System.Buffers.Binary;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri.Dbf;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>
/// Reads polygons of a Shapefile (ESRI Shapefile Technical Description, 1998). The geometry part is own code: the
/// library mends or refuses whole files, and an import has to name the row.
/// </summary>
internal static class ShapefileBoundaries
{
    private const int HeaderLength = 100;

    /// <exception cref="UnusableBoundaryFileException">The file as a whole cannot be used; the message is for the reader.</exception>
    public static BoundaryFile Read(ShapefileParts parts)
    {
        var epsg =
            CoordinateSystemNames.FromWellKnownText(parts.Prj)
            ?? throw new UnusableBoundaryFileException("Das Koordinatensystem in der .prj-Datei ist nicht bekannt.");
        var rows = ReadAttributes(parts);
        var builder = new OutlineBuilder();
        var features = new List<BoundaryFeature>();
        var shapes = parts.Shp.AsSpan();
        if (shapes.Length < HeaderLength || BinaryPrimitives.ReadInt32BigEndian(shapes) != 9994)
            throw new UnusableBoundaryFileException("Die .shp-Datei ist nicht lesbar.");
        var rest = shapes[HeaderLength..];
        while (rest.Length >= 8)
        {
            builder.CountFeature();
            var words = BinaryPrimitives.ReadInt32BigEndian(rest[4..]);
            if (words < 2 || words > (rest.Length - 8) / 2)
                throw new UnusableBoundaryFileException(
                    $"Die .shp-Datei ist in Zeile {features.Count + 1} abgeschnitten."
                );
            if (features.Count >= rows.Count)
                throw new UnusableBoundaryFileException("Die .dbf-Datei hat weniger Zeilen als die .shp-Datei.");
            features.Add(ReadFeature(features.Count + 1, rows[features.Count], rest.Slice(8, words * 2), builder));
            rest = rest[(8 + (words * 2))..];
        }

        return new BoundaryFile("Shapefile", epsg, features);
    }

    private static List<Dictionary<string, string>> ReadAttributes(ShapefileParts parts)
    {
        try
        {
            using var stream = new MemoryStream(parts.Dbf, writable: false);
            using var table = new DbfReader(stream, parts.Encoding);
            var rows = new List<Dictionary<string, string>>();
            while (table.Read(out var attributes, out _))
            {
                var row = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                foreach (var name in attributes.GetNames())
                {
                    if (
                        Convert.ToString(attributes[name], System.Globalization.CultureInfo.InvariantCulture) is
                        { } text
                    )
                        row[name] = text;
                }

                rows.Add(row);
                if (rows.Count > BoundaryLimits.Features)
                    throw new UnusableBoundaryFileException(
                        $"Die Datei hat mehr als {BoundaryLimits.Features:N0} Flächen."
                    );
            }

            return rows;
        }
        catch (Exception e) when (e is not UnusableBoundaryFileException)
        {
            // The library has no one exception for a broken table.
            throw new UnusableBoundaryFileException("Die .dbf-Datei ist nicht lesbar.", e);
        }
    }

    private static BoundaryFeature ReadFeature(
        int row,
        Dictionary<string, string> attributes,
        ReadOnlySpan<byte> content,
        OutlineBuilder builder
    )
    {
        // Polygon, PolygonZ, PolygonM: x and y stand in the same place in all three.
        switch (BinaryPrimitives.ReadInt32LittleEndian(content))
        {
            case 0:
                return new BoundaryFeature(row, attributes, null, "Die Fläche ist leer.");
            case not (5 or 15 or 25):
                return new BoundaryFeature(row, attributes, null, "Die Geometrie ist keine Fläche.");
        }

        if (ReadRings(content) is not { } rings)
            return new BoundaryFeature(row, attributes, null, "Die Geometrie ist abgeschnitten.");
        var outline = builder.Build(Group(rings), out var problem);
        return new BoundaryFeature(row, attributes, outline, problem);
    }

    private static List<Coordinate[]>? ReadRings(ReadOnlySpan<byte> content)
    {
        if (content.Length < 44)
            return null;
        var partCount = BinaryPrimitives.ReadInt32LittleEndian(content[36..]);
        var pointCount = BinaryPrimitives.ReadInt32LittleEndian(content[40..]);
        if (
            partCount < 0
            || pointCount < 0
            || partCount > (content.Length - 44) / 4
            || pointCount > (content.Length - 44 - (partCount * 4)) / 16
        )
            return null;
        var starts = content.Slice(44, partCount * 4);
        var points = content[(44 + (partCount * 4))..];
        var rings = new List<Coordinate[]>(partCount);
        for (var part = 0; part < partCount; part++)
        {
            var start = BinaryPrimitives.ReadInt32LittleEndian(starts[(part * 4)..]);
            var end =
                part + 1 < partCount ? BinaryPrimitives.ReadInt32LittleEndian(starts[((part + 1) * 4)..]) : pointCount;
            if (start < 0 || end < start || end > pointCount)
                return null;
            var ring = new Coordinate[end - start];
            for (var i = 0; i < ring.Length; i++)
            {
                var point = points[((start + i) * 16)..];
                ring[i] = new Coordinate(
                    BinaryPrimitives.ReadDoubleLittleEndian(point),
                    BinaryPrimitives.ReadDoubleLittleEndian(point[8..])
                );
            }

            rings.Add(ring);
        }

        return rings;
    }

    // Outer rings run clockwise, holes the other way and belong to the smallest outer ring around them.
    private static List<IReadOnlyList<Coordinate[]>> Group(List<Coordinate[]> rings)
    {
        var polygons = rings
            .Where(r => SignedArea(r) <= 0)
            .Select(r => (Outer: r, Size: -SignedArea(r), Rings: new List<Coordinate[]> { r }))
            .OrderBy(p => p.Size)
            .ToList();
        foreach (var hole in rings.Where(r => SignedArea(r) > 0))
        {
            var around = polygons.Find(p =>
                p.Size >= SignedArea(hole) && NetTopologySuite.Algorithm.PointLocation.IsInRing(hole[0], p.Outer)
            );
            // Without an outer ring it is an area drawn the wrong way round, which many programs write.
            if (around.Rings is null)
                polygons.Add((hole, SignedArea(hole), [hole]));
            else
                around.Rings.Add(hole);
        }

        return [.. polygons.Select(p => (IReadOnlyList<Coordinate[]>)p.Rings)];
    }

    private static double SignedArea(Coordinate[] ring)
    {
        double sum = 0;
        for (var i = 0; i + 1 < ring.Length; i++)
            sum +=
                ((ring[i].X - ring[0].X) * (ring[i + 1].Y - ring[0].Y))
                - ((ring[i + 1].X - ring[0].X) * (ring[i].Y - ring[0].Y));
        return sum / 2;
    }
}
