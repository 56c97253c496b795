namespace Kreisblick.Web.Features.Offers.Seed;

/// <summary>A place of the example county with its point; addresses invented, so the point is the municipality's.</summary>
internal sealed record PlaceRow(
    string Key,
    string Ags,
    string Municipality,
    string? Village,
    string PostalCode,
    double Latitude,
    double Longitude
);

internal sealed record ProviderRow(
    string Key,
    string Name,
    string Kind,
    string? LegalStatus,
    string Description,
    string Phone,
    string Email,
    string? Website
);

/// <summary>Where help is given. Without a place the address is protected.</summary>
internal sealed record LocationRow(
    string Key,
    string Provider,
    PlaceRow? Place,
    string Name,
    string? Street,
    string? Transportation,
    IReadOnlyList<string> Accessibility,
    int AccessibilityCheckedDaysAgo,
    bool IsAddressProtected,
    bool HasCoordinates
);

/// <summary>One row of opening hours of a named pattern.</summary>
internal sealed record HoursRow(
    string Pattern,
    string Freq,
    int? Interval,
    string ByDay,
    string? OpensAt,
    string? ClosesAt,
    string? Description,
    string PublicHolidays,
    string SchoolHolidays
);

internal sealed record TextRow(string Offer, string Language, string Name, string Description);

/// <summary>An offer with codes of the catalogue; lists in the order in which the page shows them.</summary>
internal sealed record OfferRow
{
    public required string Key { get; init; }
    public required IReadOnlyList<string> Categories { get; init; }
    public required string Name { get; init; }

    /// <summary>First sentence of the description; stands alone as short text.</summary>
    public required string Short { get; init; }
    public required string Long { get; init; }
    public required string Provider { get; init; }
    public required string Location { get; init; }

    /// <summary>Name of the pattern; null: nobody told us the hours.</summary>
    public string? Hours { get; init; }
    public required IReadOnlyList<string> Cost { get; init; }

    /// <summary><c>who=amount=note</c>; <c>?</c> for an amount that depends.</summary>
    public required IReadOnlyList<string> CostOptions { get; init; }
    public required string Fees { get; init; }
    public required IReadOnlyList<string> Access { get; init; }
    public required IReadOnlyList<string> Form { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public string? Interpretation { get; init; }
    public required IReadOnlyList<string> TargetGroups { get; init; }
    public int? AgeFrom { get; init; }
    public int? AgeTo { get; init; }
    public required string Eligibility { get; init; }
    public required string HowToGet { get; init; }

    /// <summary>Keys of the catchment: 8 digits municipality, 5 county, 2 state, <c>DE</c>.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary><c>unit=available/maximum</c>.</summary>
    public string? Capacity { get; init; }
    public required IReadOnlyList<string> Documents { get; init; }
    public required string Phone { get; init; }
    public string? Email { get; init; }
    public string? Url { get; init; }

    /// <summary>Days between the confirmation and the day of seeding, so that a fresh portal always shows all states.</summary>
    public required int AssuredDaysAgo { get; init; }
    public required string Status { get; init; }
    public string? Alert { get; init; }
}
