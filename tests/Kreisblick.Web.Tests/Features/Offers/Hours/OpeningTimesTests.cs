using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Calendar;
using static Kreisblick.Web.Tests.Features.Offers.Hours.HoursCases;

namespace Kreisblick.Web.Tests.Features.Offers.Hours;

/// <summary>HSDS-DE §9, step by step. 24 November 2026 is a Tuesday.</summary>
public sealed class OpeningTimesTests
{
    [Theory]
    [InlineData("2026-11-24 08:59", false)]
    [InlineData("2026-11-24 09:00", true)]
    [InlineData("2026-11-24 11:59", true)]
    [InlineData("2026-11-24 12:00", false)]
    [InlineData("2026-11-25 10:00", false)]
    public void At_WeeklyRow_OpensIncludedClosesNot(string wall, bool open) =>
        Assert.Equal(open, Times(Row("WEEKLY TU 09:00 12:00")).At(At(wall)) is OpeningState.Open);

    [Fact]
    public void At_OfferNotActive_IsClosed() =>
        Assert.Equal(
            new OpeningState.Closed(null, false, ClosedBecause.OfferNotActive, null),
            Times(Level(Row("WEEKLY TU 09:00 12:00")), Muehlhausen, ServiceStatus.TemporarilyClosed)
                .At(At("2026-11-24 10:00"))
        );

    [Fact]
    public void At_NoRow_IsUnknown() =>
        Assert.Equal(new OpeningState.Unknown(UnknownHours.NotGiven, null), Times().At(At("2026-11-24 10:00")));

    [Fact]
    public void At_OnlyExpiredRows_IsUnknownNotClosed() =>
        Assert.Equal(
            new OpeningState.Unknown(UnknownHours.NotCheckedForThisDay, null),
            Times(Row("WEEKLY TU 09:00 12:00") with { ValidTo = "2026-11-23" }).At(At("2026-11-24 10:00"))
        );

    [Fact]
    public void At_SeriesHasEnded_IsClosed() =>
        Assert.Equal(
            new OpeningState.Closed(null, false, ClosedBecause.OutsideHours, null),
            Times(Row("WEEKLY TU 09:00 12:00") with { Until = "2026-11-23" }).At(At("2026-11-24 10:00"))
        );

    [Fact]
    public void At_WordsForTheDay_IsUnknownWithTheWords()
    {
        var times = Times(Row("WEEKLY TU"), Row("WEEKLY MO 09:00 12:00"));

        Assert.Equal(
            new OpeningState.Unknown(UnknownHours.WordsOnly, "nach Vereinbarung"),
            times.At(At("2026-11-24 10:00"))
        );
        Assert.IsType<OpeningState.Closed>(times.At(At("2026-11-25 10:00")));
    }

    [Fact]
    public void At_RowsOfTheNearestLevelHold()
    {
        var place = Level(Row("WEEKLY TU 14:00 16:00"));
        var service = Level(Row("WEEKLY TU 09:00 12:00"));
        var location = Level(Row("WEEKLY TU 06:00 20:00"));
        bool IsOpen(OpeningLevel at, OpeningLevel of, string wall) =>
            new OpeningTimes(new OpeningInput(ServiceStatus.Active, at, of, location, Muehlhausen), Calendar).At(
                At(wall)
            ) is OpeningState.Open;

        Assert.True(IsOpen(place, service, "2026-11-24 15:00"));
        Assert.False(IsOpen(place, service, "2026-11-24 10:00"));
        Assert.True(IsOpen(OpeningLevel.Empty, service, "2026-11-24 10:00"));
        Assert.False(IsOpen(OpeningLevel.Empty, service, "2026-11-24 15:00"));
        Assert.True(IsOpen(OpeningLevel.Empty, OpeningLevel.Empty, "2026-11-24 15:00"));
    }

    [Fact]
    public void At_Exception_ReplacesTheUsualHours()
    {
        var level = Level(Row("WEEKLY TU 09:00 12:00")) with
        {
            Exceptions = [Closed("2026-11-23", "2026-12-04", "Umbau"), Open("2026-12-01", "15:00", "17:00")],
        };
        var times = Times(level, Muehlhausen);

        var closed = Assert.IsType<OpeningState.Closed>(times.At(At("2026-11-24 10:00")));
        Assert.Equal((ClosedBecause.Exception, "Umbau"), (closed.Because, closed.Text));
        Assert.Equal(At("2026-12-01 15:00"), closed.OpensAt);
        Assert.IsType<OpeningState.Closed>(times.At(At("2026-12-01 10:00")));
        Assert.IsType<OpeningState.Open>(times.At(At("2026-12-01 16:00")));
        Assert.IsType<OpeningState.Open>(times.At(At("2026-12-08 10:00")));
    }

