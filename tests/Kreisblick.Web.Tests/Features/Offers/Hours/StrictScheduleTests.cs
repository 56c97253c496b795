using Kreisblick.Web.Features.Offers.Model;
using Xunit;

namespace Kreisblick.Web.Tests.Features.Offers.Hours;

/// <summary>HSDS-DE §8: every row on schedules refuses a bad value, and names the field.</summary>
public sealed class StrictScheduleTests
{
    private static readonly ScheduleOwner Counselling = ScheduleOwner.Service(
        Guid.Parse("019322aa-7c1e-7d35-9a51-5e0c7f2b1a01")
    );

    private static readonly ScheduleText Good = new()
    {
        DtStart = "2026-01-06",
        Freq = "WEEKLY",
        ByDay = "TU,TH",
        OpensAt = "09:00+01:00",
        ClosesAt = "12:00+01:00",
    };

    [Fact]
    public void Read_TheContractsExample_IsValidAndWritesTheSameTexts()
    {
        var written = Schedule.Read(Good, Counselling, ScheduleSource.Strict).Require().Write();

        Assert.Equal(Good with { Id = written.Id, PublicHolidays = "unknown", SchoolHolidays = "unknown" }, written);
    }

    [Theory]
    [InlineData("valid_from", "2026-02-30")]
    [InlineData("valid_from", "1899-12-31")]
    [InlineData("valid_to", "2201-01-01")]
    [InlineData("valid_to", "2026-1-5")]
    [InlineData("valid_to", "06.01.2026")]
    [InlineData("dtstart", "2026-01-06T00:00:00")]
    [InlineData("dtstart", "")]
    [InlineData("dtstart", "2026-13-01")]
    [InlineData("until", "2026-02-29")]
    [InlineData("until", "2026-01-05")]
    [InlineData("opens_at", "9 Uhr")]
    [InlineData("opens_at", "9:00+01:00")]
    [InlineData("opens_at", "09:00")]
    [InlineData("opens_at", "24:00+01:00")]
    [InlineData("opens_at", "09:60Z")]
    [InlineData("opens_at", "09:00+15:00")]
    [InlineData("opens_at", "09:00:60+01:00")]
    [InlineData("opens_at", "09:00+01:00\n")]
    [InlineData("opens_at", "")]
    [InlineData("closes_at", "09:00+01:00")]
    [InlineData("closes_at", "12.00+01:00")]
    [InlineData("closes_at", "")]
    [InlineData("freq", "DAILY")]
    [InlineData("freq", "weekly")]
    [InlineData("freq", "YEARLY")]
    [InlineData("freq", "")]
    [InlineData("interval", "0")]
    [InlineData("interval", "-1")]
    [InlineData("interval", "1.5")]
    [InlineData("interval", "zwei")]
    [InlineData("wkst", "Montag")]
    [InlineData("wkst", "mo")]
    [InlineData("byday", "MONTAG")]
    [InlineData("byday", "mo")]
    [InlineData("byday", "MO, TU")]
    [InlineData("byday", "MO,MO")]
    [InlineData("byday", "MO,")]
    [InlineData("byday", "MO;TU")]
    [InlineData("byday", "1SA")]
    [InlineData("bymonthday", "1")]
    [InlineData("byweekno", "41,42")]
    [InlineData("byyearday", "2,3")]
    [InlineData("count", "0")]
    [InlineData("count", "drei")]
    [InlineData("schedule_link", "javascript:alert(1)")]
    [InlineData("schedule_link", "beispiel")]
    [InlineData("de_public_holidays", "geschlossen")]
    [InlineData("de_public_holidays", "only")]
    [InlineData("de_school_holidays", "ja")]
    public void Read_BadValue_RefusesAndNamesTheField(string field, string value)
    {
        var refused = Assert.IsType<ScheduleOutcome.Refused>(
            Schedule.Read(With(Good, field, value), Counselling, ScheduleSource.Strict)
        );

        Assert.Contains(refused.Errors, e => e.Field == field && e.Message.EndsWith('.') && e.Rule.Length > 0);
    }

    [Theory]
    [InlineData("0SA")]
    [InlineData("6SA")]
    [InlineData("-6SA")]
    [InlineData("+1SA")]
    [InlineData("10SA")]
    [InlineData("1SA,1SA")]
    public void Read_BadNumberBeforeWeekdayOfMonth_Refuses(string byday) =>
        Assert.IsType<ScheduleOutcome.Refused>(
            Schedule.Read(Good with { Freq = "MONTHLY", ByDay = byday }, Counselling, ScheduleSource.Strict)
        );

