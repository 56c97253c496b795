using System.Globalization;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Accounts.Sessions;

/// <summary>Days and moments of the account pages, as people in the county read them.</summary>
internal static class Moments
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static string Day(DateTimeOffset at) => BerlinTime.ToLocal(at).ToString("d. MMMM yyyy", German);

    public static string Moment(DateTimeOffset at) =>
        BerlinTime.ToLocal(at).ToString("d. MMMM yyyy, H:mm 'Uhr'", German);

    /// <summary>"2 Stunden", "30 Minuten".</summary>
    public static string Span(TimeSpan span) =>
        span.TotalHours >= 1 && span.TotalMinutes % 60 == 0
            ? span.TotalHours == 1
                ? "1 Stunde"
                : string.Create(German, $"{span.TotalHours:0} Stunden")
            : string.Create(German, $"{span.TotalMinutes:0} Minuten");
}
