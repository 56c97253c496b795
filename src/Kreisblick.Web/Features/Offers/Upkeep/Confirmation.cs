using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Show;

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
}

/// <summary>
/// The rule of upkeep (directory-features, verification workflow): an entry falls due a number of months after its
/// last confirmation; three reminders go out on the days that the county has set for the topic.
/// </summary>
internal static class Confirmation
{
    public const int Days = 30;

    public static DateOnly DueOn(DateOnly assured, int months) => assured.AddMonths(months);

    public static Freshness Of(DateOnly? assured, int months, DateOnly today) =>
        assured is not { } day ? Freshness.Red
        : today < DueOn(day, months).AddDays(-Days) ? Freshness.Green
        : today <= DueOn(day, months).AddDays(Days) ? Freshness.Yellow
        : Freshness.Red;

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
