namespace Kreisblick.Search;

/// <summary>A query after analysis: which terms and codes to look up, with which weights.</summary>
internal sealed class QueryPlan
{
    internal required List<QueryWord> Words { get; init; }

    internal List<Slot> Slots { get; } = [];

    internal List<CodeMatch> Codes { get; } = [];

    /// <summary>Terms of recognised places: they lift documents that name the place, and find none by themselves.</summary>
    internal List<Lift> PlaceTerms { get; } = [];

    internal IReadOnlyList<int> ExactTitles { get; set; } = [];

    internal List<RecognisedCode> RecognisedCodes { get; } = [];

    internal List<RecognisedPlace> Places { get; } = [];

    internal string TextWithoutPlaces { get; set; } = "";

    internal string? Correction { get; set; }

    internal bool Urgent { get; set; }

    internal bool Cut { get; set; }

    /// <summary>True when there is nothing to match: blank text, or only a place.</summary>
    internal bool MatchesAll { get; set; }

    /// <summary>One content word of the query with everything that may stand for it.</summary>
    internal sealed class Slot(int word, string typed)
    {
        internal int Word => word;

        internal string Typed => typed;

        internal List<Alternative> Alternatives { get; } = [];

        /// <summary>Term of the exact spelling, or −1.</summary>
        internal int Spelling { get; set; } = -1;

        /// <summary>How much the slot counts in coverage.</summary>
        internal float Weight { get; set; }
    }

    /// <summary>One or more terms that stand for a word; several must all be met, unless no document has all.</summary>
    internal sealed record Alternative(int[] Terms, float Weight, MatchKind Kind, string Met);

    internal readonly record struct CodeMatch(int Code, string Name, string Typed, float Weight, uint Slots);

    internal readonly record struct Lift(int Term, string Typed, string Met);
}
