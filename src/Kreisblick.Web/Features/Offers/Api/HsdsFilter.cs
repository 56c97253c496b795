using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>
/// Turns parameters into conditions, all of which have to hold (contract hsds.md §4). What a database can decide is
/// decided there; hours, distances and polygons are decided here, on keys only.
/// </summary>
internal sealed class HsdsFilter(
    KreisblickDb db,
    HsdsTerms terms,
    VisibleOffers visible,
    AreaRegister areas,
    HsdsTextSearch search,
    CancellationToken cancellation
)
{
    public async Task<IQueryable<Service>> ServicesAsync(HsdsParameters asked)
    {
        var services = visible.Services(db);
        foreach (var wanted in Terms(asked))
            services = services.Where(s =>
                db.Set<OfferAttribute>().Any(a => a.LinkId == s.Id && EF.Parameter(wanted).Contains(a.TaxonomyTermId))
            );
        foreach (var organization in asked.OrganizationIds)
            services = services.Where(s => s.OrganizationId == organization);
        if (asked.ModifiedAfter is { } instant)
            services = services.Where(s => s.LastModified >= instant);
        services = Ages(services, asked);
        if (asked.AsksForHours)
        {
            var open = await new HsdsHours(db, areas.Today, cancellation).OwnersAsync(asked);
            services = services.Where(s =>
                EF.Parameter(open).Contains(s.Id) || s.ServiceAtLocations.Any(x => EF.Parameter(open).Contains(x.Id))
            );
        }
        foreach (var text in asked.Search)
        {
            var found = await search.ServicesAsync(text, visible, cancellation);
            services = services.Where(s => EF.Parameter(found).Contains(s.Id));
        }
        return services;
    }

    public async Task<IQueryable<ServiceAtLocation>> PlacesAsync(HsdsParameters asked)
    {
        var shown = visible.Services(db);
        var places = db.Set<ServiceAtLocation>().AsNoTracking().Where(x => shown.Any(s => s.Id == x.ServiceId));
        foreach (var wanted in Terms(asked))
            places = places.Where(x =>
                db.Set<OfferAttribute>()
                    .Any(a =>
                        (a.LinkId == x.Id || a.LinkId == x.ServiceId) && EF.Parameter(wanted).Contains(a.TaxonomyTermId)
                    )
            );
        foreach (var organization in asked.OrganizationIds)
            places = places.Where(x => x.Service!.OrganizationId == organization);
        if (asked.ModifiedAfter is { } instant)
            places = places.Where(x =>
                x.LastModified >= instant || x.Service!.LastModified >= instant || x.Location!.LastModified >= instant
            );
        if (asked.MinimumAge is not null || asked.MaximumAge is not null)
        {
            var fitting = Ages(shown, asked);
            places = places.Where(x => fitting.Any(s => s.Id == x.ServiceId));
        }
        if (asked.AsksForHours)
        {
            var open = await new HsdsHours(db, areas.Today, cancellation).OwnersAsync(asked);
            places = places.Where(x => EF.Parameter(open).Contains(x.Id) || EF.Parameter(open).Contains(x.ServiceId));
        }
        foreach (var postcode in asked.Postcodes)
            places = await new HsdsNearness(db, areas, cancellation).WhereAsync(places, postcode, asked.Proximity);
        foreach (var text in asked.Search)
        {
            var found = await search.ServicesAsync(text, visible, cancellation);
            places = places.Where(x => EF.Parameter(found).Contains(x.ServiceId));
        }
        return places;
    }

    public async Task<IQueryable<Organization>> OrganizationsAsync(HsdsParameters asked)
    {
        var shown = visible.Services(db);
        var organizations = db.Set<Organization>().AsNoTracking().Where(o => shown.Any(s => s.OrganizationId == o.Id));
        foreach (var wanted in Terms(asked))
            organizations = organizations.Where(o =>
                db.Set<OfferAttribute>()
                    .Any(a =>
                        EF.Parameter(wanted).Contains(a.TaxonomyTermId)
                        && (a.LinkId == o.Id || shown.Any(s => s.Id == a.LinkId && s.OrganizationId == o.Id))
                    )
            );
        foreach (var text in asked.Search)
        {
            var found = await search.OrganizationsAsync(text, visible, cancellation);
            organizations = organizations.Where(o => EF.Parameter(found).Contains(o.Id));
        }
        return organizations;
    }

    /// <summary>One set of terms per condition; one of each has to be carried.</summary>
    private IEnumerable<IReadOnlyCollection<Guid>> Terms(HsdsParameters asked) =>
        asked.TaxonomyTermIds.Select(terms.SelfAndDescendants).Concat(asked.TaxonomyIds.Select(terms.InTaxonomy));

    // ORUK's wording, literally: an offer without a limit does not match.
    private static IQueryable<Service> Ages(IQueryable<Service> services, HsdsParameters asked)
    {
        if (asked.MinimumAge is { } minimum)
        {
            var age = (int)Math.Ceiling(Math.Clamp(minimum, -1_000, 1_000));
            services = services.Where(s => s.MinimumAge >= age);
        }
        if (asked.MaximumAge is { } maximum)
        {
            var age = (int)Math.Floor(Math.Clamp(maximum, -1_000, 1_000));
            services = services.Where(s => s.MaximumAge <= age);
        }
        return services;
    }
}
