using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Publishing;

/// <summary>One record to be published.</summary>
/// <param name="Document">Without errors; it is brought into its canonical form.</param>
internal sealed record PublicationItem(RecordDocument Document)
{
    public Guid? ProposalId { get; init; }
    public int? RestoredFrom { get; init; }

    /// <summary>Set where somebody confirmed the whole record with it.</summary>
    public Assurance? Confirmed { get; init; }
}

/// <summary>That the whole record is right: the day, and the office (never a person) that answers for it.</summary>
internal sealed record Assurance(DateOnly? On, EmailAddress? By);

/// <summary>A record as it was published.</summary>
/// <param name="Before">What was published before; null: the record is new.</param>
internal sealed record PublishedRecord(RecordDocument Document, RecordDocument? Before, int Version);
