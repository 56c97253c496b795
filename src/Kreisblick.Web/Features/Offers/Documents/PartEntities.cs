using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>The one thing on which parts hang, and the record in which it stands.</summary>
/// <param name="Aggregate">Offer, provider or location: attributes name it.</param>
internal sealed record PartOwner(Guid Id, PartOwnerKind Kind, Guid Aggregate, PartOwnerKind AggregateKind)
{
    public static PartOwner Root(Guid id, PartOwnerKind kind) => new(id, kind, id, kind);

    public PartOwner Inner(Guid id, PartOwnerKind kind) => this with { Id = id, Kind = kind };

    public Guid? As(PartOwnerKind kind) => Kind == kind ? Id : null;

    public Guid? AggregateAs(PartOwnerKind kind) => AggregateKind == kind ? Aggregate : null;

    public ScheduleOwner Schedule =>
        Kind switch
        {
            PartOwnerKind.Service => ScheduleOwner.Service(Id),
            PartOwnerKind.Location => ScheduleOwner.Location(Id),
            _ => ScheduleOwner.ServiceAtLocation(Id),
        };
}

internal enum PartOwnerKind
{
    Service,
    Organization,
    Location,
    ServiceAtLocation,
    Contact,
    Phone,
}

/// <summary>Makes rows from the parts of a checked document.</summary>
internal sealed class PartEntities
{
    private readonly List<object> rows = [];

    public IReadOnlyList<object> Rows => rows;

    public void Add(object row) => rows.Add(row);

    public void Terms(DocumentPart part, string entity, PartOwner owner) =>
        rows.AddRange(
            part.Terms.Select(t => new OfferAttribute
            {
                Id = t.Id,
                LinkId = part.Id,
                LinkEntity = entity,
                LinkType = t.Taxonomy,
                Value = t.Value,
                Label = t.Label,
                TaxonomyTermId = t.Term,
                IsPrimary = t.Primary,
                ServiceId = owner.AggregateAs(PartOwnerKind.Service),
                OrganizationId = owner.AggregateAs(PartOwnerKind.Organization),
                LocationId = owner.AggregateAs(PartOwnerKind.Location),
            })
        );

    public void Phones(IEnumerable<DocumentPhone> phones, PartOwner owner)
    {
        foreach (var x in phones)
        {
            Add(
                new Phone
                {
                    Id = x.Id,
                    ServiceId = owner.As(PartOwnerKind.Service),
                    OrganizationId = owner.As(PartOwnerKind.Organization),
                    LocationId = owner.As(PartOwnerKind.Location),
                    ServiceAtLocationId = owner.As(PartOwnerKind.ServiceAtLocation),
                    ContactId = owner.As(PartOwnerKind.Contact),
                    Number = StoredText.Parse<PhoneNumber>(x.Number),
                    Type = x.Type,
                    Description = x.Description,
                }
            );
            Terms(x, "phone", owner);
            Languages(x.Languages, owner.Inner(x.Id, PartOwnerKind.Phone));
        }
    }

    public void Contacts(IEnumerable<DocumentContact> contacts, PartOwner owner)
    {
        foreach (var x in contacts)
        {
            Add(
                new Contact
                {
                    Id = x.Id,
                    ServiceId = owner.As(PartOwnerKind.Service),
                    OrganizationId = owner.As(PartOwnerKind.Organization),
                    LocationId = owner.As(PartOwnerKind.Location),
                    ServiceAtLocationId = owner.As(PartOwnerKind.ServiceAtLocation),
                    Name = x.Name,
                    Title = x.Title,
                    Department = x.Department,
                    Email = Rule<EmailAddress>(x.Email),
                }
            );
            Terms(x, "contact", owner);
            Phones(x.Phones, owner.Inner(x.Id, PartOwnerKind.Contact));
        }
    }

