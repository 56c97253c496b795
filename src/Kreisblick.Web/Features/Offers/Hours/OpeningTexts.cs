namespace Kreisblick.Web.Features.Offers.Hours;

/// <summary>Languages in which hours are told; all others fall back to German.</summary>
internal enum OpeningLanguage
{
    German,
    SimpleGerman,
    English,
}

/// <summary>Every word about opening hours in one language. <c>{0}</c>, <c>{1}</c> are filled in; blanks before "Uhr" do not break.</summary>
internal sealed record OpeningTexts
{
    /// <summary>Sunday first, as <see cref="DayOfWeek"/> counts.</summary>
    public required string[] Weekdays { get; init; }

    /// <summary>January first.</summary>
    public required string[] Months { get; init; }

    /// <summary>{0} day, {1} month, {2} year.</summary>
    public required string Date { get; init; }

    /// <summary>A time alone and a span; whole hours lose their minutes where the language does so.</summary>
    public required string Clock { get; init; }
    public required string Span { get; init; }
    public required string SpanNextDay { get; init; }
    public required bool DropsZeroMinutes { get; init; }
    public required string AllDay { get; init; }
    public required string And { get; init; }
    public required string DayRange { get; init; }
    public required string Daily { get; init; }
    public required string EveryNthWeek { get; init; }
    public required string OnTheOnlyDay { get; init; }
    public required string EveryNthWeekdayOfMonth { get; init; }

    /// <summary>Names the months after the days: "im Monat", "in jedem 2. Monat".</summary>
    public required string OfEachMonth { get; init; }
    public required string OfEveryNthMonth { get; init; }

    /// <summary>By the number from the end, −1 first; <see cref="Nth"/> from the beginning, 1 first.</summary>
    public required string[] FromTheEnd { get; init; }
    public required string NthFromTheEnd { get; init; }
    public required string[] Nth { get; init; }
    public required string OnDaysOfMonth { get; init; }
    public required string DayOfMonth { get; init; }
    public required string LastDayOfMonth { get; init; }
    public required string DayFromTheEnd { get; init; }
    public required string From { get; init; }
    public required string Until { get; init; }
    public required string OpenTodayUntil { get; init; }
    public required string OpenUntil { get; init; }
    public required string AlwaysOpen { get; init; }
    public required string ClosedNowOpensToday { get; init; }
    public required string ClosedNowOpens { get; init; }
    public required string ClosedTodayOpens { get; init; }
    public required string ClosedTodayBecauseOpens { get; init; }
    public required string OnWeekdayAt { get; init; }
    public required string OnDateAt { get; init; }
    public required string ClosedNoNext { get; init; }
    public required string NotActive { get; init; }
    public required string Unknown { get; init; }
    public required string UnknownBecause { get; init; }
    public required string Closed { get; init; }
    public required string ClosedBecause { get; init; }
    public required string HolidaysClosed { get; init; }
    public required string HolidaysOpen { get; init; }
    public required string HolidaysUnknown { get; init; }
    public required string SchoolHolidaysClosed { get; init; }
    public required string SchoolHolidaysOnly { get; init; }
    public required string SchoolHolidaysUnknown { get; init; }

    public static OpeningTexts Of(OpeningLanguage language) =>
        language switch
        {
            OpeningLanguage.SimpleGerman => SimpleGerman,
            OpeningLanguage.English => English,
            _ => German,
        };

