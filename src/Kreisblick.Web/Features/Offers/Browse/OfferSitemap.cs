using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Web.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Browse;

/// <summary>
/// The directory's public addresses for search engines. Protected topics and their offers are left out: whoever
/// looks for them finds them here, and nobody else learns that they exist.
/// </summary>
internal static class OfferSitemap
{
    public static async Task<IReadOnlyList<SitemapEntry>> ListAsync(
        IServiceProvider services,
        CancellationToken cancellation
    )
    {
        var snapshot = await services.GetRequiredService<OfferIndex>().GetAsync(cancellation);
        var catalogue = snapshot.Catalogue;
        var offers = await services
            .GetRequiredService<KreisblickDb>()
            .Published()
            .Include(s => s.Attributes)
            .Include(s => s.Organization)
            .OrderBy(s => s.Id)
            .AsSplitQuery()
            .ToListAsync(cancellation);
        var open = offers.Where(o => !IsProtected(o, catalogue)).ToList();
        return
        [
            .. Terms(catalogue, TaxonomySlugs.Categories).Select(t => new SitemapEntry(OfferLinks.Topic(t))),
            .. Terms(catalogue, TaxonomySlugs.TargetGroups).Select(t => new SitemapEntry(OfferLinks.TargetGroup(t))),
            .. catalogue
                .LifeSituations.Where(l => !catalogue.IsProtectedTopic(l.Code))
                .Select(l => new SitemapEntry(OfferLinks.LifeSituation(l))),
            .. snapshot.Areas.Municipalities.Select(m => new SitemapEntry(OfferLinks.Place(m.Name))),
            .. open.Select(o => o.Organization!)
                .DistinctBy(p => p.Id)
                .Select(p => new SitemapEntry(OfferLinks.Provider(p))),
            .. open.Select(o => new SitemapEntry(
                OfferLinks.Offer(o, catalogue),
                DateOnly.FromDateTime(o.LastModified.UtcDateTime)
            )),
        ];
    }

    private static IEnumerable<CatalogueTerm> Terms(CatalogueSnapshot catalogue, string taxonomy) =>
        catalogue.InTaxonomy(taxonomy).Where(t => !t.ProtectedTopic);

    private static bool IsProtected(Service offer, CatalogueSnapshot catalogue) =>
        offer.Attributes.Any(a => catalogue.Find(a.TaxonomyTermId)?.ProtectedTopic ?? false);
}
