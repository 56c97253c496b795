namespace Kreisblick.Web.Features.Offers.Links;

/// <summary>Addresses of the page on which links are looked after.</summary>
internal static class LinkPages
{
    public const string List = "/verwaltung/links";
    public const string ListFile = List + ".csv";

    public const string Broken = List + "?stand=" + LinkQuery.Broken;
}
