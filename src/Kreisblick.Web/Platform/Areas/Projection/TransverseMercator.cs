namespace Kreisblick.Web.Platform.Areas.Projection;

/// <summary>
/// Universal Transverse Mercator on GRS80 by Krüger's series in the third flattening n, to n⁴ (Krüger 1912; Karney
/// 2011, "Transverse Mercator with an accuracy of a few nanometers", eq. 35 and 36). The part left out is below
/// 1 micrometre within 10 degrees of the central meridian. Axes: metres east and north.
/// </summary>
internal sealed class TransverseMercator : MapProjection
{
    private const double Scale = 0.9996;
    private const double FalseEasting = 500_000;

    private const double N = Grs80.Flattening / (2 - Grs80.Flattening);
    private const double N2 = N * N;
    private const double N3 = N2 * N;
    private const double N4 = N2 * N2;

    // Radius of the sphere whose meridian is as long as the ellipsoid's, times the scale on the central meridian.
    private const double Radius = Scale * Grs80.SemiMajorAxis / (1 + N) * (1 + (N2 / 4) + (N4 / 64));

    private static readonly double[] Alpha =
    [
        (N / 2) - (2 * N2 / 3) + (5 * N3 / 16) + (41 * N4 / 180),
        (13 * N2 / 48) - (3 * N3 / 5) + (557 * N4 / 1440),
        (61 * N3 / 240) - (103 * N4 / 140),
        49561 * N4 / 161280,
    ];

    private static readonly double[] Beta =
    [
        (N / 2) - (2 * N2 / 3) + (37 * N3 / 96) - (N4 / 360),
        (N2 / 48) + (N3 / 15) - (437 * N4 / 1440),
        (17 * N3 / 480) - (37 * N4 / 840),
        4397 * N4 / 161280,
    ];

    private readonly double _meridian;

    /// <param name="zone">UTM zone, 1–60; 32 and 33 cover Germany.</param>
    public TransverseMercator(int zone) => _meridian = double.DegreesToRadians((zone * 6) - 183);

    public override (double X, double Y) Project(double latitude, double longitude)
    {
        var difference = double.DegreesToRadians(longitude) - _meridian;
        var conformal = Grs80.ConformalTangent(Math.Tan(double.DegreesToRadians(latitude)));
        var xi = Math.Atan2(conformal, Math.Cos(difference));
        var eta = Math.Asinh(Math.Sin(difference) / double.Hypot(conformal, Math.Cos(difference)));
        var (x, y) = (eta, xi);
        for (var j = 0; j < Alpha.Length; j++)
        {
            var k = 2 * (j + 1);
            y += Alpha[j] * Math.Sin(k * xi) * Math.Cosh(k * eta);
            x += Alpha[j] * Math.Cos(k * xi) * Math.Sinh(k * eta);
        }

        return (FalseEasting + (Radius * x), Radius * y);
    }

    public override (double Latitude, double Longitude) Unproject(double x, double y)
    {
        var (xi, eta) = (y / Radius, (x - FalseEasting) / Radius);
        var (north, east) = (xi, eta);
        for (var j = 0; j < Beta.Length; j++)
        {
            var k = 2 * (j + 1);
            north -= Beta[j] * Math.Sin(k * xi) * Math.Cosh(k * eta);
            east -= Beta[j] * Math.Cos(k * xi) * Math.Sinh(k * eta);
        }

        var conformal = Math.Sin(north) / double.Hypot(Math.Sinh(east), Math.Cos(north));
        var longitude = _meridian + Math.Atan2(Math.Sinh(east), Math.Cos(north));
        return (
            double.RadiansToDegrees(Math.Atan(Grs80.TangentFromConformal(conformal))),
            double.RadiansToDegrees(longitude)
        );
    }
}
