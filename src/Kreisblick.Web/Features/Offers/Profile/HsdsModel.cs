using Kreisblick.Web.Features.Offers.Api;

namespace Kreisblick.Web.Features.Offers.Profile;

/// <summary>All objects of HSDS 3.1 as this portal knows them, and the version of the profile.</summary>
internal static class HsdsModel
{
    /// <summary>Version of HSDS-DE (SemVer), independent of HSDS.</summary>
    public const string ProfileVersion = "1.0.0";

    /// <summary>In the order of the tabular form.</summary>
    public static readonly IReadOnlyList<HsdsObject> Objects =
    [
        HsdsOrganizations.Organization,
        HsdsOrganizations.Program,
        HsdsServices.Full,
        HsdsParts.Attribute,
        HsdsServices.AtLocation,
        HsdsPlaces.Location,
        HsdsParts.Phone,
        HsdsParts.Contact,
        HsdsPlaces.Address,
        HsdsSchedules.Schedule,
        HsdsParts.Funding,
        HsdsParts.ServiceArea,
        HsdsParts.RequiredDocument,
        HsdsParts.Language,
        HsdsPlaces.Accessibility,
        HsdsParts.TaxonomyTerm,
        HsdsParts.Metadata,
        HsdsParts.MetaTableDescription,
        HsdsParts.CostOption,
        HsdsOrganizations.Identifier,
        HsdsParts.Taxonomy,
        HsdsParts.ServiceCapacity,
        HsdsParts.Unit,
        HsdsParts.Url,
    ];

    public static HsdsObject? Find(string name) => Objects.FirstOrDefault(o => o.Name == name);
}
