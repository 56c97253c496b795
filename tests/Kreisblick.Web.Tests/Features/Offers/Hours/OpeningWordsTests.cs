using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Calendar;
using static Kreisblick.Web.Tests.Features.Offers.Hours.HoursCases;

namespace Kreisblick.Web.Tests.Features.Offers.Hours;

public sealed class OpeningWordsTests
{
    private static readonly OpeningWords German = OpeningWords.In(OpeningLanguage.German);
    private static readonly DateOnly Today = new(2026, 11, 24);

    /// <summary>Blanks that do not break stand before "Uhr"; here they are written as plain ones.</summary>
    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    private static string[] Lines(params ScheduleText[] rows) =>
        [.. German.Regular(Times(rows), Today).Select(l => Plain(l.Text))];

    [Theory]
    [InlineData("WEEKLY MO,TH 09:00 12:00", "Montag und Donnerstag, 9 bis 12 Uhr")]
    [InlineData("WEEKLY MO,TU,WE,TH,FR 08:30 16:00", "Montag bis Freitag, 8:30 bis 16 Uhr")]
    [InlineData("WEEKLY FR,MO,TU,WE 09:00 12:15", "Montag bis Mittwoch und Freitag, 9 bis 12:15 Uhr")]
    [InlineData("WEEKLY SA,SU 10:00 00:00", "Samstag und Sonntag, 10 bis 24 Uhr")]
    [InlineData("WEEKLY FR 20:00 02:00", "Freitag, 20 bis 2 Uhr am nächsten Tag")]
    [InlineData("WEEKLY MO,TU,WE,TH,FR,SA,SU 00:00 23:59", "Täglich, rund um die Uhr")]
    [InlineData("MONTHLY 1SA 10:00 13:00", "Jeden 1. Samstag im Monat, 10 bis 13 Uhr")]
    [InlineData("MONTHLY 1MO,3MO 10:00 13:00", "Jeden 1. und 3. Montag im Monat, 10 bis 13 Uhr")]
    [InlineData("MONTHLY -1FR 15:00 17:30", "Jeden letzten Freitag im Monat, 15 bis 17:30 Uhr")]
    [InlineData("MONTHLY 1,15 09:00 11:00", "Am 1. und 15. im Monat, 9 bis 11 Uhr")]
    [InlineData("MONTHLY -1 09:00 11:00", "Am letzten Tag im Monat, 9 bis 11 Uhr")]
    public void Regular_OneRow_IsOneSentence(string row, string sentence) => Assert.Equal([sentence], Lines(Row(row)));

    [Fact]
    public void Regular_SameDays_ShareTheirSpans_AndSameSpansTheirDays() =>
        Assert.Equal(
            ["Montag und Donnerstag, 9 bis 12 Uhr und 14 bis 16 Uhr", "Dienstag, 9 bis 12 Uhr"],
            Lines(Row("WEEKLY MO,TU,TH 09:00 12:00"), Row("WEEKLY MO,TH 14:00 16:00"))
        );

    [Fact]
    public void Regular_OtherPatterns()
    {
        Assert.Equal(
            ["Alle 2 Wochen am Mittwoch, 9 bis 12 Uhr"],
            Lines(Row("WEEKLY WE 09:00 12:00") with { Interval = "2" })
        );
        Assert.Equal(
            ["Jeden 1. Samstag in jedem 3. Monat, 9 bis 12 Uhr"],
            Lines(Row("MONTHLY 1SA 09:00 12:00") with { Interval = "3" })
        );
        Assert.Equal(
            ["Nur am Samstag, 5. Dezember 2026, 14 bis 18 Uhr"],
            Lines(Row("WEEKLY SA 14:00 18:00") with { DtStart = "2026-12-05", Count = "1" })
        );
        Assert.Equal(
            ["Montag (ab 4. Januar 2027 bis 31. März 2027), 9 bis 12 Uhr"],
            Lines(Row("WEEKLY MO 09:00 12:00") with { DtStart = "2027-01-04", Until = "2027-03-31" })
        );
        Assert.Empty(Lines(Row("WEEKLY MO 09:00 12:00") with { Until = "2026-11-23" }));
        Assert.Equal(["Dienstag"], Lines(Row("WEEKLY TU")));
        Assert.Equal(
            ["nach Vereinbarung"],
            Lines(new ScheduleText { DtStart = "2026-01-01", Description = "nach Vereinbarung" })
        );
    }

