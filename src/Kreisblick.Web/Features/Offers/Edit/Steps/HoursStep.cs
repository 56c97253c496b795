using System.Globalization;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Edit.Steps;

/// <summary>
/// Opening hours as rows of days and times. An offer with one place keeps them where they are (at the offer or at the
/// place); rows that this form cannot show (monthly ones, ones with an end) stay as they are and are shown in words.
/// </summary>
internal static class HoursStep
{
    public static IReadOnlyList<(string Code, string German)> Days { get; } =
    [
        ("MO", "Montag"),
        ("TU", "Dienstag"),
        ("WE", "Mittwoch"),
        ("TH", "Donnerstag"),
        ("FR", "Freitag"),
        ("SA", "Samstag"),
        ("SU", "Sonntag"),
    ];

    public static OfferDocument Apply(OfferDocument offer, DraftForm form, EditContext context)
    {
        var kept = offer.Hours.Where(h => !IsSimple(h)).ToList();
        var rows = form.Rows(
            "hours",
            offer.Hours,
            (path, row) => Row(form, context, path, row),
            id => new DocumentHours { Id = id }
        );
        var exceptions = form.Rows(
            "exceptions",
            offer.Exceptions,
            (path, row) => Exception(form, path, row),
            id => new DocumentException { Id = id }
        );
        return offer with
        {
            Hours = [.. kept.Concat(rows).Select((row, i) => row with { Position = i })],
            Exceptions = [.. exceptions.Select((row, i) => row with { Position = i })],
        };
    }

    /// <summary>Weekly rows of days and times: what the form shows as fields.</summary>
    public static bool IsSimple(DocumentHours hours) =>
        hours.Row
            is {
                Freq: "WEEKLY" or null,
                ByMonthDay: null or "",
                ByWeekNo: null or "",
                ByYearDay: null or "",
                Count: null or "",
                Until: null or "",
                Interval: null or "" or "1" or "2",
            };

    private static DocumentHours? Row(DraftForm form, EditContext context, string path, DocumentHours row)
    {
        var days = form.All(path + "/tag").Where(d => Days.Any(day => day.Code == d)).ToList();
        var (opens, closes, note) = (
            form.Time(path + "/opens"),
            form.Time(path + "/closes"),
            form.Text(path + "/description")
        );
        if (days.Count == 0 && opens is null && closes is null && note is null)
            return null;
        var everyOther = form.IsTicked(path + "/zweite");
        return row with
        {
            Row = row.Row with
            {
                Freq = "WEEKLY",
                Interval = everyOther ? "2" : "1",
                DtStart = Start(form.IsoDate(path + "/ab") ?? row.Row.DtStart, days, context.Today),
                Wkst = row.Row.Wkst ?? "MO",
                ByDay = string.Join(',', days),
                OpensAt = opens,
                ClosesAt = closes,
                Description = note,
                PublicHolidays = form.IsTicked(path + "/feiertage") ? "open" : "closed",
                SchoolHolidays = form.Text(path + "/ferien") ?? row.Row.SchoolHolidays,
            },
        };
    }

    private static DocumentException? Exception(DraftForm form, string path, DocumentException row)
    {
        var (from, to, opens, closes, note) = (
            form.IsoDate(path + "/from"),
            form.IsoDate(path + "/to"),
            form.Time(path + "/opens"),
            form.Time(path + "/closes"),
            form.Text(path + "/note")
        );
        return from is null && to is null && opens is null && closes is null && note is null
            ? null
            : row with
            {
                Row = row.Row with
                {
                    From = from,
                    To = to ?? from,
                    OpensAt = opens,
                    ClosesAt = closes,
                    Note = note,
                    State = opens is null && closes is null ? "closed" : "open",
                },
            };
    }

    // A series begins on one of its days: the typed one, the one it has, or the next.
    private static string Start(string? given, List<string> days, DateOnly today)
    {
        var wanted = days.Select(d => Days.ToList().FindIndex(day => day.Code == d)).ToList();
        if (
            !DateOnly.TryParseExact(
                given,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var start
            )
        )
        {
            if (given is { Length: > 0 })
                return given;
            start = today;
        }
        for (var i = 0; wanted.Count > 0 && i < 7 && !wanted.Contains(((int)start.DayOfWeek + 6) % 7); i++)
            start = start.AddDays(1);
        return Iso(start);
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
