using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary>Reads what the offers of the directory are compared by.</summary>
internal static class DuplicateCards
{
    /// <summary>The offers of the directory, and who finds candidates among them.</summary>
    public static async Task<(IReadOnlyList<DuplicateCard> Cards, DuplicateFinder Finder)> FinderAsync(
        KreisblickDb db,
        CancellationToken cancellation
    )
    {
        var cards = await AllAsync(db, cancellation);
        return (cards, new DuplicateFinder(cards, await db.Areas.Select(a => a.Name).ToListAsync(cancellation)));
    }

    /// <summary>All that have not ended.</summary>
    public static async Task<IReadOnlyList<DuplicateCard>> AllAsync(KreisblickDb db, CancellationToken cancellation)
    {
        var found = await db.Set<Service>()
            .AsNoTracking()
            .Where(s => s.Status == ServiceStatus.Active || s.Status == ServiceStatus.TemporarilyClosed)
            .AsSplitQuery()
            .Select(s => new
            {
                s.Id,
                s.OrganizationId,
                s.Name,
                s.Email,
                s.Url,
                Terms = s
                    .Attributes.Where(a =>
                        a.LinkId == s.Id && a.TaxonomyTerm!.Taxonomy!.Slug == TaxonomySlugs.Categories
                    )
                    .OrderByDescending(a => a.IsPrimary)
                    .ThenBy(a => a.Position)
                    .Select(a => a.TaxonomyTerm!.Code)
                    .ToList(),
                Phones = s.Phones.Select(p => p.Number).ToList(),
                Places = s
                    .ServiceAtLocations.OrderBy(x => x.Position)
                    .Select(x => new
                    {
                        x.Location!.Latitude,
                        x.Location.Longitude,
                        x.Location.ExternalIdentifier,
                        x.Location.ExternalIdentifierType,
                        Address = x
                            .Location.Addresses.OrderBy(a => a.Position)
                            .Select(a => new { a.PostalCode, a.Address1 })
                            .FirstOrDefault(),
                    })
                    .ToList(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. found.Select(s => new DuplicateCard(
                s.Id,
                s.OrganizationId,
                s.Name,
                s.Terms.FirstOrDefault(),
                [
                    .. s.Places.Select(p => new DuplicatePlace(
                        p.Latitude,
                        p.Longitude,
                        p.Address?.PostalCode,
                        p.Address?.Address1,
                        Source(p.ExternalIdentifierType, p.ExternalIdentifier)
                    )),
                ],
                Contacts(s.Phones, s.Email, s.Url)
            )),
        ];
    }

    /// <param name="offer">Also one that is not right yet: what cannot be read is no contact.</param>
    /// <param name="mainCategory">Code.</param>
    public static DuplicateCard Of(OfferDocument offer, string? mainCategory) =>
        new(
            offer.Id,
            offer.OrganizationId,
            offer.Name,
            mainCategory,
            [
                .. offer.Places.Select(p => new DuplicatePlace(
                    p.Location.Point?.Latitude,
                    p.Location.Point?.Longitude,
                    p.Location.Addresses.Select(a => a.PostalCode).FirstOrDefault(),
                    p.Location.Addresses.Select(a => a.Address1).FirstOrDefault(),
                    Source(p.Location.ExternalIdentifierType, p.Location.ExternalIdentifier)
                )),
            ],
            Contacts(
                offer
                    .Phones.Select(p =>
                        PhoneNumber.TryParse(p.Number, out var number, out _) ? number : (PhoneNumber?)null
                    )
                    .OfType<PhoneNumber>(),
                EmailAddress.TryParse(offer.Email ?? "", out var mail, out _) ? mail : null,
                WebAddress.TryParse(offer.Url ?? "", out var url, out _) ? url : null
            )
        );

    private static string? Source(string? type, string? id) => id is null ? null : $"{type}/{id}";

    private static List<string> Contacts(IEnumerable<PhoneNumber> phones, EmailAddress? mail, WebAddress? page) =>
        [
            .. phones.Select(p => p.Dial),
            .. mail is { } address ? new[] { address.Value.ToLowerInvariant() } : [],
            .. page is { } url ? new[] { DuplicateCard.WebPage(url.Value) } : [],
        ];
}
