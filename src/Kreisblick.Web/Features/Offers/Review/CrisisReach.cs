using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Review;

/// <summary>
/// Whether a publication reaches crisis help: the offer itself, offers at the same place, or offers that show the
/// numbers of their provider.
/// </summary>
internal sealed class CrisisReach(KreisblickDb db, UpkeepRules rules)
{
    public async Task<bool> TouchesAsync(
        RecordDocument document,
        RecordDocument? published,
        CancellationToken cancellation
    )
    {
        if (rules.IsCrisis(document) || rules.IsCrisis(published))
            return true;
        Guid[] places = [.. Publication.LocationsOf(document).Select(l => l.Id)];
        var provider = document.Kind == RecordKind.Provider ? document.Id : Guid.Empty;
        return await db.Set<OfferAttribute>()
            .Where(a =>
                a.TaxonomyTerm!.Taxonomy!.Slug == TaxonomySlugs.Categories
                && (
                    a.TaxonomyTerm.Code == UpkeepRules.Crisis
                    || a.TaxonomyTerm.Code!.StartsWith(UpkeepRules.Crisis + ".")
                )
            )
            .AnyAsync(
                a =>
                    db.Set<Service>()
                        .Any(s =>
                            s.Id == a.ServiceId
                            && (
                                s.OrganizationId == provider
                                || s.ServiceAtLocations.Any(x => EF.Parameter(places).Contains(x.LocationId))
                            )
                        ),
                cancellation
            );
    }
}
