using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>Addresses of administrative areas as DCAT-AP.de writes them, and the official keys in them.</summary>
internal static class PoliticalGeocoding
{
    private const string Base = "http://dcat-ap.de/def/politicalGeocoding/";

    /// <summary>Key of the whole country.</summary>
    public const string Germany = "DE";

    /// <summary>8 digits: municipality, 5: county, 2: state, "DE": Germany; null where the address is another.</summary>
    public static string? KeyOf(WebAddress? uri)
    {
        if (
            uri?.Value.Replace("https://", "http://", StringComparison.Ordinal) is not { } text
            || !text.StartsWith(Base, StringComparison.Ordinal)
        )
            return null;
        var parts = text[Base.Length..].TrimEnd('/').Split('/');
        if (parts is ["Level", "federal"] or ["level", "federal"])
            return Germany;
        if (parts.Length != 2 || !parts[1].All(char.IsAsciiDigit))
            return null;
        return (parts[0], parts[1].Length) switch
        {
            ("municipalityKey", 8) or ("districtKey", 5) or ("stateKey", 2) => parts[1],
            // The regional key (ARS, 12 digits) of a municipality holds its official key: county and last three digits.
            ("regionalKey", 12) => parts[1][..5] + parts[1][9..],
            _ => null,
        };
    }

    public static string? UriOf(ServiceArea area) =>
        area.Uri?.Value ?? (area.AreaKey is { } key ? UriOf(key).Value : null);

    public static WebAddress UriOf(string key) =>
        StoredText.Parse<WebAddress>(
            key.Length switch
            {
                8 => $"{Base}municipalityKey/{key}",
                5 => $"{Base}districtKey/{key}",
                _ when key == Germany => $"{Base}level/federal",
                _ => $"{Base}stateKey/{key}",
            }
        );
}
