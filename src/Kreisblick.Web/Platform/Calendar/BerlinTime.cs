namespace Kreisblick.Web.Platform.Calendar;

/// <summary>
/// Wall time in Europe/Berlin, the time that people in the county mean. Hours that the clock change skips or
/// doubles resolve to the first valid instant (HSDS-DE §9).
/// </summary>
internal static class BerlinTime
{
    public static readonly TimeZoneInfo Zone = Find();

    /// <summary>The calendar day in Berlin on which the instant falls.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    public static DateOnly Today(TimeProvider time) => DateOf(time.GetUtcNow());

    public static DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>
    /// The first valid instant of a wall time: 02:30 on the last Sunday of March becomes 03:00 summer time, 02:30
    /// on the last Sunday of October is the earlier of the two.
    /// </summary>
    public static DateTimeOffset ToInstant(DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(wall))
        {
            // The clocks jump at a full quarter of an hour; what is skipped begins when the gap ends.
            var end = wall;
            while (Zone.IsInvalidTime(end))
                end = new DateTime(end.Ticks - (end.Ticks % TimeSpan.TicksPerMinute) + TimeSpan.TicksPerMinute);
            wall = end;
        }
        var offset = Zone.IsAmbiguousTime(wall) ? Zone.GetAmbiguousTimeOffsets(wall).Max() : Zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset);
    }

    /// <summary>True where a day has 23 or 25 hours, so that wall times cannot be compared as numbers.</summary>
    public static bool HasClockChange(DateOnly date) =>
        Zone.GetUtcOffset(date.ToDateTime(TimeOnly.MinValue))
        != Zone.GetUtcOffset(date.AddDays(1).ToDateTime(TimeOnly.MinValue));

    private static TimeZoneInfo Find()
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            // Slim machines carry no time zone files. The rule of Directive 2000/84/EC, in force since 1996.
            var spring = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(
                new(1, 1, 1, 2, 0, 0),
                3,
                5,
                DayOfWeek.Sunday
            );
            var autumn = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(
                new(1, 1, 1, 3, 0, 0),
                10,
                5,
                DayOfWeek.Sunday
            );
            var summer = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                new DateTime(1996, 1, 1),
                DateTime.MaxValue.Date,
                TimeSpan.FromHours(1),
                spring,
                autumn
            );
            return TimeZoneInfo.CreateCustomTimeZone(
                "Europe/Berlin",
                TimeSpan.FromHours(1),
                "Europe/Berlin",
                "CET",
                "CEST",
                [summer]
            );
        }
    }
}
