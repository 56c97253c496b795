using System.Globalization;
using System.Text.RegularExpressions;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Instants as parameters give them.</summary>
internal static partial class HsdsInstants
{
    /// <summary>
    /// RFC 3339 with zone, where an undecoded plus may have become a blank; or a day, which begins at midnight in
    /// Berlin.
    /// </summary>
    public static DateTimeOffset? TryRead(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return StartOf(day);
        var plus = text.Replace(' ', '+');
        if (!Rfc3339().IsMatch(plus))
            return null;
        return DateTimeOffset.TryParse(plus, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.ToUniversalTime()
            : null;
    }

    public static DateTimeOffset StartOf(DateOnly day) =>
        // Years at the very end of the calendar have no earlier or later instant.
        day.Year
            is < 2
                or > 9998
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : BerlinTime.ToInstant(day, TimeOnly.MinValue).ToUniversalTime();

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Rfc3339();
}
