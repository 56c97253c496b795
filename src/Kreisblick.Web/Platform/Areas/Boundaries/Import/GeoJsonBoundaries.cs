using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>
/// Reads a FeatureCollection (RFC 7946). The member "crs" of the older GeoJSON 2008 is honoured, because German
/// portals still write it for UTM; without it the coordinates are WGS84.
/// </summary>
internal static class GeoJsonBoundaries
{
    /// <exception cref="UnusableBoundaryFileException">The file as a whole cannot be used; the message is for the reader.</exception>
    public static async Task<BoundaryFile> ReadAsync(Stream stream, CancellationToken cancel)
    {
        JsonDocument document;
        try
        {
            document = await JsonDocument.ParseAsync(stream, cancellationToken: cancel);
        }
        catch (JsonException e)
        {
            throw new UnusableBoundaryFileException(
                $"Die Datei ist kein gültiges GeoJSON (Zeile {e.LineNumber + 1}).",
                e
            );
        }

        using (document)
        {
            var root = document.RootElement;
            if (
                Member(root, "type") is not { ValueKind: JsonValueKind.String } type
                || !type.ValueEquals("FeatureCollection")
                || Member(root, "features") is not { ValueKind: JsonValueKind.Array } features
            )
                throw new UnusableBoundaryFileException(
                    "Die Datei ist kein GeoJSON mit „FeatureCollection“ und „features“."
                );
            var builder = new OutlineBuilder();
            var read = new List<BoundaryFeature>();
            foreach (var feature in features.EnumerateArray())
            {
                builder.CountFeature();
                read.Add(ReadFeature(read.Count + 1, feature, builder));
            }

            return new BoundaryFile("GeoJSON", Epsg(root), read);
        }
    }

    private static int Epsg(JsonElement root)
    {
        if (Member(root, "crs") is not { ValueKind: not JsonValueKind.Null } crs)
            return 4326;
        var name =
            Member(crs, "properties") is { } properties
            && Member(properties, "name") is { ValueKind: JsonValueKind.String } text
                ? text.GetString()!
                : "";
        return CoordinateSystemNames.FromName(name)
            ?? throw new UnusableBoundaryFileException("Das Koordinatensystem im Eintrag „crs“ ist nicht lesbar.");
    }

    private static BoundaryFeature ReadFeature(int row, JsonElement feature, OutlineBuilder builder)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (Member(feature, "properties") is { ValueKind: JsonValueKind.Object } properties)
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                    attributes[property.Name] = property.Value.ToString();
            }
        }

        string? problem;
        if (Member(feature, "geometry") is not { ValueKind: JsonValueKind.Object } geometry)
            return new BoundaryFeature(row, attributes, null, "Die Fläche ist leer.");
        var rings = Rings(geometry, out problem);
        var outline = rings is null ? null : builder.Build(rings, out problem);
        return new BoundaryFeature(row, attributes, outline, problem);
    }

    private static List<IReadOnlyList<Coordinate[]>>? Rings(JsonElement geometry, out string? problem)
    {
        var type = Member(geometry, "type") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;
        problem = type is "Polygon" or "MultiPolygon" ? null : $"„{type ?? "ohne Art"}“ ist keine Fläche.";
        if (problem is not null)
            return null;
        try
        {
            var coordinates = geometry.GetProperty("coordinates");
            return type is "Polygon"
                ? [ReadPolygon(coordinates)]
                : [.. coordinates.EnumerateArray().Select(ReadPolygon)];
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            problem = "Die Koordinaten sind nicht lesbar.";
            return null;
        }
    }

    private static List<Coordinate[]> ReadPolygon(JsonElement rings) =>
        [.. rings.EnumerateArray().Select(r => r.EnumerateArray().Select(ReadPosition).ToArray())];

    private static Coordinate ReadPosition(JsonElement position) =>
        position.GetArrayLength() is 2 or 3 or 4
            ? new Coordinate(position[0].GetDouble(), position[1].GetDouble())
            : throw new FormatException();

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