    [Fact]
    public void At_ExceptionOfThePlace_WinsOverThatOfTheService()
    {
        var input = new OpeningInput(
            ServiceStatus.Active,
            new OpeningLevel([], [Open("2026-11-24", "18:00", "19:00")]),
            new OpeningLevel([Read(Row("WEEKLY TU 09:00 12:00"))], [Closed("2026-11-24", "2026-11-24")]),
            OpeningLevel.Empty,
            Muehlhausen
        );

        Assert.IsType<OpeningState.Open>(new OpeningTimes(input, Calendar).At(At("2026-11-24 18:30")));
    }

    [Theory]
    [InlineData("2026-11-27 23:00", true)]
    [InlineData("2026-11-28 01:59", true)]
    [InlineData("2026-11-28 02:00", false)]
    [InlineData("2026-11-27 01:00", false)]
    public void At_PastMidnight_BelongsToTheDayBefore(string wall, bool open) =>
        Assert.Equal(open, Times(Row("WEEKLY FR 20:00 02:00")).At(At(wall)) is OpeningState.Open);

    [Fact]
    public void At_PastMidnight_LastsThoughTheNextDayIsClosed()
    {
        var times = Times(
            Level(Row("WEEKLY FR,SA 20:00 02:00")) with
            {
                Exceptions = [Closed("2026-11-28", "2026-11-28")],
            },
            Muehlhausen
        );

        Assert.Equal(new OpeningState.Open(At("2026-11-28 02:00")), times.At(At("2026-11-28 01:00")));
        Assert.IsType<OpeningState.Closed>(times.At(At("2026-11-28 21:00")));
        Assert.IsType<OpeningState.Closed>(times.At(At("2026-11-29 01:00")));
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("open")]
    [InlineData("unknown")]
    public void At_PublicHoliday_FollowsTheRow(string rule)
    {
        // 25 December 2026 is a Friday.
        var state = Times(Row("WEEKLY FR 09:00 12:00") with { PublicHolidays = rule }).At(At("2026-12-25 10:00"));

        switch (rule)
        {
            case "closed":
                var closed = Assert.IsType<OpeningState.Closed>(state);
                Assert.Equal((ClosedBecause.PublicHoliday, "1. Weihnachtstag"), (closed.Because, closed.Text));
                // New Year's Day is the next Friday, and a holiday too.
                Assert.Equal(At("2027-01-08 09:00"), closed.OpensAt);
                break;
            case "open":
                Assert.IsType<OpeningState.Open>(state);
                break;
            default:
                Assert.Equal(new OpeningState.Unknown(UnknownHours.PublicHoliday, "1. Weihnachtstag"), state);
                break;
        }
    }

    [Theory]
    [InlineData("closed", "2027-02-02 10:00", false)]
    [InlineData("closed", "2027-02-09 10:00", true)]
    [InlineData("only", "2027-02-02 10:00", true)]
    [InlineData("only", "2027-02-09 10:00", false)]
    [InlineData("unknown", "2027-02-02 10:00", null)]
    [InlineData("unknown", "2027-02-09 10:00", true)]
    [InlineData("open", "2027-02-02 10:00", true)]
    // Not confirmed, and beyond the table.
    [InlineData("closed", "2028-02-08 10:00", null)]
    [InlineData("closed", "2031-02-04 10:00", null)]
    [InlineData("unknown", "2031-02-04 10:00", true)]
    [InlineData("open", "2031-02-04 10:00", true)]
    public void At_SchoolHolidays_FollowTheRow(string rule, string wall, bool? open) =>
        Assert.Equal(
            open,
            Times(Row("WEEKLY TU 09:00 12:00") with { SchoolHolidays = rule }).IsOpenAt(new BerlinMoment(At(wall)), [])
        );

    [Fact]
    public void At_CorpusChristi_HangsOnThePlace()
    {
        // 27 May 2027, a Thursday.
        OpeningState In(HolidayLocation place) =>
            Times(Level(Row("WEEKLY TH 09:00 12:00")), place).At(At("2027-05-27 10:00"));

        Assert.IsType<OpeningState.Open>(In(Muehlhausen));
        Assert.Equal(
            new OpeningState.Unknown(UnknownHours.PublicHoliday, "Fronleichnam"),
            In(new("16064074", "Faulungen"))
        );
        Assert.Equal(new OpeningState.Unknown(UnknownHours.PublicHoliday, "Fronleichnam"), In(new("16064074", null)));
        var confirmed = new HolidayCalendar(
            [],
            [new HolidayPlace("16064074", "Faulungen", "Fronleichnam", true, "Test")]
        );
        Assert.Equal(HolidayCertainty.Yes, confirmed.Public(new(2027, 5, 27), new("16064074", "Faulungen")).Certainty);
        Assert.Equal(HolidayCertainty.No, confirmed.Public(new(2027, 5, 27), new("16064074", "Büttstedt")).Certainty);
    }

