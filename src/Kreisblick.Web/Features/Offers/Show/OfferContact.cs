using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Show;

/// <summary>How to reach an offer and for whom it is there, as its page and its files say it.</summary>
internal static class OfferContact
{
    /// <summary>Every number once: of the offer, of its places, else of the provider.</summary>
    public static IReadOnlyList<Phone> Phones(Service service)
    {
        List<Phone> own =
        [
            .. service.Phones,
            .. service.ServiceAtLocations.SelectMany(x => x.Phones),
            .. service.ServiceAtLocations.SelectMany(x => x.Location?.Phones ?? []),
        ];
        return
        [
            .. (own.Count > 0 ? own : service.Organization?.Phones ?? []).DistinctBy(
                p => p.Number.Dial,
                StringComparer.Ordinal
            ),
        ];
    }

    public static EmailAddress? Mail(Service service) => service.Email ?? service.Organization?.Email;

    /// <summary>Names of the catchment; none: the whole county.</summary>
    public static IEnumerable<string> Areas(Service service, OfferSnapshot snapshot) =>
        service
            .ServiceAreas.Concat(service.ServiceAtLocations.SelectMany(x => x.ServiceAreas))
            .Select(a => a.Name ?? snapshot.Areas.ByKey(a.AreaKey)?.Name)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
}
