using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Addresses of administrative areas in the vocabulary of DCAT-AP.de (HSDS-DE §10).</summary>
internal static class HsdsAreas
{
    private const string Base = "http://dcat-ap.de/def/politicalGeocoding/";

    public static string? UriOf(ServiceArea area) =>
        area.Uri?.Value
        ?? area.AreaKey?.Length switch
        {
            8 => $"{Base}municipalityKey/{area.AreaKey}",
            5 => $"{Base}districtKey/{area.AreaKey}",
            2 when area.AreaKey.All(char.IsAsciiDigit) => $"{Base}stateKey/{area.AreaKey}",
            _ => null,
        };
}