    [Fact]
    public void At_ClockGoesForward_TheSkippedHourOpensAtThree()
    {
        // 28 March 2027: 02:30 does not exist.
        var times = Times(Row("WEEKLY SU 02:30 05:00"));

        Assert.IsType<OpeningState.Closed>(times.At(new(2027, 3, 28, 0, 59, 0, TimeSpan.Zero)));
        Assert.Equal(
            new OpeningState.Open(new(2027, 3, 28, 3, 0, 0, TimeSpan.Zero)),
            times.At(new(2027, 3, 28, 1, 0, 0, TimeSpan.Zero))
        );
    }

    [Fact]
    public void At_ClockGoesForward_SpanInsideTheGapNeverOpens()
    {
        var times = Times(Row("WEEKLY SU 02:15 02:45"));

        var closed = Assert.IsType<OpeningState.Closed>(times.At(new(2027, 3, 28, 0, 30, 0, TimeSpan.Zero)));
        Assert.Equal(At("2027-04-04 02:15"), closed.OpensAt);
    }

    [Fact]
    public void At_ClockGoesBack_TheFirstOfTheTwoHoursCounts()
    {
        // 25 October 2026: 02:30 exists at 00:30 and at 01:30 UTC.
        var times = Times(Row("WEEKLY SU 02:30 04:00"));

        Assert.IsType<OpeningState.Closed>(times.At(new(2026, 10, 25, 0, 29, 0, TimeSpan.Zero)));
        Assert.IsType<OpeningState.Open>(times.At(new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero)));
        Assert.IsType<OpeningState.Open>(times.At(new(2026, 10, 25, 2, 59, 0, TimeSpan.Zero)));
        Assert.IsType<OpeningState.Closed>(times.At(new(2026, 10, 25, 3, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void At_RoundTheClock_HasNoEndAndNoClosedMinute()
    {
        var times = Times(Row("WEEKLY MO,TU,WE,TH,FR,SA,SU 00:00 23:59") with { PublicHolidays = "open" });

        Assert.Equal(new OpeningState.Open(null), times.At(At("2026-11-24 23:59").AddSeconds(30)));
    }

    [Fact]
    public void At_SpansThatTouch_AreOneOpening() =>
        Assert.Equal(
            new OpeningState.Open(At("2026-11-25 06:00")),
            Times(Row("WEEKLY TU 09:00 12:00"), Row("WEEKLY TU 12:00 22:00"), Row("WEEKLY TU 21:00 06:00"))
                .At(At("2026-11-24 10:00"))
        );

    [Theory]
    [InlineData("2027-01-23", true)]
    [InlineData("2027-01-24", false)]
    public void At_NextOpening_IsSoughtSixtyDaysAhead(string day, bool found)
    {
        var times = Times(Row("WEEKLY MO 09:00 12:00") with { ByDay = null, DtStart = day, Count = "1" });

        var closed = Assert.IsType<OpeningState.Closed>(times.At(At("2026-11-24 10:00")));

        Assert.Equal(found, closed.OpensAt is not null);
    }

    [Fact]
    public void Days_ShowWhatAtAnswers()
    {
        var times = Times(
            Level(Row("WEEKLY MO,TH,FR 09:00 12:00"), Row("WEEKLY TH 14:00 18:00")) with
            {
                Exceptions = [Closed("2026-12-03", "2026-12-03")],
            },
            Muehlhausen
        );

        foreach (var day in times.Days(new(2026, 11, 24), 60))
        {
            for (var hour = 0; hour < 24; hour++)
            {
                var instant = BerlinTime.ToInstant(day.Date, new TimeOnly(hour, 30));
                Assert.Equal(
                    day.Spans.Any(s => s.Start <= instant && instant < s.End),
                    times.At(instant) is OpeningState.Open
                );
            }
        }
    }

    [Fact]
    public void PublicHolidays_OfThuringia2027_AreTheEleven() =>
        Assert.Equal(
            [
                (new DateOnly(2027, 1, 1), "Neujahr"),
                (new DateOnly(2027, 3, 26), "Karfreitag"),
                (new DateOnly(2027, 3, 29), "Ostermontag"),
                (new DateOnly(2027, 5, 1), "Tag der Arbeit"),
                (new DateOnly(2027, 5, 6), "Christi Himmelfahrt"),
                (new DateOnly(2027, 5, 17), "Pfingstmontag"),
                (new DateOnly(2027, 9, 20), "Weltkindertag"),
                (new DateOnly(2027, 10, 3), "Tag der Deutschen Einheit"),
                (new DateOnly(2027, 10, 31), "Reformationstag"),
                (new DateOnly(2027, 12, 25), "1. Weihnachtstag"),
                (new DateOnly(2027, 12, 26), "2. Weihnachtstag"),
            ],
            PublicHolidays.Of(2027)
        );

    [Theory]
    [InlineData("1961-04-02")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    public void Easter_IsOnTheRightSunday(string day) =>
        Assert.Equal(DateOnly.Parse(day), PublicHolidays.EasterSunday(int.Parse(day[..4])));
}
