namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary>What two offers are compared by.</summary>
/// <param name="MainCategory">Code; null: none is chosen yet.</param>
/// <param name="Contacts">Telephone numbers (E.164), e-mail addresses, web pages (host and path), each in one form.</param>
internal sealed record DuplicateCard(
    Guid Id,
    Guid OrganizationId,
    string Name,
    string? MainCategory,
    IReadOnlyList<DuplicatePlace> Places,
    IReadOnlyList<string> Contacts
)
{
    /// <summary>A place without coordinates cannot be told to be far away, and neither can no place.</summary>
    public bool IsPlaced => Places.Count > 0 && Places.All(p => p.Latitude is not null && p.Longitude is not null);

    /// <summary>Host and path, without what the same page may be written with or without.</summary>
    public static string WebPage(string address)
    {
        var uri = new Uri(address);
        var host = uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host;
        return host + uri.AbsolutePath.TrimEnd('/');
    }
}

/// <summary>One place of an offer. A protected one has nothing of this.</summary>
/// <param name="Source">Foreign id with its kind; null: none.</param>
internal sealed record DuplicatePlace(
    double? Latitude,
    double? Longitude,
    string? PostalCode,
    string? Street,
    string? Source
);

/// <summary>The four cases of the rule (directory-features, "Duplicate rule").</summary>
internal enum DuplicateCase
{
    /// <summary>A: at most 100 m apart and alike by name.</summary>
    Near,

    /// <summary>B: same telephone, e-mail or web page, and same main category.</summary>
    Contact,

    /// <summary>C: one has no coordinates; same provider or same address, and alike by name.</summary>
    Unplaced,

    /// <summary>D: same foreign id of the place, and alike by name.</summary>
    Source,
}

/// <summary>A pair that may be one offer.</summary>
/// <param name="Reason">Why, in German.</param>
/// <param name="Score">0 to 100: how much speaks for it.</param>
internal sealed record DuplicatePair(Guid New, Guid Known, DuplicateCase Case, string Reason, int Score);
