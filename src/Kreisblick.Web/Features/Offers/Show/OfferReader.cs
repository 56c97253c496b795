using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Duplicates;
using Kreisblick.Web.Features.Offers.Links;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Show;

/// <param name="WebsiteIsBroken">The link checker could not reach it on several days.</param>
internal sealed record FoundOffer(Service Service, OfferSnapshot Snapshot, bool WebsiteIsBroken);

/// <summary>Reads one offer for its page, also one that has ended (its address says so instead of getting lost).</summary>
internal sealed class OfferReader(KreisblickDb db, OfferIndex index, OfferSearch search)
{
    private const int SimilarShown = 3;

    public async Task<FoundOffer?> FindAsync(PublicId id, CancellationToken cancellation)
    {
        var service = await db.Set<Service>()
            .AsNoTracking()
            .Where(s => s.PublicId == id && s.PublishedAt != null)
            .WithDetails()
            .FirstOrDefaultAsync(cancellation);
        if (service is null)
            return null;
        var broken = service.Url is { } url ? await LinkCheck.BrokenAsync(db, [url], cancellation) : null;
        return new FoundOffer(service, await index.GetAsync(cancellation), broken?.Count > 0);
    }

    /// <summary>The public offer that an ended one became when duplicates were merged; null: none.</summary>
    public async Task<Service?> MergedIntoAsync(Guid ended, CancellationToken cancellation) =>
        await MergedOffer.TodayAsync(db, ended, cancellation) is { } today
            ? await db.Published().AsNoTracking().WithDetails().FirstOrDefaultAsync(s => s.Id == today, cancellation)
            : null;

    /// <summary>Offers of the same main category, nearest topics first.</summary>
    public async Task<IReadOnlyList<OfferHit>> SimilarAsync(
        Service service,
        OfferSnapshot snapshot,
        CancellationToken cancellation
    )
    {
        var main = service
            .Attributes.Where(a => a.LinkId == service.Id)
            .OrderByDescending(a => a.IsPrimary)
            .Select(a => snapshot.Catalogue.Find(a.TaxonomyTermId))
            .FirstOrDefault(t => t?.Taxonomy == TaxonomySlugs.Categories);
        if (main is null)
            return [];
        var results = await search.SearchAsync(new OfferQuery().With(Facet.Category, [main.Code]), cancellation);
        return [.. results.Hits.Where(h => h.Service.Id != service.Id).Take(SimilarShown)];
    }
}
