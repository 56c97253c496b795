using System.Runtime.InteropServices;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Hours;

/// <summary>
/// "Is it open?" after HSDS-DE §9 for one offer at one place, compiled once and then cheap to ask. Exceptions and
/// holidays count for the day on which a span begins: Friday 20 to 2 o'clock ends at 2, also if Saturday is closed.
/// </summary>
internal sealed class OpeningTimes
{
    /// <summary>How far ahead the next opening is searched.</summary>
    public const int DaysAhead = 60;

    private readonly OpeningInput input;
    private readonly HolidayCalendar holidays;
    private readonly Row[] rows;
    private readonly bool hasTimedRows;
    private readonly bool hasExceptions;

    public OpeningTimes(OpeningInput input, HolidayCalendar holidays)
    {
        this.input = input;
        this.holidays = holidays;
        var level =
            input.ServiceAtLocation.Rows.Count > 0 ? input.ServiceAtLocation
            : input.Service.Rows.Count > 0 ? input.Service
            : input.Location;
        Rows = [.. level.Rows.OrderBy(r => r.Position)];
        rows = [.. Rows.Select(r => new Row(r, Recurrence.Of(r)))];
        hasTimedRows = Rows.Any(r => r.OpensAt is not null);
        hasExceptions =
            input.ServiceAtLocation.Exceptions.Count + input.Service.Exceptions.Count + input.Location.Exceptions.Count
            > 0;
    }

    /// <summary>The rows that hold: those of the first level that has any.</summary>
    public IReadOnlyList<Schedule> Rows { get; }

    public bool IsActive => input.Status == ServiceStatus.Active;

    public static OpeningTimes Of(Service service, ServiceAtLocation? at, HolidayCalendar holidays) =>
        new(OpeningInput.Of(service, at), holidays);

    public OpeningState At(DateTimeOffset instant) => At(new BerlinMoment(instant));

    public OpeningState At(in BerlinMoment moment)
    {
        if (!IsActive)
            return new OpeningState.Closed(null, false, ClosedBecause.OfferNotActive, null);
        var spans = new List<OpeningSpan>();
        var yesterday = Collect(moment.Date.AddDays(-1), spans, moment);
        var today = Collect(moment.Date, spans, moment);
        foreach (var span in spans)
        {
            if (span.Contains(moment))
                return new OpeningState.Open(EndOf(span));
        }
        if (today.Unknown is { } reason)
            return new OpeningState.Unknown(reason, today.Text);
        if (yesterday.UnknownCoversMoment)
            return new OpeningState.Unknown(yesterday.Unknown!.Value, yesterday.Text);
        var hasHoursToday = false;
        foreach (var span in spans)
            hasHoursToday |= span.Date == moment.Date;
        return new OpeningState.Closed(
            NextOpening(moment),
            hasHoursToday,
            hasHoursToday ? ClosedBecause.OutsideHours : today.Closed ?? ClosedBecause.OutsideHours,
            hasHoursToday ? null : today.Text
        );
    }

    /// <summary>True, false, or null where nobody can say; <paramref name="buffer"/> is working space, reused by the caller.</summary>
    public bool? IsOpenAt(in BerlinMoment moment, List<OpeningSpan> buffer)
    {
        if (!IsActive)
            return false;
        buffer.Clear();
        var yesterday = Collect(moment.Date.AddDays(-1), buffer, moment);
        var today = Collect(moment.Date, buffer, moment);
        foreach (ref readonly var span in CollectionsMarshal.AsSpan(buffer))
        {
            if (span.Contains(moment))
                return true;
        }
        return today.Unknown is not null || yesterday.UnknownCoversMoment ? null : false;
    }

    /// <summary>The days from <paramref name="first"/> on, as the page shows them.</summary>
    public IEnumerable<OpeningDay> Days(DateOnly first, int count)
    {
        for (var i = 0; i < count; i++)
            yield return Day(first.AddDays(i));
    }

