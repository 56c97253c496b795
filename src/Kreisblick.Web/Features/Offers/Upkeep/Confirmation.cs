using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Show;

namespace Kreisblick.Web.Features.Offers.Upkeep;

/// <summary>When a provider is asked whether an entry still holds.</summary>
internal enum ReminderKind
{
    /// <summary>30 days before the entry falls due.</summary>
    Before,

    /// <summary>On the day.</summary>
    Due,

    /// <summary>30 days after it; the editorial office gets a copy.</summary>
    After,
}

/// <summary>
/// The rule of upkeep (directory-features, verification workflow): an entry falls due a number of months after its
/// last confirmation; reminders go out 30 days before, on the day and 30 days after.
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
    public static ReminderKind? ReminderOn(DateOnly due, DateOnly today) =>
        today >= due.AddDays(Days) ? ReminderKind.After
        : today >= due ? ReminderKind.Due
        : today >= due.AddDays(-Days) ? ReminderKind.Before
        : null;
}
