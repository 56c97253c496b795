using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.Browse;

public sealed class OfferSitemapTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Open_offers_are_listed_and_protected_ones_never(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var sitemap = await visitor.GetStringAsync("/sitemap.xml", Cancel);
        await using var scope = portal.Services.CreateAsyncScope();
        var catalogue = (await scope.ServiceProvider.GetRequiredService<OfferIndex>().GetAsync(Cancel)).Catalogue;
        var offers = await scope
            .ServiceProvider.GetRequiredService<KreisblickDb>()
            .Published()
            .Include(s => s.Attributes)
            .ToListAsync(Cancel);
        var hidden = offers
            .Where(o => o.Attributes.Any(a => catalogue.Find(a.TaxonomyTermId)?.ProtectedTopic == true))
            .ToList();
        Assert.NotEmpty(hidden);
        foreach (var offer in offers)
            Assert.Equal(
                !hidden.Contains(offer),
                sitemap.Contains($"-{offer.PublicId.Value}<", StringComparison.Ordinal)
            );
        var topic = catalogue.InTaxonomy(TaxonomySlugs.Categories).First(t => t.ProtectedTopic);
        Assert.DoesNotContain($"/hilfe/thema/{topic.Slug}<", sitemap, StringComparison.Ordinal);
    }
}