    public OpeningDay Day(DateOnly date)
    {
        var publicHoliday = holidays.Public(date, input.Place);
        var schoolHoliday = holidays.School(date);
        if (!IsActive)
            return new OpeningDay(
                date,
                [],
                null,
                ClosedBecause.OfferNotActive,
                null,
                false,
                publicHoliday.Name,
                schoolHoliday.Name
            );
        var spans = new List<OpeningSpan>();
        var facts = Collect(date, spans, default);
        var closed =
            spans.Count == 0 && facts.Unknown is null
                ? facts.Closed ?? ClosedBecause.OutsideHours
                : (ClosedBecause?)null;
        return new OpeningDay(
            date,
            [.. spans.Distinct().OrderBy(s => s.OpensAt).ThenBy(s => s.ClosesAt)],
            facts.Unknown,
            closed,
            facts.Text,
            facts.IsException,
            publicHoliday.Name,
            schoolHoliday.Name
        );
    }

    /// <summary>Puts the spans that begin on the day into <paramref name="spans"/>; never clears it.</summary>
    private DayFacts Collect(DateOnly date, List<OpeningSpan> spans, in BerlinMoment moment)
    {
        var facts = new DayFacts();
        if (hasExceptions && Exception(date, spans, ref facts))
            return facts;
        if (rows.Length == 0)
        {
            facts.Unknown = UnknownHours.NotGiven;
            return facts;
        }
        var anyValid = false;
        HolidayAnswer? publicHoliday = null;
        HolidayAnswer? schoolHoliday = null;
        foreach (var row in rows)
        {
            if (row.Schedule.ValidFrom > date || row.Schedule.ValidTo < date)
                continue;
            anyValid = true;
            if (!row.Days.OccursOn(date))
                continue;
            publicHoliday ??= holidays.Public(date, input.Place);
            schoolHoliday ??= holidays.School(date);
            var span = row.Schedule is { OpensAt: { } opens, ClosesAt: { } closes }
                ? new OpeningSpan(date, opens, closes)
                : (OpeningSpan?)null;
            var unsure = Holidays(row.Schedule, publicHoliday.Value, schoolHoliday.Value, ref facts, out var isOff);
            if (isOff)
                continue;
            if (unsure is { } reason)
            {
                facts.Unknown ??= reason;
                facts.UnknownCoversMoment |= span is { } maybe && maybe.Contains(moment);
            }
            else if (span is { } known)
                spans.Add(known);
            // Words without days beside real hours ("und nach Vereinbarung") add to them and hide nothing.
            else if (row.Days.HasDays || !hasTimedRows)
            {
                facts.Unknown ??= UnknownHours.WordsOnly;
                facts.Text ??= row.Schedule.Description;
            }
        }
        if (!anyValid)
            facts.Unknown = UnknownHours.NotCheckedForThisDay;
        return facts;
    }

    private bool Exception(DateOnly date, List<OpeningSpan> spans, ref DayFacts facts)
    {
        foreach (var level in (ReadOnlySpan<OpeningLevel>)[input.ServiceAtLocation, input.Service, input.Location])
        {
            if (!Exception(level.Exceptions, date, out var chosen))
                continue;
            facts.IsException = true;
            facts.Text = chosen.Note;
            if (chosen.State == ScheduleExceptionState.Closed)
            {
                facts.Closed = ClosedBecause.Exception;
                return true;
            }
            foreach (var exception in level.Exceptions)
            {
                if (exception.Covers(date) && LengthOf(exception) == LengthOf(chosen))
                    spans.Add(new OpeningSpan(date, exception.OpensAt!.Value, exception.ClosesAt!.Value));
            }
            return true;
        }
        return false;
    }

    /// <summary>The shortest one speaks ("two weeks closed, but open on the 24th"); of equal length, closed.</summary>
    private static bool Exception(
        IReadOnlyList<ScheduleException> exceptions,
        DateOnly date,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ScheduleException? chosen
    )
    {
        chosen = null;
        foreach (var exception in exceptions)
        {
            if (!exception.Covers(date))
                continue;
            if (
                chosen is null
                || LengthOf(exception) < LengthOf(chosen)
                || (LengthOf(exception) == LengthOf(chosen) && exception.State == ScheduleExceptionState.Closed)
            )
                chosen = exception;
        }
        return chosen is not null;
    }

