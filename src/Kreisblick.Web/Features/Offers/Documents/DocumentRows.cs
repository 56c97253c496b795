using System.Linq.Expressions;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>
/// All rows of some offers and providers: one query per table, however many records there are. From here documents
/// are read, and here they are written back.
/// </summary>
internal sealed class DocumentRows
{
    private readonly KreisblickDb db;
    private readonly bool tracked;
    private readonly CancellationToken cancellation;

    private DocumentRows(KreisblickDb db, bool tracked, CancellationToken cancellation) =>
        (this.db, this.tracked, this.cancellation) = (db, tracked, cancellation);

    public Dictionary<Guid, Service> Services { get; private set; } = [];
    public Dictionary<Guid, Organization> Organizations { get; private set; } = [];
    public Dictionary<Guid, Location> Locations { get; private set; } = [];
    public Dictionary<Guid, Unit> Units { get; private set; } = [];
    public List<ServiceAtLocation> Places { get; private set; } = [];
    public List<Address> Addresses { get; private set; } = [];
    public List<Accessibility> Accessibility { get; private set; } = [];
    public List<Contact> Contacts { get; private set; } = [];
    public List<Phone> Phones { get; private set; } = [];
    public List<Language> Languages { get; private set; } = [];
    public List<Schedule> Schedules { get; private set; } = [];
    public List<ScheduleException> Exceptions { get; private set; } = [];
    public List<ServiceArea> Areas { get; private set; } = [];
    public List<CostOption> Costs { get; private set; } = [];
    public List<RequiredDocument> Requirements { get; private set; } = [];
    public List<Funding> Funding { get; private set; } = [];
    public List<ServiceCapacity> Capacities { get; private set; } = [];
    public List<Url> Urls { get; private set; } = [];
    public List<ServiceText> Texts { get; private set; } = [];
    public List<OfferAttribute> Attributes { get; private set; } = [];
    public List<Model.Program> Programs { get; private set; } = [];
    public List<OrganizationIdentifier> Identifiers { get; private set; } = [];

