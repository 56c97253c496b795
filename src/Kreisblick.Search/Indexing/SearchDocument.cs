namespace Kreisblick.Search;

/// <summary>How much a field counts in ranking, from least to most.</summary>
public enum FieldWeight
{
    /// <summary>Description and other running text.</summary>
    Text,

    /// <summary>Plain-language text.</summary>
    PlainText,

    /// <summary>Name of the provider, contact person, address.</summary>
    Provider,

    /// <summary>Labels of the categories, official and plain.</summary>
    Category,

    /// <summary>Name and alternate names of the offer.</summary>
    Title,
}

/// <summary>One searchable text of a document.</summary>
/// <param name="Name">Name of the field, for explanations.</param>
/// <param name="Text">Plain text without markup; may be empty.</param>
/// <param name="Weight">Its class in ranking.</param>
public sealed record SearchField(string Name, string Text, FieldWeight Weight);

/// <summary>What the index learns about one offer.</summary>
public sealed record SearchDocument
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFacets = new(StringComparer.Ordinal);

    /// <summary>Unique id; also the last tie-breaker of every order.</summary>
    public required Guid Id { get; init; }

    /// <summary>The searchable texts. Every text of class <see cref="FieldWeight.Title"/> counts as a title of its own.</summary>
    public required IReadOnlyList<SearchField> Fields { get; init; }

    /// <summary>Category and target-group codes that synonyms lead to; the main category first.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Values by facet. A facet without values (or left out) is "unknown". Put parents in as values of their own.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FacetValues { get; init; } = NoFacets;

    /// <summary>Degrees north (WGS 84), or null; never set it for a protected address.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east (WGS 84), or null.</summary>
    public double? Longitude { get; init; }

    /// <summary>0 = outdated or unchecked, 1 = just checked and complete. Moves a hit by at most 5 percent.</summary>
    public double Freshness { get; init; }
}
