using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Upkeep;

/// <summary>When a provider is asked whether an entry still holds.</summary>
internal enum ReminderKind
{
    /// <summary>The first, usually 30 days before the entry falls due.</summary>
    Before,

    /// <summary>The second, usually on the day.</summary>
    Due,

    /// <summary>The last, usually 30 days after it; the editorial office gets a copy.</summary>
    After,

    /// <summary>The number of free places is about to be too old.</summary>
    CapacityBefore,

    /// <summary>The number of free places holds until this day.</summary>
    CapacityDue,
}

/// <summary>
/// The rule of upkeep (directory-features, verification workflow): an entry falls due a number of months after its
/// last confirmation, or when its funding ends, if that is earlier; three reminders go out on the days that the county
/// has set for the topic. Free places have a shorter time of their own.
/// </summary>
internal static class Confirmation
{
    public static DateOnly DueOn(DateOnly assured, int months) => assured.AddMonths(months);

    /// <param name="fundingEndsOn">Nobody knows yet what comes after that day, unless it was confirmed since.</param>
    public static DateOnly DueOn(DateOnly assured, int months, DateOnly? fundingEndsOn) =>
        fundingEndsOn is { } end && end > assured && end < DueOn(assured, months) ? end : DueOn(assured, months);

    /// <param name="due">Null: it was never confirmed.</param>
    /// <param name="yellowDays">Days before and after the due day in which the light is yellow.</param>
    /// <param name="today">Day in Germany.</param>
    public static Freshness Of(DateOnly? due, int yellowDays, DateOnly today) =>
        due is not { } day ? Freshness.Red
        : today < day.AddDays(-yellowDays) ? Freshness.Green
        : today <= day.AddDays(yellowDays) ? Freshness.Yellow
        : Freshness.Red;

    /// <summary>The last day on which the number of free places still holds.</summary>
    public static DateOnly CapacityDueOn(DateTimeOffset stated, int days) => BerlinTime.DateOf(stated).AddDays(days);

    /// <summary>Two days before the end of two weeks; in proportion where another time was set.</summary>
    public static int CapacityYellowDays(int days) => Math.Max(1, days / 7);

    /// <summary>Of the free places: shortly before the day, and on it. Afterwards the public page shows no number.</summary>
    public static ReminderKind? CapacityReminderOn(DateOnly due, DateOnly today, int days) =>
        today >= due ? ReminderKind.CapacityDue
        : today >= due.AddDays(-CapacityYellowDays(days)) ? ReminderKind.CapacityBefore
        : null;

    /// <summary>
    /// The reminder that holds on that day. After days without service only the newest is sent, not all that were
    /// missed; an entry that was never confirmed has no due day and is a task of the editorial office.
    /// </summary>
    /// <param name="due">When the entry falls due.</param>
    /// <param name="today">Day in Germany.</param>
    /// <param name="days">Of the three reminders, from the due day; negative: before.</param>
    public static ReminderKind? ReminderOn(DateOnly due, DateOnly today, IReadOnlyList<int> days) =>
        today >= due.AddDays(days[2]) ? ReminderKind.After
        : today >= due.AddDays(days[1]) ? ReminderKind.Due
        : today >= due.AddDays(days[0]) ? ReminderKind.Before
        : null;
}
