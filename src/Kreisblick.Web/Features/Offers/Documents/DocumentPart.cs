using System.Text.Json.Serialization;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>
/// A thing with an id of its own inside a document. Two versions of a document are compared part by part: the id tells
/// which is which, so that a part may be moved, added or taken away while somebody else works on another.
/// </summary>
internal abstract record DocumentPart
{
    [JsonPropertyOrder(-1)]
    public required Guid Id { get; init; }

    /// <summary>Terms of taxonomies that hang on this very part (hsds <c>attributes</c>).</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<DocumentTerm> Terms { get; init; } = [];
}

/// <summary>The link of a part to a term of a taxonomy (hsds <c>attribute</c>).</summary>
internal sealed record DocumentTerm
{
    public required Guid Id { get; init; }
    public required Guid Term { get; init; }

    /// <summary>Short name of the taxonomy (hsds <c>link_type</c>).</summary>
    public string? Taxonomy { get; init; }
    public string? Value { get; init; }
    public string? Label { get; init; }

    /// <summary>The main category.</summary>
    public bool Primary { get; init; }
}
