using NetTopologySuite.Geometries;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>One feature as it stands in the file: attributes, and the outline in the file's coordinates.</summary>
/// <param name="Row">Number of the feature as the file counts, from 1.</param>
/// <param name="Attributes">By name without regard to case.</param>
/// <param name="Outline">Null where <paramref name="Problem"/> says why.</param>
internal sealed record BoundaryFeature(
    long Row,
    IReadOnlyDictionary<string, string> Attributes,
    MultiPolygon? Outline,
    string? Problem
);

/// <summary>What a reader found in a file.</summary>
/// <param name="Format">"GeoJSON", "Shapefile", "GeoPackage".</param>
/// <param name="Epsg">Code of the coordinate system that the file names.</param>
/// <param name="Features">In the order of the file.</param>
internal sealed record BoundaryFile(string Format, int Epsg, IReadOnlyList<BoundaryFeature> Features);

/// <summary>Upper limits: the finest official boundaries of Germany keep far below them.</summary>
internal static class BoundaryLimits
{
    public const int FileBytes = 512 * 1024 * 1024;
    public const int VerticesInFeature = 200_000;
    public const int VerticesInFile = 10_000_000;
    public const int Features = 100_000;
}

/// <summary>A file (or, inside a reader, a geometry) that cannot be used; the message is for the person at the console.</summary>
internal sealed class UnusableBoundaryFileException : Exception
{
    public UnusableBoundaryFileException(string message)
        : base(message) { }

    public UnusableBoundaryFileException(string message, Exception inner)
        : base(message, inner) { }
}
