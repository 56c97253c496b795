using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Model;

// Parts that may hang on several parents at once, as in the tabular form of HSDS: one row, one id, several keys.

/// <summary>hsds <c>contact</c>: function first ("Beratung"); a name only with recorded consent.</summary>
internal sealed class Contact : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }
    public Guid? OrganizationId { get; init; }
    public Guid? ServiceId { get; init; }
    public Guid? ServiceAtLocationId { get; init; }
    public Guid? LocationId { get; init; }
    public string? Name { get; init; }
    public string? Title { get; init; }
    public string? Department { get; init; }
    public EmailAddress? Email { get; init; }
    public List<Phone> Phones { get; } = [];
}

/// <summary>hsds <c>phone</c>. German extensions stand in the number: they may begin with 0.</summary>
internal sealed class Phone : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }
    public Guid? LocationId { get; init; }
    public Guid? ServiceId { get; init; }
    public Guid? OrganizationId { get; init; }
    public Guid? ContactId { get; init; }
    public Guid? ServiceAtLocationId { get; init; }
    public required PhoneNumber Number { get; init; }

    /// <summary>RFC 6350: text, voice, fax, cell, video, pager, textphone.</summary>
    public string? Type { get; init; }
    public string? Description { get; init; }
    public List<Language> Languages { get; } = [];
}

/// <summary>hsds <c>language</c>: in which language help (or a phone line) speaks.</summary>
internal sealed class Language : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }
    public Guid? ServiceId { get; init; }
    public Guid? LocationId { get; init; }
    public Guid? PhoneId { get; init; }
    public string? Name { get; init; }
    public LanguageCode? Code { get; init; }
    public string? Note { get; init; }
}

/// <summary>hsds <c>service_area</c>: for whom the offer is there (catchment).</summary>
internal sealed class ServiceArea : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }
    public Guid? ServiceId { get; init; }
    public Guid? ServiceAtLocationId { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }

    /// <summary>GeoJSON as text where <see cref="ExtentType"/> is geojson.</summary>
    public string? Extent { get; init; }
    public string? ExtentType { get; init; }

    /// <summary>DCAT-AP.de political geocoding where the area is an administrative one.</summary>
    public WebAddress? Uri { get; init; }

    /// <summary>Official key read from <see cref="Uri"/>: 8 digits municipality, 5 county, 2 state, "DE" Germany.</summary>
    public string? AreaKey { get; init; }
}

/// <summary>hsds <c>attribute</c>: the link of an object to a term of a taxonomy.</summary>
internal sealed class OfferAttribute : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }

    /// <summary>The object that carries the term, and the name of its table.</summary>
    public required Guid LinkId { get; init; }
    public required string LinkEntity { get; init; }
    public string? LinkType { get; init; }
    public string? Value { get; init; }
    public string? Label { get; init; }
    public required Guid TaxonomyTermId { get; init; }
    public TaxonomyTerm? TaxonomyTerm { get; init; }

    /// <summary>Main category (profile HSDS-DE: <c>de_primary</c>).</summary>
    public bool IsPrimary { get; init; }

    /// <summary>The aggregate in which the object stands: exactly one of the three.</summary>
    public Guid? ServiceId { get; init; }
    public Guid? OrganizationId { get; init; }
    public Guid? LocationId { get; init; }
}
