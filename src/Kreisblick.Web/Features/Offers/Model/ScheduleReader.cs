using System.Globalization;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>
/// The only way to a <see cref="Schedule"/>: reads the texts and holds every rule of HSDS-DE §8. All errors are
/// told at once. For an import it repairs what has only one sensible meaning, and says so.
/// </summary>
internal sealed class ScheduleReader
{
    private readonly ScheduleText text;
    private readonly ScheduleSource source;
    private readonly CheckedSchedule row = new();
    private readonly List<ScheduleRemark> errors = [];
    private readonly List<ScheduleRemark> notices = [];
    private readonly List<string> kept = [];

    private ScheduleReader(ScheduleText text, ScheduleSource source) => (this.text, this.source) = (text, source);

    private bool IsImport => source == ScheduleSource.Import;

    public static ScheduleOutcome Read(ScheduleText text, ScheduleOwner owner, ScheduleSource source, int position)
    {
        var reader = new ScheduleReader(text, source);
        reader.ReadSpans();
        reader.ReadSeries();
        reader.ReadTimes();
        reader.ReadRest();
        if (reader.errors.Count > 0)
            return new ScheduleOutcome.Refused(reader.errors);
        return new ScheduleOutcome.Valid(
            Schedule.FromChecked(reader.row, text.Id ?? Guid.CreateVersion7(), owner, position),
            reader.notices
        );
    }

    private void ReadSpans()
    {
        row.ValidFrom = Date("valid_from", text.ValidFrom);
        row.ValidTo = Date("valid_to", text.ValidTo);
        if (row.ValidFrom > row.ValidTo)
            Error("valid_to", text.ValidTo, "valid_from ≤ valid_to", "„Gültig bis“ liegt vor „gültig ab“.");
        row.Until = Date("until", text.Until);
        if (Date("dtstart", text.DtStart) is { } start)
            row.DtStart = start;
        else if (IsImport && text.DtStart is null or "" && row.ValidFrom is { } from)
        {
            row.DtStart = from;
            Notice("dtstart", null, "dtstart", "Der erste Tag fehlt; es gilt „gültig ab“.", HsdsDate.Write(from));
        }
        else if (text.DtStart is null or "")
            Error("dtstart", null, "dtstart", "Geben Sie den ersten Tag an, zum Beispiel 2026-01-06.");
    }

    private void ReadSeries()
    {
        ReadFrequency();
        row.Interval = Integer("interval", text.Interval, "interval ≥ 1") ?? 1;
        row.Count = Integer("count", text.Count, "count ≥ 1");
        if (Given(text.Wkst))
        {
            if (WeekdayCode.TryParse(text.Wkst, out var day))
                row.Wkst = day;
            else
                Error("wkst", text.Wkst, "wkst", "Der Wochenanfang heißt MO, TU, WE, TH, FR, SA oder SU.");
        }
        ReadByDay();
        ReadByMonthDay();
        if (row is { Count: not null, Until: not null })
        {
            const string rule = "count / until";
            if (IsImport)
            {
                Notice("count", text.Count, rule, "Anzahl und Enddatum zugleich; es gilt das Enddatum.", "");
                Keep("count", text.Count);
                row.Count = null;
            }
            else
                Error("count", text.Count, rule, "Geben Sie entweder eine Anzahl oder ein Enddatum an, nicht beides.");
        }
        if (row.Until < row.DtStart && row.DtStart != default)
            Error("until", text.Until, "until ≥ dtstart", "Das Ende der Reihe liegt vor ihrem ersten Tag.");
        Forbidden("byweekno", text.ByWeekNo);
        Forbidden("byyearday", text.ByYearDay);
        if (Given(text.Timezone) && IsImport)
            Notice(
                "timezone",
                text.Timezone,
                "timezone",
                "Die Zeitzone als Zahl wird nicht übernommen; es gilt deutsche Zeit.",
                ""
            );
    }

