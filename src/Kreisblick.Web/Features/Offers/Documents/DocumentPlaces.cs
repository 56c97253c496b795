using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>The offer at one of its places (hsds <c>service_at_location</c>).</summary>
internal sealed record DocumentPlace : DocumentPart
{
    public string? Description { get; init; }

    /// <summary>
    /// The place itself, with its content. Other offers may be given at the same place: publishing a change of it
    /// changes it for them too, and gives each of them a version.
    /// </summary>
    public required DocumentLocation Location { get; init; }
    public IReadOnlyList<DocumentArea> Areas { get; init; } = [];
    public IReadOnlyList<DocumentContact> Contacts { get; init; } = [];
    public IReadOnlyList<DocumentPhone> Phones { get; init; } = [];
    public IReadOnlyList<DocumentHours> Hours { get; init; } = [];
    public IReadOnlyList<DocumentException> Exceptions { get; init; } = [];
}

/// <summary>Where help is given. A protected one has no street, no point, no stop, no municipality, in no version.</summary>
internal sealed record DocumentLocation : DocumentPart
{
    public Guid? OrganizationId { get; init; }
    public LocationType Type { get; init; }
    public bool Protected { get; init; }
    public string? Name { get; init; }
    public string? AlternateName { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
    public string? Transportation { get; init; }
    public DocumentPoint? Point { get; init; }

    /// <summary>AGS, 8 digits.</summary>
    public string? MunicipalityKey { get; init; }
    public string? ExternalIdentifier { get; init; }
    public string? ExternalIdentifierType { get; init; }
    public IReadOnlyList<DocumentAddress> Addresses { get; init; } = [];
    public IReadOnlyList<DocumentLanguage> Languages { get; init; } = [];
    public IReadOnlyList<DocumentContact> Contacts { get; init; } = [];
    public IReadOnlyList<DocumentAccessibility> Accessibility { get; init; } = [];
    public IReadOnlyList<DocumentPhone> Phones { get; init; } = [];
    public IReadOnlyList<DocumentHours> Hours { get; init; } = [];
    public IReadOnlyList<DocumentException> Exceptions { get; init; } = [];

    /// <summary>The place without everything by which it could be found.</summary>
    public DocumentLocation Hidden() =>
        this with
        {
            Type = LocationType.Virtual,
            Protected = true,
            AlternateName = null,
            Description = null,
            Url = null,
            Transportation = null,
            Point = null,
            MunicipalityKey = null,
            ExternalIdentifier = null,
            ExternalIdentifierType = null,
            Addresses = [],
        };
}

/// <summary>Changed as a whole: half of one address and half of another would be a third house.</summary>
internal sealed record DocumentAddress : DocumentPart
{
    public string? Attention { get; init; }
    public string Address1 { get; init; } = "";

    /// <summary>Ortsteil.</summary>
    public string? Address2 { get; init; }
    public string City { get; init; } = "";

    /// <summary>Landkreis.</summary>
    public string? Region { get; init; }

    /// <summary>Bundesland.</summary>
    public string StateProvince { get; init; } = "";
    public string PostalCode { get; init; } = "";

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; init; } = "DE";
    public LocationType Type { get; init; }
}

/// <summary>One criterion; its term (BF1 …) and yes, partly or no stand in <see cref="DocumentPart.Terms"/>.</summary>
internal sealed record DocumentAccessibility : DocumentPart
{
    public string? Description { get; init; }
    public string? Details { get; init; }
    public string? Url { get; init; }
    public DateOnly? CheckedOn { get; init; }
}
