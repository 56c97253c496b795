using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Hours;

/// <summary>An instant with its wall time in Berlin, computed once and asked of many offers.</summary>
internal readonly struct BerlinMoment
{
    public BerlinMoment(DateTimeOffset instant)
    {
        Instant = instant;
        var wall = BerlinTime.ToLocal(instant).DateTime;
        WallTicks = wall.Ticks;
        Date = DateOnly.FromDateTime(wall);
        IsPlain =
            !BerlinTime.HasClockChange(Date.AddDays(-1))
            && !BerlinTime.HasClockChange(Date)
            && !BerlinTime.HasClockChange(Date.AddDays(1));
    }

    public DateTimeOffset Instant { get; }
    public long WallTicks { get; }
    public DateOnly Date { get; }

    /// <summary>No change of clocks near: wall times may be compared as numbers.</summary>
    public bool IsPlain { get; }
}

/// <summary>One span of opening in wall time; it belongs to the day on which it begins.</summary>
internal readonly record struct OpeningSpan(DateOnly Date, TimeOnly OpensAt, TimeOnly ClosesAt)
{
    private static readonly TimeOnly LastMinute = new(23, 59);

    /// <summary>00:00 to 23:59 is how HSDS-DE §8 writes 24 hours; the last minute belongs to it.</summary>
    public bool IsWholeDay => OpensAt == TimeOnly.MinValue && ClosesAt == LastMinute;

    public bool EndsNextDay => ClosesAt < OpensAt || IsWholeDay;

    public DateTimeOffset Start => BerlinTime.ToInstant(Date, OpensAt);

    public DateTimeOffset End =>
        IsWholeDay ? BerlinTime.ToInstant(Date.AddDays(1), TimeOnly.MinValue)
        : ClosesAt < OpensAt ? BerlinTime.ToInstant(Date.AddDays(1), ClosesAt)
        : BerlinTime.ToInstant(Date, ClosesAt);

    /// <summary>Beginning included, end not.</summary>
    public bool Contains(in BerlinMoment moment)
    {
        if (!moment.IsPlain)
            return Start <= moment.Instant && moment.Instant < End;
        var midnight = Date.DayNumber * TimeSpan.TicksPerDay;
        var start = midnight + OpensAt.Ticks;
        if (moment.WallTicks < start)
            return false;
        var end = IsWholeDay ? midnight + TimeSpan.TicksPerDay : midnight + ClosesAt.Ticks;
        return moment.WallTicks < (ClosesAt < OpensAt ? end + TimeSpan.TicksPerDay : end);
    }
}