    [Theory]
    [InlineData("0")]
    [InlineData("32")]
    [InlineData("-32")]
    [InlineData("1,1")]
    [InlineData("01")]
    [InlineData("1, 2")]
    public void Read_BadDayOfMonth_Refuses(string bymonthday) =>
        Assert.IsType<ScheduleOutcome.Refused>(
            Schedule.Read(
                Good with
                {
                    Freq = "MONTHLY",
                    ByDay = null,
                    ByMonthDay = bymonthday,
                },
                Counselling,
                ScheduleSource.Strict
            )
        );

    [Theory]
    [InlineData("1SA")]
    [InlineData("-1FR,5MO")]
    [InlineData("MO")]
    public void Read_WeekdayOfMonth_IsValid(string byday) =>
        Assert.Equal(
            byday,
            Schedule
                .Read(Good with { Freq = "MONTHLY", ByDay = byday }, Counselling, ScheduleSource.Strict)
                .Require()
                .ByDay?.Value
        );

    [Fact]
    public void Read_CountAndUntil_Refuses() => AssertRefused("count", Good with { Count = "3", Until = "2026-12-31" });

    [Fact]
    public void Read_ValidToBeforeValidFrom_Refuses() =>
        AssertRefused("valid_to", Good with { ValidFrom = "2026-05-02", ValidTo = "2026-05-01" });

    [Fact]
    public void Read_NeitherTimesNorWords_Refuses() =>
        AssertRefused("opens_at", Good with { OpensAt = null, ClosesAt = null });

    [Fact]
    public void Read_WordsOnly_IsValid() =>
        Assert.Null(
            Schedule
                .Read(
                    new ScheduleText { DtStart = "2026-01-06", Description = "nach Vereinbarung" },
                    Counselling,
                    ScheduleSource.Strict
                )
                .Require()
                .OpensAt
        );

    [Fact]
    public void Read_PastMidnight_IsValid() =>
        Assert.Equal(
            new TimeOnly(2, 0),
            Schedule
                .Read(
                    Good with
                    {
                        OpensAt = "20:00+01:00",
                        ClosesAt = "02:00+01:00",
                    },
                    Counselling,
                    ScheduleSource.Strict
                )
                .Require()
                .ClosesAt
        );

    [Theory]
    [InlineData("2026-01-06", "09:00Z", "10:00")]
    [InlineData("2026-07-07", "09:00Z", "11:00")]
    [InlineData("2026-07-07", "09:00+01:00", "10:00")]
    [InlineData("2026-07-07", "09:00+02:00", "09:00")]
    public void Read_OffsetOfAnotherZone_BecomesWallTimeOnTheFirstDay(string start, string opens, string wall) =>
        Assert.Equal(
            TimeOnly.Parse(wall),
            Schedule
                .Read(
                    Good with
                    {
                        DtStart = start,
                        OpensAt = opens,
                        ClosesAt = "15:00+02:00",
                    },
                    Counselling,
                    ScheduleSource.Strict
                )
                .Require()
                .OpensAt
        );

    [Fact]
    public void Read_TimeThatFallsOnAnotherDayInBerlin_Refuses() =>
        AssertRefused("closes_at", Good with { ClosesAt = "23:30Z" });

    [Fact]
    public void Write_SummerStart_WritesSummerOffset() =>
        Assert.Equal(
            "09:00+02:00",
            Schedule
                .Read(
                    Good with
                    {
                        DtStart = "2026-07-07",
                        OpensAt = "09:00",
                        ClosesAt = "12:00",
                    },
                    Counselling,
                    ScheduleSource.Form
                )
                .Require()
                .Write()
                .OpensAt
        );

