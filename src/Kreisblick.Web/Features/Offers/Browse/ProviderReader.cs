using Kreisblick.Web.Features.Offers.Links;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Browse;

/// <param name="Broken">Websites of the provider that the link checker could not reach on several days.</param>
internal sealed record FoundProvider(
    Organization Provider,
    IReadOnlyList<Service> Offers,
    OfferSnapshot Snapshot,
    IReadOnlySet<WebAddress> Broken
);

/// <summary>Reads a provider with its published offers.</summary>
internal sealed class ProviderReader(KreisblickDb db, OfferIndex index)
{
    public async Task<FoundProvider?> FindAsync(PublicId id, CancellationToken cancellation)
    {
        var provider = await db.Set<Organization>()
            .AsNoTracking()
            .Include(o => o.Phones)
            .Include(o => o.Contacts)
                .ThenInclude(c => c.Phones)
            .Include(o => o.AdditionalWebsites)
            .AsSplitQuery()
            .FirstOrDefaultAsync(o => o.PublicId == id, cancellation);
        if (provider is null)
            return null;
        var offers = await db.Published()
            .Where(s => s.OrganizationId == provider.Id)
            .OrderBy(s => s.Name)
            .Include(s => s.Attributes)
            .Include(s => s.Texts)
            .AsSplitQuery()
            .ToListAsync(cancellation);
        var websites = provider.AdditionalWebsites.Select(u => u.Address);
        if (provider.Website is { } website)
            websites = websites.Prepend(website);
        return new FoundProvider(
            provider,
            offers,
            await index.GetAsync(cancellation),
            await LinkCheck.BrokenAsync(db, websites, cancellation)
        );
    }
}
