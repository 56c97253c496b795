using System.Globalization;
using System.Text.RegularExpressions;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>
/// A time as HSDS-DE §8 writes it: "09:00+01:00" or "09:00Z". What is meant is the wall time in Europe/Berlin; the
/// written offset is the one in force on <c>dtstart</c>.
/// </summary>
internal readonly partial record struct HsdsTime(TimeOnly Written, TimeSpan? Offset)
{
    [GeneratedRegex(
        @"^(?<t>([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)(?<o>Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pattern();

    /// <summary>Reads the strict form: the offset is required.</summary>
    public static bool TryParse(string? text, out HsdsTime value) =>
        TryParseWall(text, out value) && value.Offset is not null;

    /// <summary>Reads also a time without offset, as forms send it and older files carry it (then Europe/Berlin).</summary>
    public static bool TryParseWall(string? text, out HsdsTime value)
    {
        value = default;
        if (text is null || Pattern().Match(text) is not { Success: true } match)
            return false;
        var written = TimeOnly.Parse(match.Groups["t"].ValueSpan, CultureInfo.InvariantCulture);
        value = new HsdsTime(written, ReadOffset(match.Groups["o"].Value));
        return true;
    }

    private static TimeSpan? ReadOffset(string text)
    {
        if (text.Length == 0)
            return null;
        if (text == "Z")
            return TimeSpan.Zero;
        var span = TimeSpan.ParseExact(text.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture);
        return text[0] == '-' ? -span : span;
    }

    /// <summary>
    /// Wall time in Berlin when the time is meant on <paramref name="start"/>. <paramref name="dayShift"/> is −1 or
    /// 1 where the conversion crosses midnight.
    /// </summary>
    public TimeOnly ToWallTime(DateOnly start, out int dayShift)
    {
        dayShift = 0;
        if (Offset is not { } offset)
            return Written;
        // Not DateTimeOffset: the strict form allows offsets beyond its 14 hours.
        var utc = new DateTime(start.ToDateTime(Written).Ticks - offset.Ticks, DateTimeKind.Utc);
        var wall = utc + BerlinTime.Zone.GetUtcOffset(utc);
        dayShift = DateOnly.FromDateTime(wall).DayNumber - start.DayNumber;
        return TimeOnly.FromDateTime(wall);
    }

    /// <summary>Writes a wall time with the offset in force in Berlin on <paramref name="start"/>.</summary>
    public static string Write(TimeOnly wall, DateOnly start)
    {
        var offset = BerlinTime.ToInstant(start, wall).Offset;
        var time = wall.ToString(wall.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
        return time + "+" + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
    }
}

/// <summary>A date as HSDS-DE §8 demands: <c>yyyy-MM-dd</c>, a real day, years 1900 to 2200, no time part.</summary>
internal static class HsdsDate
{
    public static bool TryParse(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        && date.Year is >= 1900 and <= 2200;

    public static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
