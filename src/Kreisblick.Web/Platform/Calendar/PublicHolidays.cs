namespace Kreisblick.Web.Platform.Calendar;

/// <summary>
/// The eleven public holidays of the whole of Thuringia (Thüringer Feiertagsgesetz §2 (1)), computed. Fronleichnam
/// is none of them: it holds in single places only, see <see cref="HolidayPlace"/>.
/// </summary>
internal static class PublicHolidays
{
    public const string CorpusChristi = "Fronleichnam";

    /// <summary>Name of the holiday on that day; null on other days.</summary>
    public static string? NameOf(DateOnly date) =>
        (date.Month, date.Day) switch
        {
            (1, 1) => "Neujahr",
            (5, 1) => "Tag der Arbeit",
            // Since 2019 (GVBl. Thüringen).
            (9, 20) when date.Year >= 2019 => "Weltkindertag",
            (10, 3) => "Tag der Deutschen Einheit",
            (10, 31) => "Reformationstag",
            (12, 25) => "1. Weihnachtstag",
            (12, 26) => "2. Weihnachtstag",
            _ => MovableNameOf(date),
        };

    /// <summary>60 days after Easter Sunday, a Thursday.</summary>
    public static bool IsCorpusChristi(DateOnly date) =>
        date.DayOfWeek == DayOfWeek.Thursday && date.DayNumber - EasterSunday(date.Year).DayNumber == 60;

    /// <summary>All holidays of the year in order.</summary>
    public static IReadOnlyList<(DateOnly Date, string Name)> Of(int year)
    {
        var days = new List<(DateOnly, string)>();
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            if (NameOf(day) is { } name)
                days.Add((day, name));
        }
        return days;
    }

    /// <summary>Easter in the Gregorian calendar (algorithm of Meeus, Jones and Butcher).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = (19 * a + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var (month, day) = Math.DivRem(h + l - 7 * m + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    private static string? MovableNameOf(DateOnly date)
    {
        if (date.Month is < 3 or > 6)
            return null;
        return (date.DayNumber - EasterSunday(date.Year).DayNumber) switch
        {
            -2 => "Karfreitag",
            1 => "Ostermontag",
            39 => "Christi Himmelfahrt",
            50 => "Pfingstmontag",
            _ => null,
        };
    }
}
