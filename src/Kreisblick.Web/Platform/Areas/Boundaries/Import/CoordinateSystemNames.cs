using System.Globalization;
using System.Text.RegularExpressions;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>Finds the EPSG code in the names that files use for their coordinate system.</summary>
internal static partial class CoordinateSystemNames
{
    /// <summary>"urn:ogc:def:crs:EPSG::25832", "EPSG:25832", "http://www.opengis.net/def/crs/EPSG/0/25832", CRS84.</summary>
    public static int? FromName(string name)
    {
        if (name.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase))
            return 4326;
        var match = EpsgName().Match(name);
        return match.Success ? int.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Well-known text of a .prj file, of OGC or ESRI kind (OGC 01-009, 18-010).</summary>
    public static int? FromWellKnownText(string text)
    {
        // The last authority is that of the whole system; those before belong to its parts.
        var authorities = Authority().Matches(text);
        if (authorities.Count > 0 && text.TrimEnd().EndsWith("]]", StringComparison.Ordinal))
        {
            var last = authorities[^1];
            // An authority further inside names only the datum or the unit.
            if (text[(last.Index + last.Length)..].Trim() is "]")
                return int.Parse(last.Groups["code"].Value, CultureInfo.InvariantCulture);
        }

        var name = Name().Match(text);
        return name.Success
            ? FromSystemName(Letters().Replace(name.Groups["name"].Value, "").ToUpperInvariant())
            : null;
    }

    private static int? FromSystemName(string name) =>
        name switch
        {
            "ETRS1989UTMZONE32N" or "ETRS89UTMZONE32N" => 25832,
            "ETRS1989UTMZONE33N" or "ETRS89UTMZONE33N" => 25833,
            "ETRS1989LAEA" or "ETRS89LAEAEUROPE" or "ETRS89EXTENDEDLAEAEUROPE" => 3035,
            "GCSWGS1984" or "WGS84" or "WGS1984" => 4326,
            "GCSETRS1989" or "ETRS89" or "ETRS1989" => 4258,
            _ => null,
        };

    [GeneratedRegex(
        @"EPSG[:/]+(?:[\d.]*[:/])?(?<code>\d{4,6})$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex EpsgName();

    [GeneratedRegex(
        @"(?:AUTHORITY|ID)\s*\[\s*""EPSG""\s*,\s*""?(?<code>\d{4,6})""?\s*\]",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Authority();

    [GeneratedRegex(@"^\s*(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS)\s*\[\s*""(?<name>[^""]+)""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("[^A-Za-z0-9]", RegexOptions.None, 1000)]
    private static partial Regex Letters();
}
