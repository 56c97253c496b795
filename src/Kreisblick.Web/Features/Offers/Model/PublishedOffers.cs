using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>What everybody may see: the only door from the public side to the tables of offers.</summary>
internal static class PublishedOffers
{
    /// <summary>Published offers that exist: active or temporarily closed.</summary>
    public static IQueryable<Service> Published(this KreisblickDb db) =>
        db.Set<Service>()
            .AsNoTracking()
            .Where(s =>
                s.PublishedAt != null
                && (s.Status == ServiceStatus.Active || s.Status == ServiceStatus.TemporarilyClosed)
            );

    /// <summary>The offer with what the search reads and its card shows.</summary>
    public static IQueryable<Service> WithSearchDetails(this IQueryable<Service> services) =>
        services
            .AsSplitQuery()
            .Include(s => s.Organization!.Phones)
            .Include(s => s.Organization!.Attributes)
            .Include(s => s.Phones)
            .Include(s => s.Schedules)
            .Include(s => s.ScheduleExceptions)
            .Include(s => s.ServiceAreas)
            .Include(s => s.Languages)
            .Include(s => s.Texts)
            .Include(s => s.Attributes)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Schedules)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.ScheduleExceptions)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.ServiceAreas)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Phones)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Addresses)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Phones)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Schedules)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.ScheduleExceptions)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Attributes);

    /// <summary>The offer with everything that its page, its card and the interface show.</summary>
    public static IQueryable<Service> WithDetails(this IQueryable<Service> services) =>
        services
            .AsSplitQuery()
            .Include(s => s.Organization!.Phones)
            .Include(s => s.Organization!.Attributes)
                .ThenInclude(a => a.TaxonomyTerm)
            .Include(s => s.Program)
            .Include(s => s.Phones)
                .ThenInclude(p => p.Languages)
            .Include(s => s.Schedules)
            .Include(s => s.ScheduleExceptions)
            .Include(s => s.ServiceAreas)
            .Include(s => s.Languages)
            .Include(s => s.CostOptions)
            .Include(s => s.RequiredDocuments)
            .Include(s => s.Contacts)
                .ThenInclude(c => c.Phones)
            .Include(s => s.Capacities)
                .ThenInclude(c => c.Unit)
            .Include(s => s.AdditionalUrls)
            .Include(s => s.Funding)
            .Include(s => s.Texts)
            .Include(s => s.Attributes)
                .ThenInclude(a => a.TaxonomyTerm)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Schedules)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.ScheduleExceptions)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.ServiceAreas)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Phones)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Contacts)
                    .ThenInclude(c => c.Phones)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Addresses)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Accessibility)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Phones)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Schedules)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.ScheduleExceptions)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Languages)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Contacts)
                    .ThenInclude(c => c.Phones)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Attributes)
                    .ThenInclude(a => a.TaxonomyTerm);
}