    private void ReadFrequency()
    {
        var isSeries =
            Given(text.ByDay)
            || Given(text.ByMonthDay)
            || Given(text.Interval)
            || Given(text.Count)
            || Given(text.Until);
        row.Freq = text.Freq switch
        {
            "WEEKLY" => ScheduleFrequency.Weekly,
            "MONTHLY" => ScheduleFrequency.Monthly,
            _ => null,
        };
        const string rule = "freq";
        if (row.Freq is not null)
            return;
        if (Given(text.Freq))
            Error("freq", text.Freq, rule, "Eine Reihe ist wöchentlich (WEEKLY) oder monatlich (MONTHLY).");
        else if (!isSeries && !Given(text.OpensAt) && !Given(text.ClosesAt))
            return;
        else if (IsImport)
        {
            // Numbers before weekdays and days of the month have a meaning in MONTHLY only.
            var monthly =
                Given(text.ByMonthDay)
                || (Given(text.ByDay) && ByDay.TryParse(text.ByDay!, out var days, out _) && days.HasNumbers);
            row.Freq = monthly ? ScheduleFrequency.Monthly : ScheduleFrequency.Weekly;
            Notice(
                "freq",
                null,
                rule,
                "Die Wiederholung fehlt; sie ergibt sich aus den Tagen.",
                row.Freq.Value.ToHsds()
            );
        }
        else
            Error(
                "freq",
                null,
                rule,
                "Sagen Sie, ob sich die Zeiten wöchentlich oder monatlich wiederholen. Ein einzelner Tag: WEEKLY mit Anzahl 1.",
                "WEEKLY"
            );
    }

