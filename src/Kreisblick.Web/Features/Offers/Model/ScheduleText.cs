using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>A schedule as texts, field by field as HSDS writes them; null or empty is absent.</summary>
internal sealed record ScheduleText
{
    public Guid? Id { get; init; }
    public string? ValidFrom { get; init; }
    public string? ValidTo { get; init; }
    public string? DtStart { get; init; }
    public string? Freq { get; init; }
    public string? Interval { get; init; }
    public string? Wkst { get; init; }
    public string? ByDay { get; init; }
    public string? ByMonthDay { get; init; }

    /// <summary>Read only: RFC 5545 forbids it with WEEKLY and MONTHLY.</summary>
    public string? ByWeekNo { get; init; }

    /// <summary>Read only: RFC 5545 forbids it with WEEKLY and MONTHLY.</summary>
    public string? ByYearDay { get; init; }

    /// <summary>Read only: a number of hours says nothing over the change of clocks.</summary>
    public string? Timezone { get; init; }
    public string? Count { get; init; }
    public string? Until { get; init; }
    public string? OpensAt { get; init; }
    public string? ClosesAt { get; init; }
    public string? Description { get; init; }
    public string? ScheduleLink { get; init; }
    public string? AttendingType { get; init; }
    public string? Notes { get; init; }
    public string? PublicHolidays { get; init; }
    public string? SchoolHolidays { get; init; }
}

/// <summary>Where a row comes from, which decides how strictly it is read.</summary>
internal enum ScheduleSource
{
    /// <summary>HSDS-DE: all rules, times with offset.</summary>
    Strict,

    /// <summary>A form or our own seed: all rules; times are wall time in Berlin and may come without offset.</summary>
    Form,

    /// <summary>A foreign file: what can be understood is repaired and reported as a notice (HSDS-DE §13).</summary>
    Import,
}

/// <summary>One remark on one field: the rule of HSDS-DE §8, a German sentence, and where possible a right value.</summary>
internal sealed record ScheduleRemark(
    string Field,
    string? Value,
    string Rule,
    string Message,
    string? Proposal = null
);

internal abstract record ScheduleOutcome
{
    private ScheduleOutcome() { }

    public sealed record Valid(Schedule Schedule, IReadOnlyList<ScheduleRemark> Notices) : ScheduleOutcome;

    public sealed record Refused(IReadOnlyList<ScheduleRemark> Errors) : ScheduleOutcome;

    /// <summary>For seeds and tests, whose rows are known to be right.</summary>
    /// <exception cref="InvalidOperationException">The row was refused.</exception>
    public Schedule Require() =>
        this is Valid valid
            ? valid.Schedule
            : throw new InvalidOperationException(
                string.Join("; ", ((Refused)this).Errors.Select(e => $"{e.Field} {e.Value}: {e.Message}"))
            );
}

/// <summary>The typed values of a row while it is being checked.</summary>
internal sealed class CheckedSchedule
{
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public DateOnly DtStart { get; set; }
    public ScheduleFrequency? Freq { get; set; }
    public int Interval { get; set; } = 1;
    public DayOfWeek? Wkst { get; set; }
    public ByDay? ByDay { get; set; }
    public ByMonthDay? ByMonthDay { get; set; }
    public int? Count { get; set; }
    public DateOnly? Until { get; set; }
    public TimeOnly? OpensAt { get; set; }
    public TimeOnly? ClosesAt { get; set; }
    public string? Description { get; set; }
    public WebAddress? ScheduleLink { get; set; }
    public string? AttendingType { get; set; }
    public string? Notes { get; set; }
    public PublicHolidayRule PublicHolidays { get; set; }
    public SchoolHolidayRule SchoolHolidays { get; set; }
}
