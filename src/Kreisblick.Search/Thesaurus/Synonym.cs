namespace Kreisblick.Search;

/// <summary>Where a synonym comes from; decides how it is matched (catalogue, "Search synonyms").</summary>
public enum SynonymKind
{
    /// <summary>Former name of a benefit or office.</summary>
    OldName,

    /// <summary>Official term.</summary>
    Official,

    /// <summary>Short form; up to four letters it is matched as a whole token only, without stem or typo.</summary>
    Abbreviation,

    /// <summary>Everyday word.</summary>
    Everyday,

    /// <summary>Sentence or feeling; also found when function words differ.</summary>
    Situation,

    /// <summary>Regional or colloquial.</summary>
    Dialect,

    /// <summary>Another language or script.</summary>
    Foreign,
}

/// <summary>One row of the synonym table: what people type, and where it leads. One-way.</summary>
/// <param name="Term">Word or phrase as typed.</param>
/// <param name="CanonicalLabel">The label that may be shown; the term itself never is.</param>
/// <param name="Codes">Category or target-group codes; several apply together and share the weight.</param>
/// <param name="Kind">How it is matched.</param>
/// <param name="Urgent">True when the crisis block must be shown.</param>
public sealed record Synonym(
    string Term,
    string CanonicalLabel,
    IReadOnlyList<string> Codes,
    SynonymKind Kind,
    bool Urgent
);

/// <summary>A name of a place (town, village, former municipality, postcode) and the code it leads to.</summary>
/// <param name="Name">The name as people type it; several rows may share a name or a code.</param>
/// <param name="Code">Code of the place, for example the eight-digit AGS.</param>
public sealed record PlaceName(string Name, string Code);

/// <summary>A label that may be suggested while typing.</summary>
/// <param name="Label">Canonical label, shown as it is.</param>
/// <param name="Group">Heading it belongs to, for example "Themen" or "Orte".</param>
/// <param name="Code">Category code whose documents are counted, or null.</param>
public sealed record SuggestionLabel(string Label, string Group, string? Code);
