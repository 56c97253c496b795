namespace Kreisblick.Web.Features.Offers.Hours;

/// <summary>Why nobody can say whether it is open.</summary>
internal enum UnknownHours
{
    /// <summary>No row at all.</summary>
    NotGiven,

    /// <summary>Only rows whose checked span is over or has not begun.</summary>
    NotCheckedForThisDay,

    /// <summary>Words instead of times.</summary>
    WordsOnly,
    PublicHoliday,
    SchoolHoliday,
}

internal enum ClosedBecause
{
    OutsideHours,

    /// <summary>The offer itself is not active (temporarily closed).</summary>
    OfferNotActive,
    Exception,
    PublicHoliday,
    SchoolHoliday,
}

/// <summary>The answer to "is it open?" (HSDS-DE §9).</summary>
internal abstract record OpeningState
{
    private OpeningState() { }

    /// <param name="Until">End of the opening; null: round the clock.</param>
    public sealed record Open(DateTimeOffset? Until) : OpeningState;

    /// <param name="OpensAt">Next opening within 60 days; null: none is known.</param>
    /// <param name="HasHoursToday">It was open or will be open today.</param>
    /// <param name="Text">Name of the holiday or note of the exception.</param>
    public sealed record Closed(DateTimeOffset? OpensAt, bool HasHoursToday, ClosedBecause Because, string? Text)
        : OpeningState;

    /// <param name="Text">The words of the row, or the name of the holiday.</param>
    public sealed record Unknown(UnknownHours Reason, string? Text) : OpeningState;
}

/// <summary>What one day offers: spans in order, or what stands in their place.</summary>
/// <param name="Unknown">Set if some hours of the day are not known; known spans may stand beside it.</param>
/// <param name="Text">Words of the row, note of the exception, or name of the holiday.</param>
/// <param name="IsException">The day departs from the usual hours.</param>
/// <param name="PublicHoliday">Name of the public holiday at the place.</param>
/// <param name="SchoolHoliday">Name of the school holidays.</param>
internal sealed record OpeningDay(
    DateOnly Date,
    IReadOnlyList<OpeningSpan> Spans,
    UnknownHours? Unknown,
    ClosedBecause? Closed,
    string? Text,
    bool IsException,
    string? PublicHoliday,
    string? SchoolHoliday
);
