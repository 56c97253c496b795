namespace Kreisblick.Web.Platform.Areas.Projection;

/// <summary>The ellipsoid of ETRS89 (Moritz 1980); WGS84 differs from it by 0.1 mm in the minor axis.</summary>
internal static class Grs80
{
    /// <summary>Metres.</summary>
    public const double SemiMajorAxis = 6_378_137;
    public const double Flattening = 1 / 298.257222101;
    public const double EccentricitySquared = Flattening * (2 - Flattening);
    public static readonly double Eccentricity = Math.Sqrt(EccentricitySquared);

    /// <summary>Tangent of the conformal latitude from the tangent of the geographic one (Karney 2011, eq. 7–9).</summary>
    public static double ConformalTangent(double tangent)
    {
        var sigma = Math.Sinh(Eccentricity * Math.Atanh(Eccentricity * tangent / double.Hypot(1, tangent)));
        return (tangent * double.Hypot(1, sigma)) - (sigma * double.Hypot(1, tangent));
    }

    /// <summary>The inverse, by Newton's method (Karney 2011, eq. 19–21); three rounds reach machine precision.</summary>
    public static double TangentFromConformal(double conformal)
    {
        var tangent = conformal;
        for (var round = 0; round < 5; round++)
        {
            var guess = ConformalTangent(tangent);
            var step =
                (conformal - guess)
                / double.Hypot(1, guess)
                * (1 + ((1 - EccentricitySquared) * tangent * tangent))
                / ((1 - EccentricitySquared) * double.Hypot(1, tangent));
            tangent += step;
            if (Math.Abs(step) < 1e-15 * Math.Max(1, Math.Abs(tangent)))
                break;
        }

        return tangent;
    }
}
