using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Links;

/// <summary>Where a web address stands: in a published offer, or with a provider that has one.</summary>
internal sealed record LinkUse(
    WebAddress Address,
    RecordKind Kind,
    Guid Record,
    string Title,
    Guid Organization,
    bool IsProtected
);

/// <summary>Reads which web addresses the public directory names.</summary>
internal sealed class LinkUses(KreisblickDb db)
{
    public async Task<IReadOnlyList<LinkUse>> AllAsync(CancellationToken cancellation)
    {
        var offers = await db.Published()
            .AsNoTracking()
            .AsSplitQuery()
            .Select(s => new
            {
                s.Id,
                s.Name,
                s.OrganizationId,
                s.Url,
                More = s.AdditionalUrls.Select(u => u.Address).ToList(),
                Papers = s.RequiredDocuments.Select(d => d.Uri).ToList(),
                Places = s.ServiceAtLocations.Select(x => x.Location!.Url).ToList(),
                IsProtected = s.ServiceAtLocations.Any(x => x.Location!.IsAddressProtected),
            })
            .ToListAsync(cancellation);
        var used = offers.Select(o => o.OrganizationId).ToHashSet();
        var providers = await db.Set<Organization>()
            .AsNoTracking()
            .AsSplitQuery()
            .Select(o => new
            {
                o.Id,
                o.Name,
                o.Website,
                More = o.AdditionalWebsites.Select(u => u.Address).ToList(),
            })
            .ToListAsync(cancellation);
        var hidden = offers.Where(o => o.IsProtected).Select(o => o.OrganizationId).ToHashSet();
        return
        [
            .. offers.SelectMany(o =>
                ((IEnumerable<WebAddress?>)[o.Url, .. o.More.Select(a => (WebAddress?)a), .. o.Papers, .. o.Places])
                    .OfType<WebAddress>()
                    .Distinct()
                    .Select(a => new LinkUse(a, RecordKind.Offer, o.Id, o.Name, o.OrganizationId, o.IsProtected))
            ),
            .. providers
                .Where(p => used.Contains(p.Id))
                .SelectMany(p =>
                    ((IEnumerable<WebAddress?>)[p.Website, .. p.More.Select(a => (WebAddress?)a)])
                        .OfType<WebAddress>()
                        .Distinct()
                        .Select(a => new LinkUse(a, RecordKind.Provider, p.Id, p.Name, p.Id, hidden.Contains(p.Id)))
                ),
        ];
    }
}
