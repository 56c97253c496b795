using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>hsds <c>taxonomy</c>: one catalogue (categories, target groups, costs …).</summary>
internal sealed class Taxonomy
{
    public required Guid Id { get; init; }

    /// <summary>Short name in addresses and in <c>attribute.link_type</c>: angebote, zielgruppen, kosten …</summary>
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public required string Description { get; init; }
    public WebAddress? Uri { get; init; }
    public string? Version { get; init; }
}

/// <summary>hsds <c>taxonomy_term</c>. Labels are editable per county, codes are not.</summary>
internal sealed class TaxonomyTerm
{
    public required Guid Id { get; init; }
    public required Guid TaxonomyId { get; init; }
    public Taxonomy? Taxonomy { get; init; }
    public string? Code { get; init; }

    /// <summary>Label for professionals, tables and interfaces.</summary>
    public required string Name { get; init; }

    /// <summary>Label that the public sees.</summary>
    public string? PlainName { get; init; }
    public required string Description { get; init; }
    public Guid? ParentId { get; init; }
    public string? Language { get; init; }
    public WebAddress? TermUri { get; init; }

    /// <summary>Paragraphs, for professionals only, as a hint; separated by "|".</summary>
    public string? LegalBasis { get; init; }
    public string? OpenEligibility { get; init; }

    /// <summary>Ages of a target group in completed years, inclusive.</summary>
    public int? AgeFrom { get; init; }
    public int? AgeTo { get; init; }

    /// <summary>Pages of this term hide their subject and have the quick exit (pages.md 10.2).</summary>
    public bool IsProtected { get; init; }

    /// <summary>Code that took the place of a retired one.</summary>
    public string? ReplacedBy { get; init; }
}
