using System.Linq.Expressions;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Reads the rows that hang on a set of owners and puts them under each in the order of its list.</summary>
internal sealed class HsdsParentage(KreisblickDb db, IReadOnlyCollection<Guid> owners, CancellationToken cancellation)
{
    public async Task LoadAsync(HsdsGraph graph)
    {
        graph.Contacts = Under(
            await Rows<Contact>(x =>
                EF.Parameter(owners).Contains(x.ServiceId!.Value)
                || EF.Parameter(owners).Contains(x.OrganizationId!.Value)
                || EF.Parameter(owners).Contains(x.LocationId!.Value)
                || EF.Parameter(owners).Contains(x.ServiceAtLocationId!.Value)
            ),
            x => [x.ServiceId, x.OrganizationId, x.LocationId, x.ServiceAtLocationId]
        );
        Guid[] withContacts = [.. owners, .. graph.Contacts.SelectMany(g => g).Select(c => c.Id).Distinct()];
        graph.Phones = Under(
            await Rows<Phone>(x =>
                EF.Parameter(withContacts).Contains(x.ServiceId!.Value)
                || EF.Parameter(withContacts).Contains(x.OrganizationId!.Value)
                || EF.Parameter(withContacts).Contains(x.LocationId!.Value)
                || EF.Parameter(withContacts).Contains(x.ServiceAtLocationId!.Value)
                || EF.Parameter(withContacts).Contains(x.ContactId!.Value)
            ),
            x => [x.ServiceId, x.OrganizationId, x.LocationId, x.ServiceAtLocationId, x.ContactId]
        );
        Guid[] withPhones = [.. owners, .. graph.Phones.SelectMany(g => g).Select(p => p.Id).Distinct()];
        graph.Languages = Under(
            await Rows<Language>(x =>
                EF.Parameter(withPhones).Contains(x.ServiceId!.Value)
                || EF.Parameter(withPhones).Contains(x.LocationId!.Value)
                || EF.Parameter(withPhones).Contains(x.PhoneId!.Value)
            ),
            x => [x.ServiceId, x.LocationId, x.PhoneId]
        );
        graph.Schedules = Under(
            await Rows<Schedule>(x =>
                EF.Parameter(owners).Contains(x.ServiceId!.Value)
                || EF.Parameter(owners).Contains(x.LocationId!.Value)
                || EF.Parameter(owners).Contains(x.ServiceAtLocationId!.Value)
            ),
            x => [x.ServiceId, x.LocationId, x.ServiceAtLocationId]
        );
        graph.ScheduleExceptions = Under(
            await Rows<ScheduleException>(x =>
                EF.Parameter(owners).Contains(x.ServiceId!.Value)
                || EF.Parameter(owners).Contains(x.LocationId!.Value)
                || EF.Parameter(owners).Contains(x.ServiceAtLocationId!.Value)
            ),
            x => [x.ServiceId, x.LocationId, x.ServiceAtLocationId]
        );
        graph.ServiceAreas = Under(
            await Rows<ServiceArea>(x =>
                EF.Parameter(owners).Contains(x.ServiceId!.Value)
                || EF.Parameter(owners).Contains(x.ServiceAtLocationId!.Value)
            ),
            x => [x.ServiceId, x.ServiceAtLocationId]
        );
        await LoadOfPlacesAsync(graph);
        await LoadOfServicesAsync(graph);
        // An attribute names the aggregate in which its object stands.
        graph.Attributes = Under(
            await Rows<OfferAttribute>(x =>
                EF.Parameter(owners).Contains(x.ServiceId!.Value)
                || EF.Parameter(owners).Contains(x.OrganizationId!.Value)
                || EF.Parameter(owners).Contains(x.LocationId!.Value)
            ),
            x => [x.LinkId]
        );
    }

    private async Task LoadOfPlacesAsync(HsdsGraph graph)
    {
        graph.Addresses = Under(
            await Rows<Address>(x => EF.Parameter(owners).Contains(x.LocationId)),
            x => [x.LocationId]
        );
        graph.Accessibility = Under(
            await Rows<Accessibility>(x => EF.Parameter(owners).Contains(x.LocationId)),
            x => [x.LocationId]
        );
        graph.Programs = Under(
            await Rows<Model.Program>(x => EF.Parameter(owners).Contains(x.OrganizationId)),
            x => [x.OrganizationId]
        );
        graph.Identifiers = Under(
            await Rows<OrganizationIdentifier>(x => EF.Parameter(owners).Contains(x.OrganizationId)),
            x => [x.OrganizationId]
        );
    }

    private async Task LoadOfServicesAsync(HsdsGraph graph)
    {
        graph.CostOptions = Under(
            await Rows<CostOption>(x => EF.Parameter(owners).Contains(x.ServiceId)),
            x => [x.ServiceId]
        );
        graph.RequiredDocuments = Under(
            await Rows<RequiredDocument>(x => EF.Parameter(owners).Contains(x.ServiceId!.Value)),
            x => [x.ServiceId]
        );
        graph.Funding = Under(
            await Rows<Funding>(x =>
                EF.Parameter(owners).Contains(x.ServiceId!.Value)
                || EF.Parameter(owners).Contains(x.OrganizationId!.Value)
            ),
            x => [x.ServiceId, x.OrganizationId]
        );
        graph.Urls = Under(
            await Rows<Url>(x =>
                EF.Parameter(owners).Contains(x.ServiceId!.Value)
                || EF.Parameter(owners).Contains(x.OrganizationId!.Value)
            ),
            x => [x.ServiceId, x.OrganizationId]
        );
        graph.Capacities = Under(
            await Rows<ServiceCapacity>(x => EF.Parameter(owners).Contains(x.ServiceId)),
            x => [x.ServiceId]
        );
        if (graph.Capacities.Count > 0)
            graph.Units = await db.Set<Unit>().AsNoTracking().ToDictionaryAsync(u => u.Id, cancellation);
        graph.Texts = (await Rows<ServiceText>(x => EF.Parameter(owners).Contains(x.ServiceId))).ToLookup(x =>
            x.ServiceId
        );
    }

    private Task<List<T>> Rows<T>(Expression<Func<T, bool>> wanted)
        where T : class => db.Set<T>().AsNoTracking().Where(wanted).ToListAsync(cancellation);

    /// <summary>A row with several parents stands under each of them.</summary>
    private static ILookup<Guid, T> Under<T>(IEnumerable<T> rows, Func<T, Guid?[]> parents)
        where T : IPart =>
        rows.InOrder()
            .SelectMany(r => parents(r).OfType<Guid>().Distinct(), (row, parent) => (Row: row, Parent: parent))
            .ToLookup(x => x.Parent, x => x.Row);
}