    private void ReadByDay()
    {
        if (!Given(text.ByDay))
            return;
        const string rule = "byday";
        if (!ByDay.TryParse(text.ByDay!, out var days, out var message))
        {
            var tidy = text.ByDay!.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal);
            var proposal = ByDay.TryParse(tidy, out _, out _) ? tidy : null;
            if (!IsImport || proposal is null)
            {
                Error("byday", text.ByDay, rule, message + ".", proposal);
                return;
            }
            Notice("byday", text.ByDay, rule, "Die Schreibweise der Wochentage wurde berichtigt.", proposal);
            days = StoredText.Parse<ByDay>(proposal);
        }
        if (days.HasNumbers && row.Freq == ScheduleFrequency.Weekly)
            Error("byday", text.ByDay, rule, "Bei wöchentlicher Wiederholung steht vor dem Wochentag keine Zahl.");
        row.ByDay = days;
    }

    private void ReadByMonthDay()
    {
        if (!Given(text.ByMonthDay))
            return;
        const string rule = "bymonthday";
        if (!ByMonthDay.TryParse(text.ByMonthDay!, out var days, out var message))
            Error("bymonthday", text.ByMonthDay, rule, message + ".");
        else if (row.Freq != ScheduleFrequency.Weekly)
            row.ByMonthDay = days;
        else if (IsImport)
        {
            Notice(
                "bymonthday",
                text.ByMonthDay,
                rule,
                "Tage im Monat passen nicht zu einer wöchentlichen Reihe; sie stehen in den Bemerkungen.",
                ""
            );
            Keep("bymonthday", text.ByMonthDay);
        }
        else
            Error("bymonthday", text.ByMonthDay, rule, "Tage im Monat gehören nur zu einer monatlichen Reihe.");
    }

    private void ReadTimes()
    {
        var opens = Time("opens_at", text.OpensAt);
        var closes = Time("closes_at", text.ClosesAt);
        const string rule = "opens_at, closes_at";
        if (Given(text.OpensAt) != Given(text.ClosesAt))
        {
            var missing = Given(text.OpensAt) ? "closes_at" : "opens_at";
            Error(missing, null, rule, "Geben Sie Beginn und Ende an, oder keines von beiden.");
        }
        else if (opens is not null && opens == closes)
            Error("closes_at", text.ClosesAt, rule, "Beginn und Ende sind gleich. Rund um die Uhr: 00:00 bis 23:59.");
        (row.OpensAt, row.ClosesAt) = (opens, closes);
    }

    private TimeOnly? Time(string field, string? value)
    {
        if (!Given(value))
            return null;
        const string rule = "HH:mm und Abstand zur Weltzeit";
        if (!HsdsTime.TryParseWall(value, out var time))
        {
            Error(field, value, rule, "Schreiben Sie die Uhrzeit als Stunde und Minute, zum Beispiel 09:00.");
            return null;
        }
        if (time.Offset is null)
        {
            if (source == ScheduleSource.Strict)
                Error(field, value, rule, "Der Abstand zur Weltzeit fehlt, zum Beispiel 09:00+01:00.");
            else if (IsImport)
                Notice(field, value, rule, "Uhrzeit ohne Zeitzone; es gilt deutsche Zeit.");
        }
        var wall = time.ToWallTime(row.DtStart == default ? new DateOnly(2026, 1, 1) : row.DtStart, out var dayShift);
        if (dayShift != 0)
            Error(
                field,
                value,
                rule,
                "In deutscher Zeit fällt die Uhrzeit auf einen anderen Tag. Geben Sie die deutsche Zeit an."
            );
        else if (wall != time.Written && IsImport)
            Notice(
                field,
                value,
                rule,
                "Die Uhrzeit wurde in deutsche Zeit umgerechnet.",
                wall.ToString("HH:mm", CultureInfo.InvariantCulture)
            );
        return wall;
    }

    private void ReadRest()
    {
        row.Description = Blank(text.Description);
        row.AttendingType = Blank(text.AttendingType);
        if (Given(text.ScheduleLink))
        {
            var link = text.ScheduleLink!;
            if (IsImport && !link.Contains("://", StringComparison.Ordinal))
                link = "https://" + link;
            if (WebAddress.TryParse(link, out var address, out var message))
                row.ScheduleLink = address;
            else
                Error("schedule_link", text.ScheduleLink, "uri", message + ".");
        }
        row.PublicHolidays = Rule(
            "de_public_holidays",
            text.PublicHolidays,
            ScheduleNames.ParsePublicHolidays,
            "open, closed oder unknown"
        );
        row.SchoolHolidays = Rule(
            "de_school_holidays",
            text.SchoolHolidays,
            ScheduleNames.ParseSchoolHolidays,
            "open, closed, only oder unknown"
        );
        if (!IsImport && row is { OpensAt: null, Description: null } && !Given(text.OpensAt) && !Given(text.ClosesAt))
            Error(
                "opens_at",
                null,
                "opens_at, closes_at",
                "Geben Sie Zeiten an, oder beschreiben Sie in Worten, wann geöffnet ist."
            );
        row.Notes =
            kept.Count == 0 ? Blank(text.Notes) : string.Join(" · ", kept.Prepend(Blank(text.Notes)).Where(Given));
    }

    private T Rule<T>(string field, string? value, Func<string, T?> parse, string allowed)
        where T : struct
    {
        if (!Given(value))
            return default;
        if (parse(value!) is { } rule)
            return rule;
        Error(field, value, field, $"Erlaubt ist {allowed}.");
        return default;
    }

    private void Forbidden(string field, string? value)
    {
        if (!Given(value))
            return;
        const string rule = "byweekno, byyearday";
        if (IsImport)
        {
            Notice(
                field,
                value,
                rule,
                "Das Feld passt nicht zu einer wöchentlichen oder monatlichen Reihe (RFC 5545); es steht in den Bemerkungen.",
                ""
            );
            Keep(field, value);
        }
        else
            Error(field, value, rule, "Das Feld passt nicht zu einer wöchentlichen oder monatlichen Reihe (RFC 5545).");
    }

    private DateOnly? Date(string field, string? value)
    {
        if (!Given(value))
            return null;
        if (HsdsDate.TryParse(value, out var date))
            return date;
        Error(
            field,
            value,
            "yyyy-MM-dd",
            "Geben Sie ein Datum an, das es gibt, zum Beispiel 2026-03-03 (Jahre 1900 bis 2200)."
        );
        return null;
    }

    private int? Integer(string field, string? value, string rule)
    {
        if (!Given(value))
            return null;
        if (
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 10_000
        )
            return number;
        Error(field, value, rule, "Geben Sie eine ganze Zahl ab 1 an.");
        return null;
    }

    private static bool Given(string? value) => !string.IsNullOrEmpty(value);

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private void Keep(string field, string? value) => kept.Add($"{field}: {value}");

    private void Error(string field, string? value, string rule, string message, string? proposal = null) =>
        errors.Add(new ScheduleRemark(field, value, rule, message, proposal));

    private void Notice(string field, string? value, string rule, string message, string? proposal = null) =>
        notices.Add(new ScheduleRemark(field, value, rule, message, proposal));
}
