using System.Text.Json.Serialization;
using Kreisblick.Web.Features.Offers.Catalogue;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>A provider with everything that its form edits.</summary>
internal sealed record ProviderDocument : RecordDocument
{
    public string Name { get; init; } = "";
    public string? AlternateName { get; init; }
    public string Description { get; init; } = "";
    public string? Email { get; init; }
    public string? Website { get; init; }
    public int? YearIncorporated { get; init; }
    public string? LegalStatus { get; init; }
    public string? Logo { get; init; }
    public string? Uri { get; init; }
    public Guid? ParentOrganizationId { get; init; }
    public IReadOnlyList<DocumentUrl> AdditionalWebsites { get; init; } = [];
    public IReadOnlyList<DocumentFunding> Funding { get; init; } = [];
    public IReadOnlyList<DocumentContact> Contacts { get; init; } = [];
    public IReadOnlyList<DocumentPhone> Phones { get; init; } = [];
    public IReadOnlyList<DocumentProgram> Programs { get; init; } = [];
    public IReadOnlyList<DocumentIdentifier> Identifiers { get; init; } = [];

    /// <summary>Places of the provider at which no offer is given; the others stand in their offers.</summary>
    public IReadOnlyList<DocumentLocation> Locations { get; init; } = [];

    [JsonIgnore]
    public override RecordKind Kind => RecordKind.Provider;

    [JsonIgnore]
    public override string Title => Name.Length > 0 ? Name : "(ohne Namen)";

    [JsonIgnore]
    public override Guid Owner => Id;

    public ProviderDocument WithKind(IEnumerable<Guid> terms) =>
        this with
        {
            Terms = TermsWith(TaxonomySlugs.ProviderKinds, terms),
        };
}

internal sealed record DocumentProgram : DocumentPart
{
    public string Name { get; init; } = "";
    public string? AlternateName { get; init; }
    public string Description { get; init; } = "";
}

internal sealed record DocumentIdentifier : DocumentPart
{
    public string? Scheme { get; init; }
    public string Type { get; init; } = "";
    public string Identifier { get; init; } = "";
}
