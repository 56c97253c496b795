using System.Globalization;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Hours;

/// <summary>One line of regular hours: "Montag und Donnerstag" with "9 bis 12 Uhr", and what belongs to it.</summary>
/// <param name="Days">When, without the times.</param>
/// <param name="Times">The spans; null where only words are known.</param>
/// <param name="Note">Words of the row ("Offene Sprechstunde").</param>
/// <param name="Link">Booking address.</param>
internal sealed record OpeningLine(string? Days, string? Times, string? Note, string? Link)
{
    /// <summary>The whole sentence without note: "Montag und Donnerstag, 9 bis 12 Uhr".</summary>
    public string Text =>
        string.Join(", ", new[] { Days, Times }.Where(t => t is not null)) is { Length: > 0 } text ? text : Note ?? "";
}

/// <summary>Opening hours as plain sentences, with dates and times after the rule of the pages (§9.2).</summary>
internal sealed class OpeningWords
{
    private static readonly OpeningWords[] All =
    [
        .. Enum.GetValues<OpeningLanguage>().Select(l => new OpeningWords(OpeningTexts.Of(l))),
    ];

    private readonly OpeningTexts texts;

    private OpeningWords(OpeningTexts texts) => this.texts = texts;

    public static OpeningWords In(OpeningLanguage language) => All[(int)language];

    /// <summary>For the page's language: "de", "de-x-ls" or "ls", "en"; all others in German.</summary>
    public static OpeningWords In(string language) =>
        In(
            language switch
            {
                "ls" or Kreisblick.Web.Features.Offers.Model.ServiceText.SimpleGerman => OpeningLanguage.SimpleGerman,
                "en" => OpeningLanguage.English,
                _ => OpeningLanguage.German,
            }
        );

    /// <summary>"Heute geöffnet bis 16 Uhr", "Heute geschlossen, öffnet am Donnerstag um 9 Uhr", "Öffnungszeit unbekannt".</summary>
    public string State(OpeningState state, DateTimeOffset now)
    {
        var today = BerlinTime.DateOf(now);
        return state switch
        {
            OpeningState.Open { Until: null } => texts.AlwaysOpen,
            OpeningState.Open { Until: { } until } => OpenUntil(until, today),
            OpeningState.Closed closed => Closed(closed, today),
            OpeningState.Unknown { Reason: UnknownHours.PublicHoliday or UnknownHours.SchoolHoliday, Text: { } text } =>
                Fill(texts.UnknownBecause, text),
            _ => texts.Unknown,
        };
    }

    /// <summary>The regular hours that hold today or later, in the order of the rows.</summary>
    public IReadOnlyList<OpeningLine> Regular(OpeningTimes times, DateOnly today) =>
        OpeningLines.Of(times.Rows.Where(r => IsCurrent(r, today)), today, texts, this);

    /// <summary>"An Feiertagen geschlossen" and what holds in the school holidays; rows that differ say nothing together.</summary>
    public IReadOnlyList<string> Holidays(OpeningTimes times, DateOnly today)
    {
        var rows = times.Rows.Where(r => r.OpensAt is not null && IsCurrent(r, today)).ToList();
        var lines = new List<string>();
        if (rows.Count == 0)
            return lines;
        if (rows.Select(r => r.PublicHolidays).Distinct().Count() == 1)
            lines.Add(
                rows[0].PublicHolidays switch
                {
                    PublicHolidayRule.Closed => texts.HolidaysClosed,
                    PublicHolidayRule.Open => texts.HolidaysOpen,
                    _ => texts.HolidaysUnknown,
                }
            );
        var school = rows[0].SchoolHolidays;
        if (school != SchoolHolidayRule.Open && rows.All(r => r.SchoolHolidays == school))
            lines.Add(
                school switch
                {
                    SchoolHolidayRule.Closed => texts.SchoolHolidaysClosed,
                    SchoolHolidayRule.Only => texts.SchoolHolidaysOnly,
                    _ => texts.SchoolHolidaysUnknown,
                }
            );
        return lines;
    }

