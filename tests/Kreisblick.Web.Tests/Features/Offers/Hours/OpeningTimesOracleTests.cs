using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Tests.Features.Offers.Hours;

/// <summary>
/// "Open now" of 1 000 seeded schedules at 200 instants each against Ical.Net's expansion of the same RRULE (HSDS-DE
/// §15 point 8): clock changes, spans past midnight, public holidays, valid spans, counts, intervals.
/// </summary>
public sealed class OpeningTimesOracleTests
{
    private const int Schedules = 1000;
    private const int Instants = 200;
    private static readonly ScheduleOwner Owner = ScheduleOwner.Service(Guid.CreateVersion7());
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static readonly DateTimeOffset[] ClockChanges =
    [
        new(2026, 3, 29, 1, 0, 0, TimeSpan.Zero),
        new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero),
        new(2027, 3, 28, 1, 0, 0, TimeSpan.Zero),
        new(2027, 10, 31, 1, 0, 0, TimeSpan.Zero),
    ];

    [Fact]
    public void At_200000RandomCases_EqualsIndependentExpansion()
    {
        var calendar = new HolidayCalendar([], []);
        var random = new Random(20260903);
        int open = 0,
            closed = 0,
            unknown = 0,
            changeDays = 0;
        var buffer = new List<OpeningSpan>();
        for (var i = 0; i < Schedules; i++)
        {
            var text = RandomRow(random);
            var row = Schedule.Read(text, Owner, ScheduleSource.Form).Require();
            var times = new OpeningTimes(
                new OpeningInput(
                    ServiceStatus.Active,
                    OpeningLevel.Empty,
                    new OpeningLevel([row], []),
                    OpeningLevel.Empty,
                    new HolidayLocation("16064046", null)
                ),
                calendar
            );
            var spans = ExpectedSpans(text);
            for (var j = 0; j < Instants; j++)
            {
                var instant = RandomInstant(random, spans);
                var expected = Expected(text, spans, instant);
                var state = times.At(instant);
                var actual = state switch
                {
                    OpeningState.Open => true,
                    OpeningState.Closed => false,
                    _ => (bool?)null,
                };
                Assert.True(expected == actual, $"{text} at {instant:O}: expected {expected}, was {state}");
                Assert.Equal(actual, times.IsOpenAt(new BerlinMoment(instant), buffer));
                if (state is OpeningState.Open { Until: { } until })
                    Assert.True(until > instant);
                open += expected == true ? 1 : 0;
                closed += expected == false ? 1 : 0;
                unknown += expected is null ? 1 : 0;
                changeDays += BerlinTime.HasClockChange(BerlinTime.DateOf(instant)) ? 1 : 0;
            }
        }
        // The cases have to reach all answers, or the comparison says nothing.
        Assert.True(
            open > 20_000 && closed > 20_000 && unknown > 5_000 && changeDays > 5_000,
            $"{open} {closed} {unknown} {changeDays}"
        );
        Assert.Equal(Schedules * Instants, open + closed + unknown);
    }

    private sealed record Span(DateOnly Day, DateTimeOffset Start, DateTimeOffset End);

    private static bool? Expected(ScheduleText text, List<Span> spans, DateTimeOffset instant)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Berlin).DateTime);
        var unknown = !Valid(text, today);
        foreach (var span in spans)
        {
            if (!Valid(text, span.Day) || (IsHoliday(span.Day) && text.PublicHolidays == "closed"))
                continue;
            var covers = span.Start <= instant && instant < span.End;
            if (!IsHoliday(span.Day) || text.PublicHolidays == "open")
            {
                if (covers)
                    return true;
            }
            else if (covers || span.Day == today)
                unknown = true;
        }
        return unknown ? null : false;
    }

    private static bool Valid(ScheduleText text, DateOnly day) =>
        (text.ValidFrom is null || DateOnly.Parse(text.ValidFrom, CultureInfo.InvariantCulture) <= day)
        && (text.ValidTo is null || day <= DateOnly.Parse(text.ValidTo, CultureInfo.InvariantCulture));

    private static List<Span> ExpectedSpans(ScheduleText text)
    {
        var start = DateTime.Parse(text.DtStart!, CultureInfo.InvariantCulture);
        var rule = $"FREQ={text.Freq}";
        foreach (
            var (name, value) in new[]
            {
                ("INTERVAL", text.Interval),
                ("WKST", text.Wkst),
                ("BYDAY", text.ByDay),
                ("BYMONTHDAY", text.ByMonthDay),
                ("COUNT", text.Count),
                ("UNTIL", text.Until?.Replace("-", "", StringComparison.Ordinal)),
            }
        )
        {
            if (value is not null)
                rule += $";{name}={value}";
        }
        var e = new CalendarEvent
        {
            Start = new CalDateTime(start.Year, start.Month, start.Day),
            RecurrenceRule = new RecurrenceRule(rule),
        };
        var opens = TimeOnly.Parse(text.OpensAt!, CultureInfo.InvariantCulture);
        var closes = TimeOnly.Parse(text.ClosesAt!, CultureInfo.InvariantCulture);
        var spans = new List<Span>();
        foreach (var occurrence in e.GetOccurrences())
        {
            var day = occurrence.Period.StartTime.Date;
            if (day.Year > 2028)
                break;
            var end =
                opens == default && closes == new TimeOnly(23, 59) ? Instant(day.AddDays(1), default)
                : closes < opens ? Instant(day.AddDays(1), closes)
                : Instant(day, closes);
            spans.Add(new Span(day, Instant(day, opens), end));
        }
        return spans;
    }

    /// <summary>Walks the clock of universal time until the wall shows the time: slow, and nothing in common with the product.</summary>
    private static DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        for (var utc = new DateTimeOffset(wall.AddHours(-3), TimeSpan.Zero); ; utc = utc.AddMinutes(15))
        {
            // Steps of a quarter, then to the minute: the first instant at which the wall shows that time or later.
            if (TimeZoneInfo.ConvertTime(utc.AddMinutes(15), Berlin).DateTime < wall)
                continue;
            for (var fine = utc; ; fine = fine.AddMinutes(1))
            {
                if (TimeZoneInfo.ConvertTime(fine, Berlin).DateTime >= wall)
                    return fine;
            }
        }
    }

    private static bool IsHoliday(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (5, 1) or (9, 20) or (10, 3) or (10, 31) or (12, 25) or (12, 26)
        || Movable.Contains(day);

    /// <summary>Karfreitag, Ostermontag, Himmelfahrt, Pfingstmontag, from a printed calendar.</summary>
    private static readonly HashSet<DateOnly> Movable =
    [
        new(2025, 4, 18),
        new(2025, 4, 21),
        new(2025, 5, 29),
        new(2025, 6, 9),
        new(2026, 4, 3),
        new(2026, 4, 6),
        new(2026, 5, 14),
        new(2026, 5, 25),
        new(2027, 3, 26),
        new(2027, 3, 29),
        new(2027, 5, 6),
        new(2027, 5, 17),
        new(2028, 4, 14),
        new(2028, 4, 17),
        new(2028, 5, 25),
        new(2028, 6, 5),
    ];

    private static DateTimeOffset RandomInstant(Random random, List<Span> spans)
    {
        var kind = random.Next(10);
        if (kind < 4 && spans.Count > 0)
        {
            // At and around the edges, where mistakes live.
            var span = spans[random.Next(spans.Count)];
            var edge = random.Next(2) == 0 ? span.Start : span.End;
            return edge.AddMinutes(
                random.Next(4) switch
                {
                    0 => 0,
                    1 => -1,
                    2 => 1,
                    _ => random.Next(-90, 90),
                }
            );
        }
        if (kind < 6)
            return ClockChanges[random.Next(ClockChanges.Length)].AddMinutes(random.Next(-26 * 60, 26 * 60));
        return new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(0, 2 * 365 * 86_400));
    }

    private static ScheduleText RandomRow(Random random)
    {
        string[] codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        var weekly = random.Next(3) != 0;
        var start = new DateOnly(2025, 1, 1).AddDays(random.Next(0, 700));
        string? byDay = null,
            byMonthDay = null;
        if (weekly)
        {
            if (random.Next(8) != 0)
                byDay = string.Join(',', codes.Where(_ => random.Next(3) == 0).DefaultIfEmpty("TH"));
        }
        else
        {
            var shape = random.Next(6);
            if (shape is 0 or 1)
                byDay = string.Join(
                    ',',
                    codes.Where(_ => random.Next(4) == 0).DefaultIfEmpty("SA").Select(c => random.Next(1, 6) + c)
                );
            else if (shape == 2)
                byDay = string.Join(
                    ',',
                    codes.Where(_ => random.Next(4) == 0).DefaultIfEmpty("FR").Select(c => -random.Next(1, 6) + c)
                );
            else if (shape == 3)
                byDay = codes[random.Next(7)];
            else if (shape == 4)
                byMonthDay = string.Join(
                    ',',
                    Enumerable.Range(0, 3).Select(_ => random.Next(1, 32) * (random.Next(3) == 0 ? -1 : 1)).Distinct()
                );
        }
        var opens = new TimeOnly(random.Next(24), random.Next(4) * 15);
        var closes = random.Next(12) == 0 ? opens.AddMinutes(-15) : opens.AddMinutes(15 * random.Next(1, 48));
        if (random.Next(5) == 0)
            (opens, closes) = (
                new TimeOnly(random.Next(1, 4), random.Next(2) * 30),
                new TimeOnly(random.Next(4, 9), 0)
            );
        if (random.Next(15) == 0)
            (opens, closes) = (default, new TimeOnly(23, 59));
        var end = random.Next(5);
        string? validFrom = null,
            validTo = null;
        if (random.Next(4) == 0)
            (validFrom, validTo) = (HsdsDate.Write(start), HsdsDate.Write(start.AddDays(random.Next(100, 800))));
        return new ScheduleText
        {
            Freq = weekly ? "WEEKLY" : "MONTHLY",
            DtStart = HsdsDate.Write(start),
            Interval = random.Next(3) == 0 ? random.Next(2, 4).ToString(CultureInfo.InvariantCulture) : null,
            Wkst = random.Next(3) == 0 ? codes[random.Next(7)] : null,
            ByDay = byDay,
            ByMonthDay = byMonthDay,
            Count = end == 0 ? random.Next(1, 80).ToString(CultureInfo.InvariantCulture) : null,
            Until = end == 1 ? HsdsDate.Write(start.AddDays(random.Next(0, 800))) : null,
            OpensAt = opens.ToString("HH:mm", CultureInfo.InvariantCulture),
            ClosesAt = closes.ToString("HH:mm", CultureInfo.InvariantCulture),
            ValidFrom = validFrom,
            ValidTo = validTo,
            PublicHolidays = new[] { "open", "closed", "unknown" }[random.Next(3)],
            SchoolHolidays = "open",
        };
    }
}
