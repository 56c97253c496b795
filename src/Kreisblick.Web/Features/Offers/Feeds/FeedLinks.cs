using Kreisblick.Web.Features.Offers.Staging;

namespace Kreisblick.Web.Features.Offers.Feeds;

/// <summary>Addresses of the pages on which foreign directories are looked after.</summary>
internal static class FeedLinks
{
    public const string List = ImportLinks.List + "/verzeichnisse";

    public static string Of(Guid id) => $"{List}/{id}";
}