    /// <param name="db">Where to read.</param>
    /// <param name="offers">Ids; unknown ones are simply not there afterwards.</param>
    /// <param name="providers">Ids of organizations of which all is wanted, not only the name.</param>
    /// <param name="tracked">True to write afterwards.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<DocumentRows> LoadAsync(
        KreisblickDb db,
        IReadOnlyCollection<Guid> offers,
        IReadOnlyCollection<Guid> providers,
        bool tracked,
        CancellationToken cancellation
    )
    {
        var rows = new DocumentRows(db, tracked, cancellation);
        await rows.LoadRootsAsync(offers, providers);
        await rows.LoadSharedAsync(offers, providers);
        await rows.LoadOfferPartsAsync(offers);
        await rows.LoadProviderPartsAsync(offers, providers);
        return rows;
    }

    private async Task LoadRootsAsync(IReadOnlyCollection<Guid> offers, IReadOnlyCollection<Guid> providers)
    {
        Services = await Rows<Service>(s => EF.Parameter(offers).Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, cancellation);
        Organizations = await Rows<Organization>(o => EF.Parameter(providers).Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, cancellation);
        Places = await ListAsync<ServiceAtLocation>(x => EF.Parameter(offers).Contains(x.ServiceId));
        Guid[] used = [.. Places.Select(p => p.LocationId).Distinct()];
        Locations = await Rows<Location>(l =>
                EF.Parameter(used).Contains(l.Id)
                || (
                    l.OrganizationId != null
                    && EF.Parameter(providers).Contains(l.OrganizationId.Value)
                    && !db.Set<ServiceAtLocation>().Any(x => x.LocationId == l.Id)
                )
            )
            .ToDictionaryAsync(l => l.Id, cancellation);
    }

    private async Task LoadSharedAsync(IReadOnlyCollection<Guid> offers, IReadOnlyCollection<Guid> providers)
    {
        Guid[] owners = [.. offers, .. providers, .. Places.Select(p => p.Id), .. Locations.Keys];
        Contacts = await ListAsync<Contact>(x =>
            EF.Parameter(owners).Contains(x.ServiceId!.Value)
            || EF.Parameter(owners).Contains(x.OrganizationId!.Value)
            || EF.Parameter(owners).Contains(x.LocationId!.Value)
            || EF.Parameter(owners).Contains(x.ServiceAtLocationId!.Value)
        );
        Guid[] withContacts = [.. owners, .. Contacts.Select(c => c.Id)];
        Phones = await ListAsync<Phone>(x =>
            EF.Parameter(withContacts).Contains(x.ServiceId!.Value)
            || EF.Parameter(withContacts).Contains(x.OrganizationId!.Value)
            || EF.Parameter(withContacts).Contains(x.LocationId!.Value)
            || EF.Parameter(withContacts).Contains(x.ServiceAtLocationId!.Value)
            || EF.Parameter(withContacts).Contains(x.ContactId!.Value)
        );
        Guid[] withPhones = [.. owners, .. Phones.Select(p => p.Id)];
        Languages = await ListAsync<Language>(x =>
            EF.Parameter(withPhones).Contains(x.ServiceId!.Value)
            || EF.Parameter(withPhones).Contains(x.LocationId!.Value)
            || EF.Parameter(withPhones).Contains(x.PhoneId!.Value)
        );
        Schedules = await ListAsync<Schedule>(x =>
            EF.Parameter(owners).Contains(x.ServiceId!.Value)
            || EF.Parameter(owners).Contains(x.LocationId!.Value)
            || EF.Parameter(owners).Contains(x.ServiceAtLocationId!.Value)
        );
        Exceptions = await ListAsync<ScheduleException>(x =>
            EF.Parameter(owners).Contains(x.ServiceId!.Value)
            || EF.Parameter(owners).Contains(x.LocationId!.Value)
            || EF.Parameter(owners).Contains(x.ServiceAtLocationId!.Value)
        );
        Areas = await ListAsync<ServiceArea>(x =>
            EF.Parameter(owners).Contains(x.ServiceId!.Value)
            || EF.Parameter(owners).Contains(x.ServiceAtLocationId!.Value)
        );
        Attributes = await ListAsync<OfferAttribute>(x =>
            EF.Parameter(owners).Contains(x.ServiceId!.Value)
            || EF.Parameter(owners).Contains(x.OrganizationId!.Value)
            || EF.Parameter(owners).Contains(x.LocationId!.Value)
        );
        Guid[] locations = [.. Locations.Keys];
        Addresses = await ListAsync<Address>(x => EF.Parameter(locations).Contains(x.LocationId));
        Accessibility = await ListAsync<Accessibility>(x => EF.Parameter(locations).Contains(x.LocationId));
    }

    private async Task LoadOfferPartsAsync(IReadOnlyCollection<Guid> offers)
    {
        if (offers.Count == 0)
            return;
        Costs = await ListAsync<CostOption>(x => EF.Parameter(offers).Contains(x.ServiceId));
        Requirements = await ListAsync<RequiredDocument>(x => EF.Parameter(offers).Contains(x.ServiceId!.Value));
        Capacities = await ListAsync<ServiceCapacity>(x => EF.Parameter(offers).Contains(x.ServiceId));
        Texts = await ListAsync<ServiceText>(x => EF.Parameter(offers).Contains(x.ServiceId));
        if (Capacities.Count > 0)
            Units = await db.Set<Unit>().AsNoTracking().ToDictionaryAsync(u => u.Id, cancellation);
    }

    private async Task LoadProviderPartsAsync(IReadOnlyCollection<Guid> offers, IReadOnlyCollection<Guid> providers)
    {
        Guid[] owners = [.. offers, .. providers];
        Funding = await ListAsync<Funding>(x =>
            EF.Parameter(owners).Contains(x.ServiceId!.Value) || EF.Parameter(owners).Contains(x.OrganizationId!.Value)
        );
        Urls = await ListAsync<Url>(x =>
            EF.Parameter(owners).Contains(x.ServiceId!.Value) || EF.Parameter(owners).Contains(x.OrganizationId!.Value)
        );
        if (providers.Count == 0)
            return;
        Programs = await ListAsync<Model.Program>(x => EF.Parameter(providers).Contains(x.OrganizationId));
        Identifiers = await ListAsync<OrganizationIdentifier>(x => EF.Parameter(providers).Contains(x.OrganizationId));
    }

    private Task<List<T>> ListAsync<T>(Expression<Func<T, bool>> wanted)
        where T : class => Rows(wanted).ToListAsync(cancellation);

    private IQueryable<T> Rows<T>(Expression<Func<T, bool>> wanted)
        where T : class => (tracked ? db.Set<T>() : db.Set<T>().AsNoTracking()).Where(wanted);
}
