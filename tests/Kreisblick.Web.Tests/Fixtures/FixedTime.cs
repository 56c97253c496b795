namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>A clock that stands still until a test moves it. Timers fire by the real clock.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    /// <summary>A Wednesday morning in term time: counselling centres are open.</summary>
    public static readonly DateTimeOffset WednesdayMorning = new(2026, 9, 16, 8, 30, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
}
