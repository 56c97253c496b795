using System.Globalization;

namespace Kreisblick.Web.Features.Offers.Seed;

internal static class SeriesStart
{
    /// <summary>First day of the series from 1 September 2025 on, so that <c>dtstart</c> is itself an occurrence (RFC 5545).</summary>
    public static DateOnly Of(HoursRow hours)
    {
        var day = new DateOnly(2025, 9, 1);
        var days = hours.ByDay.Split(',');
        while (!days.Any(d => Matches(d, day)))
            day = day.AddDays(1);
        return day;
    }

    private static bool Matches(string byDay, DateOnly day)
    {
        string[] codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
        if (!byDay.EndsWith(codes[(int)day.DayOfWeek], StringComparison.Ordinal))
            return false;
        if (byDay.Length == 2)
            return true;
        var nth = int.Parse(byDay[..^2], CultureInfo.InvariantCulture);
        var fromEnd = (DateTime.DaysInMonth(day.Year, day.Month) - day.Day) / 7 + 1;
        return nth > 0 ? (day.Day - 1) / 7 + 1 == nth : fromEnd == -nth;
    }
}
