using System.Text.Json.Serialization;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>An offer with everything that its form edits.</summary>
internal sealed record OfferDocument : RecordDocument
{
    public required Guid OrganizationId { get; init; }
    public Guid? ProgramId { get; init; }
    public string Name { get; init; } = "";
    public string? AlternateName { get; init; }

    /// <summary>Markdown without raw HTML; the first sentence stands alone as short text.</summary>
    public string? Description { get; init; }
    public string? EligibilityDescription { get; init; }
    public string? ApplicationProcess { get; init; }
    public string? FeesDescription { get; init; }
    public string? InterpretationServices { get; init; }
    public string? Accreditations { get; init; }
    public string? Url { get; init; }
    public string? Email { get; init; }
    public ServiceStatus Status { get; init; }

    /// <summary>Since when the offer is inactive or defunct; set when it is published so.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Last day of the offer; on the day after it becomes inactive by itself.</summary>
    public DateOnly? EndsOn { get; init; }
    public string? Alert { get; init; }
    public DateOnly? AlertUntil { get; init; }
    public DocumentAges? Ages { get; init; }
    public DocumentPlanning? Planning { get; init; }
    public IReadOnlyList<DocumentPhone> Phones { get; init; } = [];
    public IReadOnlyList<DocumentContact> Contacts { get; init; } = [];
    public IReadOnlyList<DocumentHours> Hours { get; init; } = [];
    public IReadOnlyList<DocumentException> Exceptions { get; init; } = [];
    public IReadOnlyList<DocumentArea> Areas { get; init; } = [];
    public IReadOnlyList<DocumentLanguage> Languages { get; init; } = [];
    public IReadOnlyList<DocumentCost> CostOptions { get; init; } = [];
    public IReadOnlyList<DocumentRequirement> RequiredDocuments { get; init; } = [];
    public IReadOnlyList<DocumentFunding> Funding { get; init; } = [];
    public IReadOnlyList<DocumentCapacity> Capacities { get; init; } = [];
    public IReadOnlyList<DocumentUrl> AdditionalUrls { get; init; } = [];
    public IReadOnlyList<DocumentText> Texts { get; init; } = [];
    public IReadOnlyList<DocumentPlace> Places { get; init; } = [];

    [JsonIgnore]
    public override RecordKind Kind => RecordKind.Offer;

    [JsonIgnore]
    public override string Title => Name.Length > 0 ? Name : "(ohne Namen)";

    [JsonIgnore]
    public override Guid Owner => OrganizationId;

    [JsonIgnore]
    public bool HasEnded => Status is ServiceStatus.Inactive or ServiceStatus.Defunct;

    /// <summary>An offer of which nothing is known but who gives it.</summary>
    public static OfferDocument Blank(Guid id, Guid organization) => new() { Id = id, OrganizationId = organization };

    /// <summary>Terms of one taxonomy, the main category first.</summary>
    public IEnumerable<Guid> TermsOf(string taxonomy) =>
        Terms.Where(t => t.Taxonomy == taxonomy).OrderByDescending(t => t.Primary).Select(t => t.Term);

    /// <summary>
    /// Replaces the terms of one taxonomy. A term that stays keeps its id; a new one gets an id that follows from
    /// offer and term, so that two people who add the same term add it once.
    /// </summary>
    /// <param name="taxonomy">Slug.</param>
    /// <param name="terms">All that hold; of categories the first is the main one.</param>
    public OfferDocument WithTerms(string taxonomy, IEnumerable<Guid> terms) =>
        this with
        {
            Terms = TermsWith(taxonomy, terms),
        };

    /// <summary>Puts new content into a place, wherever the offer uses it.</summary>
    public OfferDocument WithLocation(DocumentLocation location) =>
        this with
        {
            Places = [.. Places.Select(p => p.Location.Id == location.Id ? p with { Location = location } : p)],
        };
}
