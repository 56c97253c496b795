namespace Kreisblick.Web.Platform.Values;

/// <summary>A point on earth in degrees, WGS 84: both values or none.</summary>
internal readonly record struct Coordinates
{
    public Coordinates(double latitude, double longitude)
    {
        if (!AreValid(latitude, longitude))
            throw new ArgumentOutOfRangeException(nameof(latitude), "Breite −90 bis 90, Länge −180 bis 180");
        (Latitude, Longitude) = (latitude, longitude);
    }

    public double Latitude { get; }

    public double Longitude { get; }

    public static bool AreValid(double latitude, double longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180;

    /// <summary>Germany's box; outside is allowed but worth a warning on import.</summary>
    public bool IsInGermany => Latitude is >= 47.2 and <= 55.1 && Longitude is >= 5.8 and <= 15.1;

    /// <summary>Mean radius of the earth in metres (IUGG 1980).</summary>
    private const double EarthRadius = 6_371_008.8;

    /// <summary>Great-circle distance in metres (haversine; Sinnott 1984); the ellipsoid differs by at most 0.5 %.</summary>
    public double DistanceTo(Coordinates other)
    {
        var (latitude, otherLatitude) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var rise = Math.Sin((otherLatitude - latitude) / 2);
        var side = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var h = (rise * rise) + (Math.Cos(latitude) * Math.Cos(otherLatitude) * side * side);
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }
}
