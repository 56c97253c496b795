using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>Rows by the owner on which they hang; a row with several owners is found under each.</summary>
internal sealed class DocumentLookups(DocumentRows rows)
{
    public ILookup<Guid, ServiceAtLocation> Places { get; } = rows.Places.ToLookup(x => x.ServiceId);
    public ILookup<Guid, Address> Addresses { get; } = rows.Addresses.ToLookup(x => x.LocationId);
    public ILookup<Guid, Accessibility> Accessibility { get; } = rows.Accessibility.ToLookup(x => x.LocationId);
    public ILookup<Guid, Phone> Phones { get; } = Under(rows.Phones, OwnersOf);
    public ILookup<Guid, Contact> Contacts { get; } = Under(rows.Contacts, OwnersOf);
    public ILookup<Guid, Language> Languages { get; } = Under(rows.Languages, OwnersOf);
    public ILookup<Guid, ServiceArea> Areas { get; } = Under(rows.Areas, OwnersOf);
    public ILookup<Guid, Schedule> Schedules { get; } =
        Under(rows.Schedules, x => [x.LocationId, x.ServiceId, x.ServiceAtLocationId]);
    public ILookup<Guid, ScheduleException> Exceptions { get; } =
        Under(rows.Exceptions, x => [x.LocationId, x.ServiceId, x.ServiceAtLocationId]);
    public ILookup<Guid, CostOption> Costs { get; } = rows.Costs.ToLookup(x => x.ServiceId);
    public ILookup<Guid, RequiredDocument> Requirements { get; } = Under(rows.Requirements, x => [x.ServiceId]);
    public ILookup<Guid, Funding> Funding { get; } = Under(rows.Funding, x => [x.ServiceId, x.OrganizationId]);
    public ILookup<Guid, ServiceCapacity> Capacities { get; } = rows.Capacities.ToLookup(x => x.ServiceId);
    public ILookup<Guid, Url> Urls { get; } = Under(rows.Urls, x => [x.ServiceId, x.OrganizationId]);
    public ILookup<Guid, ServiceText> Texts { get; } = rows.Texts.ToLookup(x => x.ServiceId);
    public ILookup<Guid, Model.Program> Programs { get; } = rows.Programs.ToLookup(x => x.OrganizationId);
    public ILookup<Guid, OrganizationIdentifier> Identifiers { get; } =
        rows.Identifiers.ToLookup(x => x.OrganizationId);

    /// <summary>By the part that carries the term.</summary>
    public ILookup<Guid, OfferAttribute> Attributes { get; } = rows.Attributes.ToLookup(x => x.LinkId);

    public IReadOnlyDictionary<Guid, Unit> Units => rows.Units;

    // Widest owner first: a number at a place belongs to all offers there.
    public static Guid?[] OwnersOf(Phone x) =>
        [x.LocationId, x.ServiceId, x.ServiceAtLocationId, x.OrganizationId, x.ContactId];

    public static Guid?[] OwnersOf(Contact x) => [x.LocationId, x.ServiceId, x.ServiceAtLocationId, x.OrganizationId];

    public static Guid?[] OwnersOf(Language x) => [x.LocationId, x.ServiceId, x.PhoneId];

    public static Guid?[] OwnersOf(ServiceArea x) => [x.ServiceId, x.ServiceAtLocationId];

    private static ILookup<Guid, T> Under<T>(IEnumerable<T> rows, Func<T, Guid?[]> owners) =>
        rows.SelectMany(r => owners(r).OfType<Guid>().Distinct(), (row, owner) => (Row: row, Owner: owner))
            .ToLookup(x => x.Owner, x => x.Row);
}
