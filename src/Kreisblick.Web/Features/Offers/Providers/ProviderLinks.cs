namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary>Addresses of the pages on which providers are kept.</summary>
internal static class ProviderLinks
{
    public const string List = "/verwaltung/traeger";
    public const string ListFile = List + ".csv";
    public const string New = List + "/neu";

    public static string Record(Guid provider) => $"{List}/{provider}";

    public static string Draft(Guid proposal) => $"{List}/entwurf/{proposal}";

    public static string Summary(Guid proposal) => $"{Draft(proposal)}/pruefen";
}
