using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Hours;

/// <summary>
/// The days of one schedule row (RFC 5545 §3.3.10 with FREQ WEEKLY or MONTHLY), compiled so that a day is asked in
/// a few operations without walking the series. A first day that the rule does not name is no day of the series.
/// </summary>
internal sealed class Recurrence
{
    private readonly ScheduleFrequency? frequency;
    private readonly int interval;
    private readonly int first;
    private readonly int last = DateOnly.MaxValue.DayNumber;
    private readonly DateOnly start;
    private readonly DayOfWeek weekStart;
    private readonly int anchorWeek;
    private readonly int weekdays;
    private readonly DayInPeriod[] byDay;
    private readonly int[] byMonthDay;

    private Recurrence(Schedule row)
    {
        frequency = row.Freq;
        interval = row.Interval;
        start = row.DtStart;
        first = start.DayNumber;
        weekStart = row.Wkst ?? DayOfWeek.Monday;
        anchorWeek = WeekOf(first);
        byDay = [.. row.ByDay?.Days ?? []];
        byMonthDay = [.. row.ByMonthDay?.Days ?? []];
        foreach (var day in byDay)
            weekdays |= 1 << (int)day.Day;
        if (byDay.Length == 0)
            weekdays = 1 << (int)start.DayOfWeek;
        if (row.Until is { } until)
            last = until.DayNumber;
        else if (row.Count is { } count)
            last = LastOf(count);
    }

    /// <summary>Words without days ("nach Vereinbarung") hold on every day.</summary>
    public bool HasDays => frequency is not null;

    /// <summary>The last day on which the series can occur, whatever the rule says before.</summary>
    public DateOnly LastDay => DateOnly.FromDayNumber(last);

    public static Recurrence Of(Schedule row) => new(row);

    public bool OccursOn(DateOnly date)
    {
        var day = date.DayNumber;
        if (frequency is null)
            return true;
        if (day < first || day > last)
            return false;
        return frequency == ScheduleFrequency.Weekly ? IsInWeek(date, day) : IsInMonth(date);
    }

    private bool IsInWeek(DateOnly date, int day) =>
        (weekdays & (1 << (int)date.DayOfWeek)) != 0 && (interval == 1 || (WeekOf(day) - anchorWeek) % interval == 0);

    private bool IsInMonth(DateOnly date)
    {
        if (((date.Year - start.Year) * 12 + date.Month - start.Month) % interval != 0)
            return false;
        if (byDay.Length == 0 && byMonthDay.Length == 0)
            return date.Day == start.Day;
        var days = DateTime.DaysInMonth(date.Year, date.Month);
        return (byMonthDay.Length == 0 || NamesDayOfMonth(date.Day, days))
            && (byDay.Length == 0 || NamesWeekday(date, days));
    }

    private bool NamesDayOfMonth(int day, int daysInMonth)
    {
        foreach (var named in byMonthDay)
        {
            if (named == day || named == day - daysInMonth - 1)
                return true;
        }
        return false;
    }

    private bool NamesWeekday(DateOnly date, int daysInMonth)
    {
        foreach (var named in byDay)
        {
            if (named.Day != date.DayOfWeek)
                continue;
            if (
                named.Number == 0
                || named.Number == (date.Day - 1) / 7 + 1
                || named.Number == -((daysInMonth - date.Day) / 7 + 1)
            )
                return true;
        }
        return false;
    }

    /// <summary>Number of the week, counted so that weeks begin on <see cref="weekStart"/>.</summary>
    private int WeekOf(int day) =>
        // Day 0 is a Monday; the shift keeps the division exact for every first day of the week.
        (day + 7 - ((int)weekStart + 6) % 7) / 7;

    private int LastOf(int count)
    {
        var found = 0;
        for (var date = start; date.Year <= 2200; date = date.AddDays(1))
        {
            if (
                (frequency == ScheduleFrequency.Weekly ? IsInWeek(date, date.DayNumber) : IsInMonth(date))
                && ++found == count
            )
                return date.DayNumber;
        }
        return DateOnly.MaxValue.DayNumber;
    }
}
