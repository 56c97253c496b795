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

    /// <summary>
    /// The offer with what its card in a list shows and the index does not keep, lists in their order; each collection
    /// is one more query.
    /// </summary>
    public static IQueryable<Service> WithCardDetails(this IQueryable<Service> services) =>
        services
            .AsSplitQuery()
            .Include(s => s.Organization!.Phones.OrderBy(p => p.Position).ThenBy(p => p.Id))
            .Include(s => s.Phones.OrderBy(p => p.Position).ThenBy(p => p.Id))
            .Include(s => s.Languages.OrderBy(l => l.Position).ThenBy(l => l.Id))
            .Include(s => s.Texts)
            .Include(s => s.Attributes.OrderBy(a => a.Position).ThenBy(a => a.Id))
            .Include(s => s.ServiceAtLocations.OrderBy(x => x.Position).ThenBy(x => x.Id))
                .ThenInclude(x => x.Phones.OrderBy(p => p.Position).ThenBy(p => p.Id))
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Addresses.OrderBy(a => a.Position).ThenBy(a => a.Id))
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Phones.OrderBy(p => p.Position).ThenBy(p => p.Id));

    /// <summary>The offer with what the search reads, lists in their order.</summary>
    public static IQueryable<Service> WithSearchDetails(this IQueryable<Service> services) =>
        services
            .AsSplitQuery()
            .Include(s => s.Organization!.Phones.OrderBy(p => p.Position).ThenBy(p => p.Id))
            .Include(s => s.Organization!.Attributes.OrderBy(a => a.Position).ThenBy(a => a.Id))
            .Include(s => s.Phones.OrderBy(p => p.Position).ThenBy(p => p.Id))
            .Include(s => s.Schedules)
            .Include(s => s.ScheduleExceptions)
            .Include(s => s.ServiceAreas.OrderBy(a => a.Position).ThenBy(a => a.Id))
            .Include(s => s.Languages.OrderBy(l => l.Position).ThenBy(l => l.Id))
            .Include(s => s.Texts)
            .Include(s => s.Attributes.OrderBy(a => a.Position).ThenBy(a => a.Id))
            .Include(s => s.ServiceAtLocations.OrderBy(x => x.Position).ThenBy(x => x.Id))
                .ThenInclude(x => x.Schedules)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.ScheduleExceptions)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.ServiceAreas.OrderBy(a => a.Position).ThenBy(a => a.Id))
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Phones.OrderBy(p => p.Position).ThenBy(p => p.Id))
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Addresses.OrderBy(a => a.Position).ThenBy(a => a.Id))
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Phones.OrderBy(p => p.Position).ThenBy(p => p.Id))
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Schedules)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.ScheduleExceptions)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Attributes.OrderBy(a => a.Position).ThenBy(a => a.Id));

    /// <summary>The offer with everything that its page, its card and the files made of it show.</summary>
    public static IQueryable<Service> WithDetails(this IQueryable<Service> services) =>
        services
            .WithSearchDetails()
            .Include(s => s.CostOptions.OrderBy(c => c.Position).ThenBy(c => c.Id))
            .Include(s => s.RequiredDocuments.OrderBy(d => d.Position).ThenBy(d => d.Id))
            .Include(s => s.Contacts.OrderBy(c => c.Position).ThenBy(c => c.Id))
                .ThenInclude(c => c.Phones.OrderBy(p => p.Position).ThenBy(p => p.Id))
            .Include(s => s.Capacities.OrderBy(c => c.Position).ThenBy(c => c.Id))
                .ThenInclude(c => c.Unit)
            .Include(s => s.ServiceAtLocations)
                .ThenInclude(x => x.Location!.Accessibility.OrderBy(a => a.Position).ThenBy(a => a.Id));
}