    private static int LengthOf(ScheduleException exception) => exception.To.DayNumber - exception.From.DayNumber;

    /// <summary>HSDS-DE §9 step 3. A day that is a holiday only perhaps makes rules that hang on it unknown.</summary>
    private static UnknownHours? Holidays(
        Schedule row,
        HolidayAnswer publicHoliday,
        HolidayAnswer schoolHoliday,
        ref DayFacts facts,
        out bool isOff
    )
    {
        isOff = true;
        if (publicHoliday.Certainty == HolidayCertainty.Yes && row.PublicHolidays == PublicHolidayRule.Closed)
        {
            facts.Closed ??= ClosedBecause.PublicHoliday;
            facts.Text ??= publicHoliday.Name;
            return null;
        }
        if (
            (schoolHoliday.Certainty == HolidayCertainty.Yes && row.SchoolHolidays == SchoolHolidayRule.Closed)
            || (schoolHoliday.Certainty == HolidayCertainty.No && row.SchoolHolidays == SchoolHolidayRule.Only)
        )
        {
            facts.Closed ??= row.SchoolHolidays == SchoolHolidayRule.Closed ? ClosedBecause.SchoolHoliday : null;
            facts.Text ??= schoolHoliday.Name;
            return null;
        }
        isOff = false;
        if (publicHoliday.Certainty != HolidayCertainty.No && row.PublicHolidays != PublicHolidayRule.Open)
        {
            facts.Text ??= publicHoliday.Name;
            return UnknownHours.PublicHoliday;
        }
        // Beyond the end of the table there is no name; then only rows that hang on the holidays become unknown.
        var isUnsure =
            schoolHoliday.Certainty == HolidayCertainty.Unsure
                ? row.SchoolHolidays is SchoolHolidayRule.Closed or SchoolHolidayRule.Only
                    || (row.SchoolHolidays == SchoolHolidayRule.Unknown && schoolHoliday.Name is not null)
                : schoolHoliday.Certainty == HolidayCertainty.Yes && row.SchoolHolidays == SchoolHolidayRule.Unknown;
        if (!isUnsure)
            return null;
        facts.Text ??= schoolHoliday.Name;
        return UnknownHours.SchoolHoliday;
    }

    /// <summary>Spans that touch or overlap are one opening; a week without an end is "round the clock".</summary>
    private DateTimeOffset? EndOf(OpeningSpan span)
    {
        var end = span.End;
        var near = new List<OpeningSpan>();
        for (var date = span.Date; date.DayNumber <= span.Date.DayNumber + 8; date = date.AddDays(1))
        {
            if (BerlinTime.ToInstant(date, TimeOnly.MinValue) > end)
                return end;
            Collect(date, near, default);
            for (var grown = true; grown; )
            {
                grown = false;
                foreach (var next in near)
                {
                    if (next.Start > end || next.End <= end)
                        continue;
                    end = next.End;
                    grown = true;
                }
            }
        }
        return null;
    }

    private DateTimeOffset? NextOpening(in BerlinMoment moment)
    {
        var spans = new List<OpeningSpan>();
        for (var i = 0; i <= DaysAhead; i++)
        {
            spans.Clear();
            Collect(moment.Date.AddDays(i), spans, default);
            DateTimeOffset? next = null;
            foreach (var span in spans)
            {
                var start = span.Start;
                // A span that the clock change swallows whole never opens.
                if (start > moment.Instant && span.End > start && !(next <= start))
                    next = start;
            }
            if (next is not null)
                return next;
        }
        return null;
    }

    private sealed record Row(Schedule Schedule, Recurrence Days);

    private struct DayFacts
    {
        public UnknownHours? Unknown;
        public bool UnknownCoversMoment;
        public ClosedBecause? Closed;
        public string? Text;
        public bool IsException;
    }
}
