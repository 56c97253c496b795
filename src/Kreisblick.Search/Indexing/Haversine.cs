namespace Kreisblick.Search;

/// <summary>
/// Great-circle distance on the sphere with the earth's mean radius R₁ = 6 371 008.8 m (IUGG, H. Moritz,
/// "Geodetic Reference System 1980"). Formula: R. W. Sinnott, "Virtues of the Haversine" (1984). Error against the ellipsoid under 0.6 %.
/// </summary>
public static class Haversine
{
    /// <summary>Mean radius of the earth in metres.</summary>
    public const double EarthRadius = 6371008.8;

    /// <summary>Distance in metres between two points in degrees (WGS 84); NaN when one is NaN.</summary>
    public static double Metres(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        const double Radian = Math.PI / 180;
        var north = Math.Sin((latitude2 - latitude1) * Radian / 2);
        var east = Math.Sin((longitude2 - longitude1) * Radian / 2);
        var h = (north * north) + (Math.Cos(latitude1 * Radian) * Math.Cos(latitude2 * Radian) * east * east);
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(h > 1 ? 1 : h));
    }
}