    private static readonly OpeningTexts German = new()
    {
        Weekdays = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
        Months =
        [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        Date = "{0}. {1} {2}",
        Clock = "{0}\u00a0Uhr",
        Span = "{0} bis {1}\u00a0Uhr",
        SpanNextDay = "{0} bis {1}\u00a0Uhr am nächsten Tag",
        DropsZeroMinutes = true,
        AllDay = "rund um die Uhr",
        And = " und ",
        DayRange = "{0} bis {1}",
        Daily = "Täglich",
        EveryNthWeek = "Alle {0} Wochen am {1}",
        OnTheOnlyDay = "Nur am {0}",
        EveryNthWeekdayOfMonth = "Jeden {0} {1}",
        OfEachMonth = "im Monat",
        OfEveryNthMonth = "in jedem {0}. Monat",
        FromTheEnd = ["letzten", "vorletzten"],
        NthFromTheEnd = "{0}.-letzten",
        Nth = ["1.", "2.", "3.", "4.", "5."],
        OnDaysOfMonth = "Am {0} {1}",
        DayOfMonth = "{0}.",
        LastDayOfMonth = "letzten Tag",
        DayFromTheEnd = "{0}.-letzten Tag",
        From = "ab {0}",
        Until = "bis {0}",
        OpenTodayUntil = "Heute geöffnet bis {0}",
        OpenUntil = "Jetzt geöffnet bis {0}",
        AlwaysOpen = "Rund um die Uhr geöffnet",
        ClosedNowOpensToday = "Jetzt geschlossen, öffnet heute um {0}",
        ClosedNowOpens = "Jetzt geschlossen, öffnet {0}",
        ClosedTodayOpens = "Heute geschlossen, öffnet {0}",
        ClosedTodayBecauseOpens = "Heute geschlossen ({1}), öffnet {0}",
        OnWeekdayAt = "am {0} um {1}",
        OnDateAt = "am {0} um {1}",
        ClosedNoNext = "Zurzeit geschlossen",
        NotActive = "Vorübergehend geschlossen",
        Unknown = "Öffnungszeit unbekannt",
        UnknownBecause = "Öffnungszeit unbekannt ({0})",
        Closed = "geschlossen",
        ClosedBecause = "geschlossen ({0})",
        HolidaysClosed = "An Feiertagen geschlossen",
        HolidaysOpen = "Auch an Feiertagen geöffnet",
        HolidaysUnknown = "An Feiertagen: Öffnungszeit unbekannt",
        SchoolHolidaysClosed = "In den Schulferien geschlossen",
        SchoolHolidaysOnly = "Nur in den Schulferien",
        SchoolHolidaysUnknown = "In den Schulferien: Öffnungszeit unbekannt",
    };

    private static readonly OpeningTexts SimpleGerman = German with
    {
        Span = "von {0}\u00a0Uhr bis {1}\u00a0Uhr",
        SpanNextDay = "von {0}\u00a0Uhr bis {1}\u00a0Uhr am nächsten Tag",
        AllDay = "Tag und Nacht",
        Daily = "Jeden Tag",
        OpenTodayUntil = "Heute offen bis {0}",
        OpenUntil = "Jetzt offen bis {0}",
        AlwaysOpen = "Tag und Nacht offen",
        ClosedNowOpensToday = "Jetzt zu. Heute wieder offen um {0}",
        ClosedNowOpens = "Jetzt zu. Wieder offen {0}",
        ClosedTodayOpens = "Heute zu. Wieder offen {0}",
        ClosedTodayBecauseOpens = "Heute zu: {1}. Wieder offen {0}",
        ClosedNoNext = "Im Moment zu",
        NotActive = "Für einige Zeit zu",
        Unknown = "Wir wissen nicht, wann offen ist",
        UnknownBecause = "Wir wissen nicht, wann offen ist ({0})",
        Closed = "zu",
        ClosedBecause = "zu ({0})",
        HolidaysClosed = "An Feiertagen zu",
        HolidaysOpen = "Auch an Feiertagen offen",
        HolidaysUnknown = "Feiertage: Wir wissen nicht, ob offen ist",
        SchoolHolidaysClosed = "In den Schul-Ferien zu",
        SchoolHolidaysOnly = "Nur in den Schul-Ferien offen",
        SchoolHolidaysUnknown = "Schul-Ferien: Wir wissen nicht, ob offen ist",
    };

    private static readonly OpeningTexts English = new()
    {
        Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        Months =
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        Date = "{0} {1} {2}",
        Clock = "{0}",
        Span = "{0} to {1}",
        SpanNextDay = "{0} to {1} the next day",
        DropsZeroMinutes = false,
        AllDay = "round the clock",
        And = " and ",
        DayRange = "{0} to {1}",
        Daily = "Every day",
        EveryNthWeek = "Every {0} weeks on {1}",
        OnTheOnlyDay = "Only on {0}",
        EveryNthWeekdayOfMonth = "Every {0} {1}",
        OfEachMonth = "of the month",
        OfEveryNthMonth = "of every {0} months",
        FromTheEnd = ["last", "last but one"],
        NthFromTheEnd = "no. {0} from the end",
        Nth = ["1st", "2nd", "3rd", "4th", "5th"],
        OnDaysOfMonth = "On {0} {1}",
        DayOfMonth = "day {0}",
        LastDayOfMonth = "the last day",
        DayFromTheEnd = "day {0} from the end",
        From = "from {0}",
        Until = "until {0}",
        OpenTodayUntil = "Open today until {0}",
        OpenUntil = "Open now until {0}",
        AlwaysOpen = "Open round the clock",
        ClosedNowOpensToday = "Closed now, opens today at {0}",
        ClosedNowOpens = "Closed now, opens {0}",
        ClosedTodayOpens = "Closed today, opens {0}",
        ClosedTodayBecauseOpens = "Closed today ({1}), opens {0}",
        OnWeekdayAt = "on {0} at {1}",
        OnDateAt = "on {0} at {1}",
        ClosedNoNext = "Closed at present",
        NotActive = "Temporarily closed",
        Unknown = "Opening hours unknown",
        UnknownBecause = "Opening hours unknown ({0})",
        Closed = "closed",
        ClosedBecause = "closed ({0})",
        HolidaysClosed = "Closed on public holidays",
        HolidaysOpen = "Open on public holidays too",
        HolidaysUnknown = "Public holidays: hours unknown",
        SchoolHolidaysClosed = "Closed in the school holidays",
        SchoolHolidaysOnly = "Only in the school holidays",
        SchoolHolidaysUnknown = "School holidays: hours unknown",
    };
}
