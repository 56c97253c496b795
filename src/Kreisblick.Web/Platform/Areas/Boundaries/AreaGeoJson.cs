using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>
/// The outlines for the interactive map (RFC 7946), simplified until they are small enough for a phone. Stored
/// outlines are never simplified; this is a picture of them.
/// </summary>
internal sealed class AreaGeoJson
{
    public const int MostBytes = 60_000;

    // Degrees: from 11 m to 900 m. Coordinates keep 4 decimals (11 m), finer than a pixel of the map.
    private static readonly double[] Tolerances = [0.0001, 0.0003, 0.0006, 0.001, 0.002, 0.004, 0.008];

    private AreaGeoJson(byte[] content) =>
        (Content, Tag) = (content, Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8)));

    /// <summary>UTF-8.</summary>
    public byte[] Content { get; }

    /// <summary>Value of the entity tag, without quotes.</summary>
    public string Tag { get; }

    public static AreaGeoJson Of(AreaMap map)
    {
        var content = Write(map, 0);
        foreach (var tolerance in Tolerances)
        {
            if (content.Length <= MostBytes)
                break;
            content = Write(map, tolerance);
        }

        return new AreaGeoJson(content);
    }

    private static byte[] Write(AreaMap map, double tolerance)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteBoolean("schematic", map.IsSchematic);
            json.WriteString(
                "status",
                map.Status.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            );
            json.WriteString("source", map.Source);
            json.WriteStartArray("features");
            foreach (var (area, outline) in map.Shapes)
                WriteFeature(
                    json,
                    area,
                    tolerance == 0 ? outline : TopologyPreservingSimplifier.Simplify(outline, tolerance)
                );
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    private static void WriteFeature(Utf8JsonWriter json, Area area, Geometry outline)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("key", area.Key);
        json.WriteString("name", area.ShortName);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        for (var i = 0; i < outline.NumGeometries; i++)
        {
            if (outline.GetGeometryN(i) is not Polygon polygon || polygon.IsEmpty)
                continue;
            json.WriteStartArray();
            // The right-hand rule of RFC 7946: outer rings run counter-clockwise.
            WriteRing(json, polygon.Shell, counterClockwise: true);
            foreach (var hole in polygon.Holes)
                WriteRing(json, hole, counterClockwise: false);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRing(Utf8JsonWriter json, LinearRing ring, bool counterClockwise)
    {
        var coordinates = ring.IsCCW == counterClockwise ? ring.Coordinates : ring.Coordinates.Reverse().ToArray();
        json.WriteStartArray();
        foreach (var coordinate in coordinates)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round((decimal)coordinate.X, 4));
            json.WriteNumberValue(Math.Round((decimal)coordinate.Y, 4));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
