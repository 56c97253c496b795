using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>The polygon of a catchment as HSDS carries it: GeoJSON (RFC 7946) as text.</summary>
internal static class CatchmentPolygon
{
    private const int MaxPoints = 200_000;
    private static readonly JsonSerializerOptions GeoJson = new()
    {
        MaxDepth = 16,
        Converters = { new GeoJsonConverterFactory() },
    };

    /// <summary>The area, or null where the text is no polygon on earth.</summary>
    public static Geometry? Parse(string text)
    {
        try
        {
            var geometry = JsonSerializer.Deserialize<Geometry>(text, GeoJson);
            return geometry is IPolygonal && !geometry.IsEmpty && geometry.NumPoints <= MaxPoints && geometry.IsValid
                ? geometry
                : null;
        }
        catch (Exception e)
            when (e is JsonException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }
}
