namespace Kreisblick.Web.Platform.Areas.Projection;

/// <summary>
/// ETRS89-extended / LAEA Europe (EPSG:3035) on GRS80: oblique Lambert azimuthal equal-area, EPSG method 9820
/// (Snyder 1987, "Map Projections – A Working Manual", p. 187). Axes: metres east and north.
/// </summary>
internal sealed class LambertAzimuthalEqualArea : MapProjection
{
    private const double FalseEasting = 4_321_000;
    private const double FalseNorthing = 3_210_000;

    private static readonly double OriginLatitude = double.DegreesToRadians(52);
    private static readonly double OriginLongitude = double.DegreesToRadians(10);
    private static readonly double PolarQ = Q(1);
    private static readonly double Beta0 = Math.Asin(Q(Math.Sin(OriginLatitude)) / PolarQ);
    private static readonly double AuthalicRadius = Grs80.SemiMajorAxis * Math.Sqrt(PolarQ / 2);
    private static readonly double D =
        Grs80.SemiMajorAxis
        * Math.Cos(OriginLatitude)
        / Math.Sqrt(1 - (Grs80.EccentricitySquared * Math.Pow(Math.Sin(OriginLatitude), 2)))
        / (AuthalicRadius * Math.Cos(Beta0));

    public override (double X, double Y) Project(double latitude, double longitude)
    {
        var beta = Math.Asin(Math.Clamp(Q(Math.Sin(double.DegreesToRadians(latitude))) / PolarQ, -1, 1));
        var difference = double.DegreesToRadians(longitude) - OriginLongitude;
        var b =
            AuthalicRadius
            * Math.Sqrt(
                2 / (1 + (Math.Sin(Beta0) * Math.Sin(beta)) + (Math.Cos(Beta0) * Math.Cos(beta) * Math.Cos(difference)))
            );
        return (
            FalseEasting + (b * D * Math.Cos(beta) * Math.Sin(difference)),
            FalseNorthing
                + (
                    b
                    / D
                    * ((Math.Cos(Beta0) * Math.Sin(beta)) - (Math.Sin(Beta0) * Math.Cos(beta) * Math.Cos(difference)))
                )
        );
    }

    public override (double Latitude, double Longitude) Unproject(double x, double y)
    {
        var (east, north) = ((x - FalseEasting) / D, (y - FalseNorthing) * D);
        var rho = double.Hypot(east, north);
        if (rho == 0)
            return (52, 10);
        var c = 2 * Math.Asin(Math.Min(1, rho / (2 * AuthalicRadius)));
        var sineBeta = (Math.Cos(c) * Math.Sin(Beta0)) + (north * Math.Sin(c) * Math.Cos(Beta0) / rho);
        var longitude =
            OriginLongitude
            + Math.Atan2(
                east * Math.Sin(c),
                (rho * Math.Cos(Beta0) * Math.Cos(c)) - (north * Math.Sin(Beta0) * Math.Sin(c))
            );
        return (double.RadiansToDegrees(LatitudeFromQ(PolarQ * sineBeta)), double.RadiansToDegrees(longitude));
    }

    // Snyder (3-12), the authalic measure of a latitude.
    private static double Q(double sine)
    {
        var e = Grs80.Eccentricity;
        return (1 - Grs80.EccentricitySquared)
            * ((sine / (1 - (Grs80.EccentricitySquared * sine * sine))) + (Math.Atanh(e * sine) / e));
    }

    // Snyder (3-16): Newton's method, quadratic, from the latitude on the sphere.
    private static double LatitudeFromQ(double q)
    {
        var latitude = Math.Asin(Math.Clamp(q / 2, -1, 1));
        for (var round = 0; round < 8; round++)
        {
            var sine = Math.Sin(latitude);
            var w = 1 - (Grs80.EccentricitySquared * sine * sine);
            var step = (q - Q(sine)) * w * w / (2 * (1 - Grs80.EccentricitySquared) * Math.Cos(latitude));
            latitude += step;
            if (Math.Abs(step) < 1e-15)
                break;
        }

        return latitude;
    }
}
