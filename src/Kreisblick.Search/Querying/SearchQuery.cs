namespace Kreisblick.Search;

/// <summary>How several chosen values of one facet act.</summary>
public enum FacetMode
{
    /// <summary>One of them is enough (OR).</summary>
    Any,

    /// <summary>All are needed (AND), as for accessibility.</summary>
    All,
}

/// <summary>What happens to documents that have no value of a chosen facet. Unknown is never "no".</summary>
public enum UnknownValues
{
    /// <summary>Left out; their number is in <see cref="FacetCounts.Unknown"/>.</summary>
    Exclude,

    /// <summary>Listed behind the certain hits.</summary>
    IncludeLast,

    /// <summary>Only they are listed (the block "Nicht angegeben").</summary>
    Only,
}

/// <summary>The choice in one facet. Without values it filters nothing, but says how counts are to be read.</summary>
/// <param name="Facet">Name of the facet as in <see cref="SearchDocument.FacetValues"/>.</param>
/// <param name="Values">Chosen values; unknown ones match nothing.</param>
/// <param name="Mode">OR or AND within the facet.</param>
/// <param name="Unknown">What happens to documents without a value.</param>
public sealed record FacetSelection(
    string Facet,
    IReadOnlyList<string> Values,
    FacetMode Mode = FacetMode.Any,
    UnknownValues Unknown = UnknownValues.Exclude
);

/// <summary>A filter that the caller has computed (open now, age, catchment) and wants counted like a facet.</summary>
/// <param name="Name">Name, returned in <see cref="SearchResult.SetCounts"/>.</param>
/// <param name="Documents">The documents that pass.</param>
/// <param name="Chosen">True when it filters; its own count is always "if it were chosen".</param>
public sealed record NamedSet(string Name, DocumentSet Documents, bool Chosen);

/// <summary>A place from which distances are measured.</summary>
/// <param name="Latitude">Degrees north (WGS 84).</param>
/// <param name="Longitude">Degrees east (WGS 84).</param>
/// <param name="RadiusMetres">Documents farther away are left out; null = all.</param>
/// <param name="WithoutPosition">Documents without coordinates: true = listed last, false = left out when there is a radius.</param>
public sealed record NearPoint(
    double Latitude,
    double Longitude,
    double? RadiusMetres = null,
    bool WithoutPosition = false
);

/// <summary>Order of the hits. Ties are always broken by id.</summary>
public enum SearchSort
{
    /// <summary>By score; without words by distance if there is a place, else by id.</summary>
    Relevance,

    /// <summary>By distance from <see cref="SearchQuery.Near"/>; documents without coordinates last.</summary>
    Distance,
}

/// <summary>A question to the index. Text is cut at 200 characters and 16 words.</summary>
public sealed record SearchQuery
{
    /// <summary>Longest text that is read, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>Most words that are read.</summary>
    public const int MostWords = 16;

    /// <summary>Words as typed; blank = all documents.</summary>
    public string Text { get; init; } = "";

    /// <summary>Choices by facet, AND between facets.</summary>
    public IReadOnlyList<FacetSelection> Facets { get; init; } = [];

    /// <summary>Filters that the caller computed, AND.</summary>
    public IReadOnlyList<NamedSet> Sets { get; init; } = [];

    /// <summary>Only these documents exist for this query (counts included), or null for all.</summary>
    public DocumentSet? Within { get; init; }

    /// <summary>Place for distance, or null.</summary>
    public NearPoint? Near { get; init; }

    /// <summary>Order.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>Hits to leave out at the front; negative counts as 0.</summary>
    public int Offset { get; init; }

    /// <summary>Most hits returned; negative counts as 0.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>False saves the counting (the API, which shows none).</summary>
    public bool WithFacets { get; init; } = true;

    /// <summary>Codes whose chip the person has removed: not used for synonyms.</summary>
    public IReadOnlyCollection<string> IgnoredCodes { get; init; } = [];

    /// <summary>True when place names are ordinary words (the person has removed the place chip).</summary>
    public bool PlacesAsWords { get; init; }
}
