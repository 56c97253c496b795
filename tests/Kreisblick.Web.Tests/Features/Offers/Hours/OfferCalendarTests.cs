using System.Text;
using Kreisblick.Web.Features.Offers.Export;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Platform.Calendar;
using static Kreisblick.Web.Tests.Features.Offers.Hours.HoursCases;

namespace Kreisblick.Web.Tests.Features.Offers.Hours;

public sealed class OfferCalendarTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static string Write(OpeningTimes times) =>
        OfferCalendar.Begin("Öffnungszeiten")
        + OfferCalendar.Events(
            Service.ServiceId!.Value,
            "Schuldnerberatung, offen; für alle – ohne Termin, mit Übersetzung in viele Sprachen",
            "Beispielstraße 1, 99974 Mühlhausen",
            new Uri("https://beispiel.example/hilfe/schuldnerberatung-1"),
            times.Days(Today, OpeningTimes.DaysAhead),
            At("2026-11-24 10:00")
        )
        + OfferCalendar.Close();

    [Fact]
    public void Write_ReadByAnotherLibrary_HasTheSameSpansAsThePage()
    {
        var times = Times(
            Level(Row("WEEKLY TU,FR 09:00 12:00"), Row("WEEKLY FR 20:00 02:00")) with
            {
                Exceptions = [Closed("2026-12-08", "2026-12-08")],
            },
            Muehlhausen
        );

        var calendar = Ical.Net.Calendar.Load(Write(times))!;

        Assert.Equal(
            times
                .Days(Today, OpeningTimes.DaysAhead)
                .SelectMany(d => d.Spans)
                .Select(s => (s.Start.UtcDateTime, s.End.UtcDateTime))
                .Order(),
            calendar.Events.Select(e => (e.Start!.AsUtc, e.End!.AsUtc)).Order()
        );
        Assert.All(calendar.Events, e => Assert.StartsWith("Schuldnerberatung, offen; für alle –", e.Summary));
        Assert.Equal(calendar.Events.Count, calendar.Events.Select(e => e.Uid).Distinct().Count());
        Assert.DoesNotContain(
            calendar.Events,
            e => BerlinTime.DateOf(new DateTimeOffset(e.Start!.AsUtc)) == new DateOnly(2026, 12, 25)
        );
    }

    [Fact]
    public void Write_Lines_AreFoldedAtSeventyFiveOctets()
    {
        var text = Write(Times(Row("WEEKLY TU 09:00 12:00")));

        Assert.All(text.Split("\r\n"), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75, l));
        Assert.DoesNotContain('\n', text.Replace("\r\n", ""));
    }

    [Fact]
    public void HoursAvailable_WeekIsOneEntry_WhatTheWeekCannotSayIsASingleDay()
    {
        var times = Times(
            Level(Row("WEEKLY TU,FR 09:00 12:00"), Row("MONTHLY 1SA 10:00 13:00")) with
            {
                Exceptions = [Open("2026-12-08", "15:00", "17:00")],
            },
            Muehlhausen
        );

        var entries = HoursAvailable
            .Of(times, Today)
            .Select(e =>
                $"{string.Join('+', (e.DayOfWeek ?? []).Select(d => d[19..]))} {e.Opens[..5]}-{e.Closes[..5]} {e.ValidFrom} {e.ValidThrough}".Trim()
            );

        Assert.Equal(
            [
                "Tuesday+Friday 09:00-12:00 2026-01-01",
                "10:00-13:00 2026-12-05 2026-12-05",
                "15:00-17:00 2026-12-08 2026-12-08",
                "00:00-00:00 2026-12-25 2026-12-25",
                "00:00-00:00 2027-01-01 2027-01-01",
                "10:00-13:00 2027-01-02 2027-01-02",
            ],
            entries
        );
    }
}
