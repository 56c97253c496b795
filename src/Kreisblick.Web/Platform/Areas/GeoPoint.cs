namespace Kreisblick.Web.Platform.Areas;

/// <summary>A point on the ground in WGS84 degrees (EPSG:4326).</summary>
internal readonly record struct GeoPoint(double Latitude, double Longitude)
{
    /// <summary>Mean radius of the earth (IUGG 1980) in metres.</summary>
    private const double EarthRadius = 6_371_008.8;

    /// <summary>Great-circle distance in metres (haversine; Sinnott 1984), good to 0.5 %.</summary>
    public double DistanceTo(GeoPoint other)
    {
        var (latitude, otherLatitude) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var half = Math.Sin((otherLatitude - latitude) / 2);
        var side = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var h = (half * half) + (Math.Cos(latitude) * Math.Cos(otherLatitude) * side * side);
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }
}