    public void Languages(IEnumerable<DocumentLanguage> languages, PartOwner owner)
    {
        foreach (var x in languages)
        {
            Add(
                new Language
                {
                    Id = x.Id,
                    ServiceId = owner.As(PartOwnerKind.Service),
                    LocationId = owner.As(PartOwnerKind.Location),
                    PhoneId = owner.As(PartOwnerKind.Phone),
                    Name = x.Name,
                    Code = Rule<LanguageCode>(x.Code),
                    Note = x.Note,
                }
            );
            Terms(x, "language", owner);
        }
    }

    public void Hours(IEnumerable<DocumentHours> hours, PartOwner owner)
    {
        foreach (var x in hours)
        {
            Add(x.Require(owner.Schedule));
            Terms(x, "schedule", owner);
        }
    }

    public void Exceptions(IEnumerable<DocumentException> exceptions, PartOwner owner)
    {
        foreach (var x in exceptions)
        {
            Add(
                ScheduleException
                    .Read(x.Row with { Id = x.Id }, owner.Schedule, ScheduleSource.Form, x.Position)
                    .Require()
            );
            Terms(x, "schedule_exception", owner);
        }
    }

    public void Areas(IEnumerable<DocumentArea> areas, PartOwner owner)
    {
        foreach (var x in areas)
        {
            var uri = Rule<WebAddress>(x.Uri);
            Add(
                new ServiceArea
                {
                    Id = x.Id,
                    ServiceId = owner.As(PartOwnerKind.Service),
                    ServiceAtLocationId = owner.As(PartOwnerKind.ServiceAtLocation),
                    Name = x.Name,
                    Description = x.Description,
                    Extent = x.Extent,
                    ExtentType = x.ExtentType,
                    Uri = uri,
                    AreaKey = x.Key ?? PoliticalGeocoding.KeyOf(uri),
                }
            );
            Terms(x, "service_area", owner);
        }
    }

    public void Funding(IEnumerable<DocumentFunding> funding, PartOwner owner)
    {
        foreach (var x in funding)
        {
            Add(
                new Funding
                {
                    Id = x.Id,
                    ServiceId = owner.As(PartOwnerKind.Service),
                    OrganizationId = owner.As(PartOwnerKind.Organization),
                    Source = x.Source,
                }
            );
            Terms(x, "funding", owner);
        }
    }

    public void Urls(IEnumerable<DocumentUrl> urls, PartOwner owner)
    {
        foreach (var x in urls)
        {
            Add(
                new Url
                {
                    Id = x.Id,
                    ServiceId = owner.As(PartOwnerKind.Service),
                    OrganizationId = owner.As(PartOwnerKind.Organization),
                    Label = x.Label,
                    Address = StoredText.Parse<WebAddress>(x.Address),
                }
            );
            Terms(x, "url", owner);
        }
    }

    public void Addresses(IEnumerable<DocumentAddress> addresses, PartOwner owner)
    {
        foreach (var x in addresses)
        {
            Add(
                new Address(x.PostalCode, x.Country)
                {
                    Id = x.Id,
                    LocationId = owner.Id,
                    Attention = x.Attention,
                    Address1 = x.Address1,
                    Address2 = x.Address2,
                    City = x.City,
                    Region = x.Region,
                    StateProvince = x.StateProvince,
                    AddressType = x.Type,
                }
            );
            Terms(x, "address", owner);
        }
    }

    public void Accessibility(IEnumerable<DocumentAccessibility> criteria, PartOwner owner)
    {
        foreach (var x in criteria)
        {
            Add(
                new Accessibility
                {
                    Id = x.Id,
                    LocationId = owner.Id,
                    Description = x.Description,
                    Details = x.Details,
                    Url = Rule<WebAddress>(x.Url),
                    CheckedOn = x.CheckedOn,
                }
            );
            Terms(x, "accessibility", owner);
        }
    }

    /// <summary>The document was checked: what stands there is right or absent.</summary>
    public static T? Rule<T>(string? text)
        where T : struct, IStoredText<T> => text is null ? null : StoredText.Parse<T>(text);
}
