using System.Globalization;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Tests.Features.Offers.Hours;

/// <summary>Builds offers with hours in one line each: "WEEKLY MO,TH 09:00 12:00".</summary>
internal static class HoursCases
{
    public static readonly ScheduleOwner Service = ScheduleOwner.Service(
        Guid.Parse("019322aa-7c1e-7d35-9a51-5e0c7f2b1a01")
    );
    public static readonly HolidayLocation Muehlhausen = new("16064046", null);
    public static readonly HolidayCalendar Calendar = HolidaySeed.Calendar();

    /// <summary>Frequency, days and times with the defaults of a counselling centre: closed on holidays, open in school holidays.</summary>
    public static ScheduleText Row(string text)
    {
        var parts = text.Split(' ');
        var isDayOfMonth = parts[1].All(c => char.IsAsciiDigit(c) || c is ',' or '-');
        return new ScheduleText
        {
            DtStart = "2026-01-01",
            Freq = parts[0],
            ByDay = isDayOfMonth ? null : parts[1],
            ByMonthDay = isDayOfMonth ? parts[1] : null,
            OpensAt = parts.Length > 2 ? parts[2] : null,
            ClosesAt = parts.Length > 3 ? parts[3] : null,
            Description = parts.Length > 2 ? null : "nach Vereinbarung",
            PublicHolidays = "closed",
            SchoolHolidays = "open",
        };
    }

    public static Schedule Read(ScheduleText text, int position = 0) =>
        Schedule.Read(text, Service, ScheduleSource.Form, position).Require();

    public static OpeningLevel Level(params ScheduleText[] rows) => new([.. rows.Select(Read)], []);

    public static OpeningTimes Times(params ScheduleText[] rows) => Times(Level(rows), Muehlhausen);

    public static OpeningTimes Times(
        OpeningLevel service,
        HolidayLocation place,
        ServiceStatus status = ServiceStatus.Active
    ) => new(new OpeningInput(status, OpeningLevel.Empty, service, OpeningLevel.Empty, place), Calendar);

    public static ScheduleException Closed(string from, string to, string? note = null) =>
        ScheduleException
            .Read(
                new()
                {
                    From = from,
                    To = to,
                    State = "closed",
                    Note = note,
                },
                Service,
                ScheduleSource.Form
            )
            .Require();

    public static ScheduleException Open(string day, string opens, string closes) =>
        ScheduleException
            .Read(
                new()
                {
                    From = day,
                    To = day,
                    State = "open",
                    OpensAt = opens,
                    ClosesAt = closes,
                },
                Service,
                ScheduleSource.Form
            )
            .Require();

    /// <summary>Wall time in Berlin, "2026-11-24 10:00".</summary>
    public static DateTimeOffset At(string wall)
    {
        var time = DateTime.ParseExact(wall, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return BerlinTime.ToInstant(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
    }
}
