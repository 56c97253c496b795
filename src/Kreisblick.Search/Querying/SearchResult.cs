namespace Kreisblick.Search;

/// <summary>How a query word was met in a document.</summary>
public enum MatchKind
{
    /// <summary>The word or an inflected form of it.</summary>
    Word,

    /// <summary>All parts of the compound.</summary>
    Parts,

    /// <summary>Neighbouring words written together.</summary>
    Joined,

    /// <summary>A corrected word.</summary>
    Corrected,

    /// <summary>A longer word with this beginning.</summary>
    Beginning,

    /// <summary>A word that sounds the same.</summary>
    Sound,

    /// <summary>A category that a synonym leads to.</summary>
    Category,

    /// <summary>The recognised place, named in the text.</summary>
    Place,

    /// <summary>The whole title.</summary>
    Title,
}

/// <summary>One reason for a hit.</summary>
/// <param name="Typed">What the person typed.</param>
/// <param name="Met">Index term or category code that it met.</param>
/// <param name="Kind">How.</param>
/// <param name="InTitle">True when the term stands in a title.</param>
/// <param name="Score">Contribution before coverage, freshness and distance.</param>
public sealed record MatchedTerm(string Typed, string Met, MatchKind Kind, bool InTitle, double Score);

/// <summary>One hit.</summary>
/// <param name="Id">Id of the document.</param>
/// <param name="Score">Score; 0 without words. Comparable within one result only.</param>
/// <param name="DistanceMetres">Great-circle distance in metres, or null without place or coordinates.</param>
/// <param name="Uncertain">True when the hit is only here because a chosen facet is unknown for it.</param>
/// <param name="Why">Reasons, strongest first.</param>
public sealed record SearchHit(
    Guid Id,
    double Score,
    double? DistanceMetres,
    bool Uncertain,
    IReadOnlyList<MatchedTerm> Why
);

/// <summary>Counts of one facet.</summary>
/// <param name="Values">For every value the index knows: the hits after choosing it, the facet's own choice left open
/// (mode All: in addition to the choice).</param>
/// <param name="Unknown">Documents that fit otherwise but have no value here.</param>
public sealed record FacetCounts(IReadOnlyDictionary<string, int> Values, int Unknown);

/// <summary>A category that the words lead to, shown as a removable chip.</summary>
/// <param name="Code">Category or target-group code.</param>
/// <param name="Label">Canonical label of the synonym row.</param>
/// <param name="Typed">The words that led there.</param>
/// <param name="Kind">Kind of synonym.</param>
public sealed record RecognisedCode(string Code, string Label, string Typed, SynonymKind Kind);

/// <summary>A place in the words.</summary>
/// <param name="Codes">All readings, in order; more than one when the name is ambiguous.</param>
/// <param name="Typed">The words.</param>
public sealed record RecognisedPlace(IReadOnlyList<string> Codes, string Typed);

/// <summary>The answer.</summary>
public sealed record SearchResult
{
    /// <summary>Number of hits after all filters.</summary>
    public required int Total { get; init; }

    /// <summary>The asked page of hits.</summary>
    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>Counts by facet; empty when not asked for.</summary>
    public required IReadOnlyDictionary<string, FacetCounts> Facets { get; init; }

    /// <summary>For each named set: hits if it were chosen; empty when counts are not asked for.</summary>
    public required IReadOnlyDictionary<string, int> SetCounts { get; init; }

    /// <summary>Hits that fit otherwise but have no coordinates and were left out because of the radius.</summary>
    public required int WithoutPosition { get; init; }

    /// <summary>Categories recognised by synonyms.</summary>
    public required IReadOnlyList<RecognisedCode> RecognisedCodes { get; init; }

    /// <summary>Places recognised and taken out of the text.</summary>
    public required IReadOnlyList<RecognisedPlace> Places { get; init; }

    /// <summary>The text without recognised places, as typed.</summary>
    public required string TextWithoutPlaces { get; init; }

    /// <summary>True when the crisis block must be shown.</summary>
    public required bool Urgent { get; init; }

    /// <summary>"Meinten Sie": the text with corrected words, or null.</summary>
    public required string? Correction { get; init; }

    /// <summary>True when the text was longer than is read.</summary>
    public required bool Cut { get; init; }
}

/// <summary>One suggestion while typing; always a canonical label.</summary>
/// <param name="Label">What is shown and searched.</param>
/// <param name="Group">Heading; the builder's title group for offers.</param>
/// <param name="Code">Category code, or null.</param>
/// <param name="Count">Documents behind it.</param>
public sealed record Suggestion(string Label, string Group, string? Code, int Count);

/// <summary>Suggestions while typing.</summary>
/// <param name="Urgent">True when the text so far calls for the crisis block.</param>
/// <param name="Items">Best first.</param>
public sealed record SuggestionList(bool Urgent, IReadOnlyList<Suggestion> Items);
