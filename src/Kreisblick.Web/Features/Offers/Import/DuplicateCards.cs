using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>Reads what the offers of the directory are compared by.</summary>
internal static class DuplicateCards
{
    public static async Task<IReadOnlyList<DuplicateCard>> AllAsync(KreisblickDb db, CancellationToken cancellation)
    {
        var cards = await db.Set<Service>()
            .AsNoTracking()
            .AsSplitQuery()
            .Select(s => new
            {
                s.Id,
                s.OrganizationId,
                s.Name,
                s.Email,
                s.Url,
                Terms = s
                    .Attributes.Where(a => a.LinkId == s.Id && a.IsPrimary)
                    .Select(a => a.TaxonomyTerm!.Code)
                    .ToList(),
                Phones = s.Phones.Select(p => p.Number).ToList(),
                Places = s
                    .ServiceAtLocations.Select(x => new
                    {
                        x.Location!.Latitude,
                        x.Location.Longitude,
                        Postal = x.Location.Addresses.Select(a => a.PostalCode).FirstOrDefault(),
                    })
                    .ToList(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. cards.Select(s =>
            {
                var place = s.Places.FirstOrDefault();
                string[] contacts =
                [
                    .. s.Phones.Select(p => p.Dial),
                    .. s.Email is { } mail ? new[] { mail.Value.ToLowerInvariant() } : [],
                    .. s.Url is { } url ? new[] { new Uri(url.Value).GetLeftPart(UriPartial.Path) } : [],
                ];
                return new DuplicateCard(
                    s.Id,
                    s.OrganizationId,
                    s.Name,
                    s.Terms.FirstOrDefault(),
                    place?.Latitude,
                    place?.Longitude,
                    place?.Postal,
                    contacts
                );
            }),
        ];
    }
}