    /// <summary>The hours of one day: "9 bis 12 Uhr und 14 bis 16 Uhr", "geschlossen (Karfreitag)".</summary>
    public string Day(OpeningDay day)
    {
        var parts = day.Spans.Select(s => Span(s.OpensAt, s.ClosesAt)).ToList();
        if (day.Unknown is not null)
            parts.Add(day.Text is null ? texts.Unknown : Fill(texts.UnknownBecause, day.Text));
        if (parts.Count > 0)
            return string.Join(texts.And, parts);
        return day.Text is null || day.Closed == ClosedBecause.OutsideHours
            ? texts.Closed
            : Fill(texts.ClosedBecause, day.Text);
    }

    /// <summary>"Mittwoch, 3. März 2027".</summary>
    public string DayName(DateOnly date) => $"{Weekday(date.DayOfWeek)}, {Date(date)}";

    /// <summary>Days that depart from the usual ones: exceptions, and public holidays on which that changes something.</summary>
    public static IEnumerable<OpeningDay> Departures(IEnumerable<OpeningDay> days) =>
        days.Where(d =>
            d.IsException
            || d.Closed is ClosedBecause.PublicHoliday
            || (d.PublicHoliday is not null && (d.Spans.Count > 0 || d.Unknown == UnknownHours.PublicHoliday))
        );

    public string Date(DateOnly date) =>
        Fill(texts.Date, Number(date.Day), texts.Months[date.Month - 1], Number(date.Year));

    public string Weekday(DayOfWeek day) => texts.Weekdays[(int)day];

    public string Time(TimeOnly time) => Fill(texts.Clock, Clock(time));

    public string Span(TimeOnly opens, TimeOnly closes)
    {
        if (new OpeningSpan(default, opens, closes).IsWholeDay)
            return texts.AllDay;
        if (closes == TimeOnly.MinValue)
            return Fill(texts.Span, Clock(opens), texts.DropsZeroMinutes ? "24" : "24:00");
        return Fill(closes < opens ? texts.SpanNextDay : texts.Span, Clock(opens), Clock(closes));
    }

    private static bool IsCurrent(Schedule row, DateOnly today) =>
        !(row.ValidTo < today) && !(row.Freq is not null && Recurrence.Of(row).LastDay < today);

    private string OpenUntil(DateTimeOffset until, DateOnly today)
    {
        var wall = BerlinTime.ToLocal(until);
        var date = DateOnly.FromDateTime(wall.DateTime);
        var time = TimeOnly.FromDateTime(wall.DateTime);
        if (date == today)
            return Fill(texts.OpenTodayUntil, Time(time));
        if (date == today.AddDays(1) && time == TimeOnly.MinValue)
            return Fill(texts.OpenTodayUntil, Fill(texts.Clock, texts.DropsZeroMinutes ? "24" : "24:00"));
        return Fill(texts.OpenUntil, $"{Weekday(date.DayOfWeek)}, {Time(time)}");
    }

    private string Closed(OpeningState.Closed closed, DateOnly today)
    {
        if (closed.Because == ClosedBecause.OfferNotActive)
            return texts.NotActive;
        if (closed.OpensAt is not { } opens)
            return texts.ClosedNoNext;
        var wall = BerlinTime.ToLocal(opens);
        var date = DateOnly.FromDateTime(wall.DateTime);
        var time = Time(TimeOnly.FromDateTime(wall.DateTime));
        if (date == today)
            return Fill(texts.ClosedNowOpensToday, time);
        var when =
            date.DayNumber - today.DayNumber < 7
                ? Fill(texts.OnWeekdayAt, Weekday(date.DayOfWeek), time)
                : Fill(texts.OnDateAt, Date(date), time);
        return closed.HasHoursToday ? Fill(texts.ClosedNowOpens, when)
            : closed.Text is { } text ? Fill(texts.ClosedTodayBecauseOpens, when, text)
            : Fill(texts.ClosedTodayOpens, when);
    }

    private string Clock(TimeOnly time) =>
        time.ToString(
            texts.DropsZeroMinutes && time.Minute == 0 && time.Second == 0 ? "%H" : "H:mm",
            CultureInfo.InvariantCulture
        );

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Fill(string text, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, text, values);
}
