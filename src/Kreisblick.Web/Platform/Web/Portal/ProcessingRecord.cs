namespace Kreisblick.Web.Platform.Web.Portal;

/// <summary>
/// One processing of personal data (Art. 30 GDPR) in plain German, registered by the module that does it. The privacy
/// page is the list of these records, so that it cannot leave out what the code does.
/// </summary>
internal sealed record ProcessingRecord(
    int Order,
    string Title,
    string What,
    string Why,
    string LegalBasis,
    string HowLong,
    string Who
)
{
    /// <summary>Where it is stored; empty: nowhere.</summary>
    public IReadOnlyList<PersonalColumns> Columns { get; init; } = [];
}
