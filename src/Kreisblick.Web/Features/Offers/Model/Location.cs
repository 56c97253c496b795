using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>
/// hsds <c>location</c>: where help is given. A protected location (women's shelter) never has coordinates,
/// a street, a stop, or a place finer than the county: it cannot be built otherwise.
/// </summary>
internal sealed class Location : IPart
{
    private readonly List<Address> addresses = [];

    public required Guid Id { get; init; }
    public int Position { get; init; }
    public Guid? OrganizationId { get; init; }
    public required LocationType LocationType { get; init; }
    public WebAddress? Url { get; init; }
    public string? Name { get; init; }
    public string? AlternateName { get; init; }
    public string? Description { get; init; }
    public string? Transportation { get; private set; }
    public double? Latitude { get; private set; }
    public double? Longitude { get; private set; }
    public string? ExternalIdentifier { get; init; }
    public string? ExternalIdentifierType { get; init; }

    /// <summary>Official municipality key (AGS, 8 digits); of a protected location null.</summary>
    public string? MunicipalityKey { get; private set; }
    public bool IsAddressProtected { get; private init; }
    public required DateTimeOffset LastModified { get; init; }

    public IReadOnlyList<Address> Addresses => addresses;
    public List<Language> Languages { get; } = [];
    public List<Contact> Contacts { get; } = [];
    public List<Accessibility> Accessibility { get; } = [];
    public List<Phone> Phones { get; } = [];
    public List<Schedule> Schedules { get; } = [];
    public List<ScheduleException> ScheduleExceptions { get; } = [];
    public List<ServiceAtLocation> ServiceAtLocations { get; } = [];

    /// <summary>All attributes inside this aggregate; those of the location itself have its id as link.</summary>
    public List<OfferAttribute> Attributes { get; } = [];

    public Coordinates? Point =>
        Latitude is { } latitude && Longitude is { } longitude ? new Coordinates(latitude, longitude) : null;

    public static Location Protected(
        Guid id,
        Guid? organizationId,
        string? name,
        DateTimeOffset lastModified,
        int position = 0
    ) =>
        new()
        {
            Id = id,
            Position = position,
            OrganizationId = organizationId,
            Name = name,
            LocationType = LocationType.Virtual,
            IsAddressProtected = true,
            LastModified = lastModified,
        };

    public void PlaceAt(Coordinates? point, string? municipalityKey)
    {
        if (point is null && municipalityKey is null)
            return;
        RefuseIfProtected();
        if (municipalityKey is not null && (municipalityKey.Length != 8 || !municipalityKey.All(char.IsAsciiDigit)))
            throw new ArgumentException("AGS mit acht Ziffern", nameof(municipalityKey));
        (Latitude, Longitude) = (point?.Latitude, point?.Longitude);
        MunicipalityKey = municipalityKey;
    }

    public void ReachBy(string? transportation)
    {
        if (transportation is null)
            return;
        RefuseIfProtected();
        Transportation = transportation;
    }

    public void Add(Address address)
    {
        RefuseIfProtected();
        addresses.Add(address);
    }

    private void RefuseIfProtected()
    {
        if (IsAddressProtected)
            throw new InvalidOperationException("Die Adresse ist geschützt: kein Ort darf gespeichert werden");
    }
}

/// <summary>hsds <c>address</c>. In Germany the postal code has five digits, and the Land is always named.</summary>
internal sealed class Address(string postalCode, string country) : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }
    public required Guid LocationId { get; init; }
    public string? Attention { get; init; }
    public required string Address1 { get; init; }
    public string? Address2 { get; init; }
    public required string City { get; init; }
    public string? Region { get; init; }
    public required string StateProvince { get; init; }
    public string PostalCode { get; } =
        IsValidPostalCode(postalCode, country)
            ? postalCode
            : throw new ArgumentException("Postleitzahl mit fünf Ziffern", nameof(postalCode));

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; } =
        country.Length == 2 && country.All(char.IsAsciiLetterUpper)
            ? country
            : throw new ArgumentException("Land nach ISO 3166-1, zum Beispiel: DE", nameof(country));
    public required LocationType AddressType { get; init; }

    public static bool IsValidPostalCode(string postalCode, string country) =>
        country == "DE"
            ? postalCode.Length == 5 && postalCode.All(char.IsAsciiDigit)
            : postalCode.Length is > 0 and <= 20;
}

/// <summary>hsds <c>accessibility</c>: one criterion (BF1 … BF8) with note.</summary>
internal sealed class Accessibility : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }
    public required Guid LocationId { get; init; }
    public string? Description { get; init; }
    public string? Details { get; init; }
    public WebAddress? Url { get; init; }

    /// <summary>Day on which somebody looked.</summary>
    public DateOnly? CheckedOn { get; init; }
}

/// <summary>hsds <c>service_at_location</c>: an offer at one of its places.</summary>
internal sealed class ServiceAtLocation : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }
    public required Guid ServiceId { get; init; }
    public required Guid LocationId { get; init; }
    public string? Description { get; init; }
    public required DateTimeOffset LastModified { get; init; }
    public Service? Service { get; init; }
    public Location? Location { get; init; }
    public List<ServiceArea> ServiceAreas { get; } = [];
    public List<Contact> Contacts { get; } = [];
    public List<Phone> Phones { get; } = [];
    public List<Schedule> Schedules { get; } = [];
    public List<ScheduleException> ScheduleExceptions { get; } = [];
}