    [Theory]
    [InlineData("2026-11-24 10:00", "Heute geöffnet bis 12 Uhr")]
    [InlineData("2026-11-24 08:00", "Jetzt geschlossen, öffnet heute um 9 Uhr")]
    [InlineData("2026-11-24 13:00", "Jetzt geschlossen, öffnet am Donnerstag um 9 Uhr")]
    [InlineData("2026-11-25 10:00", "Heute geschlossen, öffnet am Donnerstag um 9 Uhr")]
    [InlineData("2026-12-24 13:00", "Jetzt geschlossen, öffnet am Dienstag um 9 Uhr")]
    [InlineData("2026-11-26 22:00", "Jetzt geöffnet bis Freitag, 2:30 Uhr")]
    public void State_German(string now, string sentence)
    {
        var times = Times(Row("WEEKLY TU,TH 09:00 12:00"), Row("WEEKLY TH 20:00 02:30") with { Until = "2026-11-30" });

        Assert.Equal(sentence, Plain(German.State(times.At(At(now)), At(now))));
    }

    [Fact]
    public void State_Holidays()
    {
        var christmas = At("2026-12-25 10:00");
        var closed = Times(Row("WEEKLY FR 09:00 12:00"));
        Assert.Equal(
            "Heute geschlossen (1. Weihnachtstag), öffnet am 8. Januar 2027 um 9 Uhr",
            Plain(German.State(closed.At(christmas), christmas))
        );
        var unknown = Times(Row("WEEKLY FR 09:00 12:00") with { PublicHolidays = "unknown" });
        Assert.Equal("Öffnungszeit unbekannt (1. Weihnachtstag)", German.State(unknown.At(christmas), christmas));
        Assert.Equal("Öffnungszeit unbekannt", German.State(Times().At(christmas), christmas));
        Assert.Equal(["An Feiertagen geschlossen"], German.Holidays(closed, Today));
        Assert.Equal(["An Feiertagen: Öffnungszeit unbekannt"], German.Holidays(unknown, Today));
        Assert.Equal("geschlossen (1. Weihnachtstag)", German.Day(closed.Day(new(2026, 12, 25))));
        Assert.Equal("9 bis 12 Uhr", Plain(German.Day(closed.Day(new(2026, 12, 18)))));
        Assert.Equal("geschlossen", German.Day(closed.Day(new(2026, 12, 17))));
    }

    [Fact]
    public void State_RoundTheClockAndNotActive()
    {
        var always = Times(Row("WEEKLY MO,TU,WE,TH,FR,SA,SU 00:00 23:59") with { PublicHolidays = "open" });
        var now = At("2026-11-24 10:00");
        Assert.Equal("Rund um die Uhr geöffnet", German.State(always.At(now), now));
        Assert.Equal(
            "Vorübergehend geschlossen",
            German.State(Times(Level(), Muehlhausen, ServiceStatus.TemporarilyClosed).At(now), now)
        );
    }

    [Fact]
    public void Departures_AreExceptionsAndHolidaysThatChangeSomething()
    {
        var times = Times(
            Level(Row("WEEKLY TU,FR 09:00 12:00")) with
            {
                Exceptions = [Closed("2026-12-08", "2026-12-08", "Fortbildung")],
            },
            Muehlhausen
        );

        var days = OpeningWords
            .Departures(times.Days(Today, 60))
            .Select(d => $"{German.DayName(d.Date)}: {German.Day(d)}");

        Assert.Equal(
            [
                "Dienstag, 8. Dezember 2026: geschlossen (Fortbildung)",
                "Freitag, 25. Dezember 2026: geschlossen (1. Weihnachtstag)",
                "Freitag, 1. Januar 2027: geschlossen (Neujahr)",
            ],
            days
        );
    }

    [Fact]
    public void OtherLanguages()
    {
        var times = Times(Row("WEEKLY MO,TH 09:00 12:00"));
        var now = At("2026-11-24 10:00");
        var english = OpeningWords.In("en");
        var simple = OpeningWords.In("ls");
        Assert.Equal("Closed today, opens on Thursday at 9:00", english.State(times.At(now), now));
        Assert.Equal("Monday and Thursday, 9:00 to 12:00", english.Regular(times, Today)[0].Text);
        Assert.Equal(
            "Every 1st Saturday of the month, 10:00 to 13:00",
            english.Regular(Times(Row("MONTHLY 1SA 10:00 13:00")), Today)[0].Text
        );
        Assert.Equal("Heute zu. Wieder offen am Donnerstag um 9 Uhr", Plain(simple.State(times.At(now), now)));
        Assert.Equal("Montag und Donnerstag, von 9 Uhr bis 12 Uhr", Plain(simple.Regular(times, Today)[0].Text));
    }
}
