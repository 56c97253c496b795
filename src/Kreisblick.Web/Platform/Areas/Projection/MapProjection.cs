namespace Kreisblick.Web.Platform.Areas.Projection;

/// <summary>
/// The coordinate systems in which German authorities give boundaries away. ETRS89 is taken for WGS84: they drift
/// apart by 2.5 cm a year, less than a metre today, far below what a map or a catchment needs.
/// </summary>
internal abstract class MapProjection
{
    /// <summary>What can be read, for messages.</summary>
    public const string Known = "EPSG:25832, 25833, 3035 oder 4326";

    /// <summary>Null for a system that is not read here.</summary>
    public static MapProjection? ForEpsg(int code) =>
        code switch
        {
            25832 => new TransverseMercator(32),
            25833 => new TransverseMercator(33),
            3035 => new LambertAzimuthalEqualArea(),
            // 4258 is ETRS89 in degrees.
            4326 or 4258 => new Degrees(),
            _ => null,
        };

    /// <param name="latitude">Degrees.</param>
    /// <param name="longitude">Degrees.</param>
    /// <returns>x to the east, y to the north, in the units of the system.</returns>
    public abstract (double X, double Y) Project(double latitude, double longitude);

    /// <summary>The inverse of <see cref="Project"/>.</summary>
    public abstract (double Latitude, double Longitude) Unproject(double x, double y);

    private sealed class Degrees : MapProjection
    {
        public override (double X, double Y) Project(double latitude, double longitude) => (longitude, latitude);

        public override (double Latitude, double Longitude) Unproject(double x, double y) => (y, x);
    }
}
