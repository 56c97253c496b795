using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>
/// The objects of one answer with all that hangs on them, by key: what the field tables read. Each object stands in it
/// once, so it reads the same under every parent. Filled by <see cref="HsdsLoader"/>.
/// </summary>
internal sealed class HsdsGraph
{
    private static readonly ILookup<Guid, OfferAttribute> NoAttributes = Enumerable
        .Empty<OfferAttribute>()
        .ToLookup(a => a.LinkId);

    /// <summary>Day in Germany: what is due, what is over.</summary>
    public required DateOnly Today { get; init; }
    public required HsdsTerms Terms { get; init; }

    public Dictionary<Guid, Service> Services { get; set; } = [];
    public Dictionary<Guid, Organization> Organizations { get; set; } = [];
    public Dictionary<Guid, Location> Locations { get; set; } = [];
    public Dictionary<Guid, Unit> Units { get; set; } = [];
    public Dictionary<Guid, Model.Program> ProgramsById { get; set; } = [];
    public ILookup<Guid, Service> ServicesByOrganization { get; set; } = Empty<Service>();
    public ILookup<Guid, ServiceAtLocation> PlacesByService { get; set; } = Empty<ServiceAtLocation>();
    public ILookup<Guid, Location> LocationsByOrganization { get; set; } = Empty<Location>();
    public ILookup<Guid, OfferAttribute> Attributes { get; set; } = NoAttributes;

    public ILookup<Guid, Phone> Phones { get; set; } = Empty<Phone>();
    public ILookup<Guid, Contact> Contacts { get; set; } = Empty<Contact>();
    public ILookup<Guid, Language> Languages { get; set; } = Empty<Language>();
    public ILookup<Guid, Schedule> Schedules { get; set; } = Empty<Schedule>();
    public ILookup<Guid, ScheduleException> ScheduleExceptions { get; set; } = Empty<ScheduleException>();
    public ILookup<Guid, ServiceArea> ServiceAreas { get; set; } = Empty<ServiceArea>();
    public ILookup<Guid, Address> Addresses { get; set; } = Empty<Address>();
    public ILookup<Guid, Accessibility> Accessibility { get; set; } = Empty<Accessibility>();
    public ILookup<Guid, CostOption> CostOptions { get; set; } = Empty<CostOption>();
    public ILookup<Guid, RequiredDocument> RequiredDocuments { get; set; } = Empty<RequiredDocument>();
    public ILookup<Guid, Funding> Funding { get; set; } = Empty<Funding>();
    public ILookup<Guid, ServiceCapacity> Capacities { get; set; } = Empty<ServiceCapacity>();
    public ILookup<Guid, Url> Urls { get; set; } = Empty<Url>();
    public ILookup<Guid, ServiceText> Texts { get; set; } = Empty<ServiceText>();
    public ILookup<Guid, Model.Program> Programs { get; set; } = Empty<Model.Program>();
    public ILookup<Guid, OrganizationIdentifier> Identifiers { get; set; } = Empty<OrganizationIdentifier>();

    public TaxonomyTerm TermOf(OfferAttribute attribute) =>
        attribute.TaxonomyTerm ?? Terms.ById(attribute.TaxonomyTermId);

    public Taxonomy TaxonomyOf(TaxonomyTerm term) => Terms.Taxonomy(term.TaxonomyId);

    public Model.Program? ProgramOf(Service service) =>
        service.ProgramId is { } id ? ProgramsById.GetValueOrDefault(id) : null;

    public IEnumerable<Service> ServicesOf(Guid organization) => ServicesByOrganization[organization];

    public IEnumerable<ServiceAtLocation> PlacesOf(Guid service) => PlacesByService[service];

    public IEnumerable<Location> LocationsOf(Guid organization) => LocationsByOrganization[organization];

    /// <summary>Stored attributes of an object; a location also carries the key of its municipality.</summary>
    public IEnumerable<OfferAttribute> AttributesOf(Guid id)
    {
        var stored = Attributes[id];
        if (
            !Locations.TryGetValue(id, out var location)
            || location.MunicipalityKey is not { } key
            || location.IsAddressProtected
        )
            return stored;
        var municipality = Terms.Municipality(key);
        return stored.Any(a => TermOf(a).TaxonomyId == municipality.TaxonomyId)
            ? stored
            : stored.Append(
                new OfferAttribute
                {
                    Id = Uuid5.Of($"urn:kreisblick:{TaxonomySlugs.Ags}:{id}"),
                    LinkId = id,
                    LinkEntity = "location",
                    LinkType = TaxonomySlugs.Ags,
                    TaxonomyTermId = municipality.Id,
                    TaxonomyTerm = municipality,
                }
            );
    }

    private static ILookup<Guid, T> Empty<T>() => Enumerable.Empty<T>().ToLookup(_ => Guid.Empty);
}