    [Fact]
    public void Import_TheStandardsOwnSampleRow_IsRepairedAndReported()
    {
        var sample = new ScheduleText
        {
            ValidFrom = "2005-01-01",
            ValidTo = "2005-01-01",
            DtStart = "2005-01-01",
            Timezone = "3",
            Until = "2005-01-01",
            Count = "3",
            Wkst = "TU",
            Freq = "WEEKLY",
            Interval = "1",
            ByDay = "TH,FR",
            ByWeekNo = "41,42",
            ByMonthDay = "2,3,4",
            ByYearDay = "2,3,4",
            OpensAt = "10:00:00",
            ClosesAt = "18:00:00",
        };

        var valid = Assert.IsType<ScheduleOutcome.Valid>(Schedule.Read(sample, Counselling, ScheduleSource.Import));

        Assert.Equal(
            ["count", "timezone", "byweekno", "byyearday", "bymonthday", "opens_at", "closes_at"],
            valid.Notices.Select(n => n.Field).OrderBy(f => Array.IndexOf(Order, f))
        );
        Assert.Null(valid.Schedule.Count);
        Assert.Contains("byweekno: 41,42", valid.Schedule.Notes);
        Assert.IsType<ScheduleOutcome.Valid>(Schedule.Read(valid.Schedule.Write(), Counselling, ScheduleSource.Strict));
    }

    private static readonly string[] Order =
    [
        "count",
        "timezone",
        "byweekno",
        "byyearday",
        "bymonthday",
        "opens_at",
        "closes_at",
    ];

    [Theory]
    [InlineData("byday", "MONTAG")]
    [InlineData("opens_at", "9 Uhr")]
    [InlineData("dtstart", "bald")]
    public void Import_WhatCannotBeUnderstood_IsRefused(string field, string value) =>
        Assert.IsType<ScheduleOutcome.Refused>(
            Schedule.Read(With(Good, field, value), Counselling, ScheduleSource.Import)
        );

    [Theory]
    [InlineData("from", "2026-02-30")]
    [InlineData("to", "2026-12-23")]
    [InlineData("to", "")]
    [InlineData("state", "zu")]
    [InlineData("opens_at", "9 Uhr")]
    [InlineData("closes_at", "09:00+01:00")]
    public void Exception_BadValue_Refuses(string field, string value)
    {
        var good = new ScheduleExceptionText
        {
            From = "2026-12-24",
            To = "2026-12-24",
            State = "open",
            OpensAt = "09:00+01:00",
            ClosesAt = "11:00+01:00",
        };
        Assert.Equal(
            good,
            ScheduleException.Read(good, Counselling, ScheduleSource.Strict).Require().Write() with
            {
                Id = null,
            }
        );
        var bad = field switch
        {
            "from" => good with { From = value },
            "to" => good with { To = value },
            "state" => good with { State = value },
            "opens_at" => good with { OpensAt = value },
            _ => good with { ClosesAt = value },
        };

        var refused = Assert.IsType<ScheduleExceptionOutcome.Refused>(
            ScheduleException.Read(bad, Counselling, ScheduleSource.Strict)
        );

        Assert.Contains(refused.Errors, e => e.Field == field);
    }

    [Fact]
    public void Exception_ClosedWithTimes_Refuses() =>
        Assert.IsType<ScheduleExceptionOutcome.Refused>(
            ScheduleException.Read(
                new ScheduleExceptionText
                {
                    From = "2026-12-24",
                    To = "2026-12-24",
                    State = "closed",
                    OpensAt = "09:00+01:00",
                },
                Counselling,
                ScheduleSource.Strict
            )
        );

    private static void AssertRefused(string field, ScheduleText text) =>
        Assert.Contains(
            Assert.IsType<ScheduleOutcome.Refused>(Schedule.Read(text, Counselling, ScheduleSource.Strict)).Errors,
            e => e.Field == field
        );

    private static ScheduleText With(ScheduleText text, string field, string value) =>
        field switch
        {
            "valid_from" => text with { ValidFrom = value },
            "valid_to" => text with { ValidTo = value },
            "dtstart" => text with { DtStart = value },
            "until" => text with { Until = value },
            "opens_at" => text with { OpensAt = value },
            "closes_at" => text with { ClosesAt = value },
            "freq" => text with { Freq = value },
            "interval" => text with { Interval = value },
            "wkst" => text with { Wkst = value },
            "byday" => text with { ByDay = value },
            "bymonthday" => text with { ByMonthDay = value },
            "byweekno" => text with { ByWeekNo = value },
            "byyearday" => text with { ByYearDay = value },
            "count" => text with { Count = value },
            "schedule_link" => text with { ScheduleLink = value },
            "de_public_holidays" => text with { PublicHolidays = value },
            "de_school_holidays" => text with { SchoolHolidays = value },
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
        };
}
