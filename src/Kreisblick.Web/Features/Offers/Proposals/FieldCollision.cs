using System.Text.Json.Nodes;

namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>
/// A value that somebody gave to a field while somebody else gave it another one. It stays with the proposal until a
/// person has chosen: nothing that was typed is lost.
/// </summary>
/// <param name="Path">The field.</param>
/// <param name="Value">The value that the document does not have; null: taken away.</param>
/// <param name="Who">Account of the person, or "published" where the published version moved on.</param>
internal sealed record FieldCollision(string Path, JsonNode? Value, string Who, DateTimeOffset When)
{
    public const string Published = "published";
}

/// <summary>What an editor says about one field.</summary>
/// <param name="Accepted">False: given back with <paramref name="Reason"/>.</param>
internal sealed record FieldVerdict(string Path, bool Accepted, string? Reason);

/// <summary>Somebody who changed the content.</summary>
/// <param name="TouchedContacts">Also how the offer is reached: the two-person rule asks for it.</param>
internal sealed record Contributor(string Who, bool TouchedContacts);
