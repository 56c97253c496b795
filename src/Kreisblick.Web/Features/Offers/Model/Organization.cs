using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>hsds <c>organization</c>: the provider (Träger) of offers.</summary>
internal sealed class Organization
{
    public required Guid Id { get; init; }
    public required PublicId PublicId { get; init; }
    public required string Name { get; init; }
    public string? AlternateName { get; init; }
    public required string Description { get; init; }
    public EmailAddress? Email { get; init; }
    public WebAddress? Website { get; init; }
    public int? YearIncorporated { get; init; }
    public string? LegalStatus { get; init; }
    public string? Logo { get; init; }
    public WebAddress? Uri { get; init; }
    public Guid? ParentOrganizationId { get; init; }
    public required DateTimeOffset LastModified { get; init; }

    public List<Url> AdditionalWebsites { get; } = [];
    public List<Funding> Funding { get; } = [];
    public List<Contact> Contacts { get; } = [];
    public List<Phone> Phones { get; } = [];
    public List<Location> Locations { get; } = [];
    public List<Program> Programs { get; } = [];
    public List<OrganizationIdentifier> Identifiers { get; } = [];

    /// <summary>All attributes inside this aggregate; those of the organization itself have its id as link.</summary>
    public List<OfferAttribute> Attributes { get; } = [];

    public List<Service> Services { get; } = [];
}

/// <summary>hsds <c>organization_identifier</c>: an entry in a register (Handelsregister, Institutionskennzeichen).</summary>
internal sealed class OrganizationIdentifier : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }
    public required Guid OrganizationId { get; init; }
    public string? IdentifierScheme { get; init; }
    public required string IdentifierType { get; init; }
    public required string Identifier { get; init; }
}

/// <summary>hsds <c>program</c>: a programme of an organization that bundles offers.</summary>
internal sealed class Program : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }
    public required Guid OrganizationId { get; init; }
    public required string Name { get; init; }
    public string? AlternateName { get; init; }
    public required string Description { get; init; }
}

/// <summary>hsds <c>funding</c>: who pays for an organization or an offer.</summary>
internal sealed class Funding : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }
    public Guid? OrganizationId { get; init; }
    public Guid? ServiceId { get; init; }
    public string? Source { get; init; }
}

/// <summary>hsds <c>url</c>: a further web address.</summary>
internal sealed class Url : IPart
{
    public required Guid Id { get; init; }
    public int Position { get; init; }
    public Guid? OrganizationId { get; init; }
    public Guid? ServiceId { get; init; }
    public string? Label { get; init; }
    public required WebAddress Address { get; init; }
}
