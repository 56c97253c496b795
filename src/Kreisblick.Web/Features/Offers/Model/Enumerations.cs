namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>hsds <c>service.status</c>; the standard writes "temporarily closed" with a blank.</summary>
internal enum ServiceStatus
{
    Active,
    Inactive,
    Defunct,
    TemporarilyClosed,
}

/// <summary>hsds <c>location.location_type</c> and <c>address.address_type</c>.</summary>
internal enum LocationType
{
    Physical,
    Postal,
    Virtual,
}

/// <summary>How a text in another language came about (profile HSDS-DE, <c>de_translations.kind</c>).</summary>
internal enum TranslationKind
{
    Human,
    Machine,
}

/// <summary>Wire names of the enumerations as the standard spells them.</summary>
internal static class HsdsNames
{
    public static string ToHsds(this ServiceStatus status) =>
        status switch
        {
            ServiceStatus.Active => "active",
            ServiceStatus.Inactive => "inactive",
            ServiceStatus.Defunct => "defunct",
            _ => "temporarily closed",
        };

    public static ServiceStatus? ParseStatus(string text) =>
        text switch
        {
            "active" => ServiceStatus.Active,
            "inactive" => ServiceStatus.Inactive,
            "defunct" => ServiceStatus.Defunct,
            "temporarily closed" => ServiceStatus.TemporarilyClosed,
            _ => null,
        };

    public static string ToHsds(this LocationType type) =>
        type switch
        {
            LocationType.Physical => "physical",
            LocationType.Postal => "postal",
            _ => "virtual",
        };

    public static LocationType? ParseLocationType(string text) =>
        text switch
        {
            "physical" => LocationType.Physical,
            "postal" => LocationType.Postal,
            "virtual" => LocationType.Virtual,
            _ => null,
        };
}
