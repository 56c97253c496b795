using System.Globalization;
using System.Text;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Hours;

/// <summary>
/// The openings of an offer as iCalendar (RFC 5545): one event for each span of the days that the page shows, so that
/// holidays and exceptions are already worked in. Times in UTC; no rule that a reader could expand differently.
/// </summary>
internal static class OfferCalendar
{
    /// <param name="id">Id of the service or service_at_location; with the day it makes the event's stable UID.</param>
    /// <param name="location">Address in one line; null for a protected place.</param>
    public static string Write(
        Guid id,
        string name,
        string? location,
        Uri page,
        IEnumerable<OpeningDay> days,
        DateTimeOffset stamp
    )
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Kreisblick//Angebot//DE");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, "X-WR-CALNAME:" + Escape(name));
        foreach (var span in days.SelectMany(d => d.Spans).Where(s => s.End > s.Start))
        {
            Line(text, "BEGIN:VEVENT");
            Line(
                text,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"UID:{id:N}-{span.Date:yyyyMMdd}-{span.OpensAt:HHmmss}-{span.ClosesAt:HHmmss}@kreisblick"
                )
            );
            Line(text, "DTSTAMP:" + Utc(stamp));
            Line(text, "DTSTART:" + Utc(span.Start));
            Line(text, "DTEND:" + Utc(span.End));
            Line(text, "SUMMARY:" + Escape(name));
            if (location is not null)
                Line(text, "LOCATION:" + Escape(location));
            Line(text, "URL:" + page.AbsoluteUri);
            Line(text, "TRANSP:TRANSPARENT");
            Line(text, "END:VEVENT");
        }
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string Utc(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\r\n", "\\n", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\n", StringComparison.Ordinal);

    /// <summary>Lines are folded after at most 75 octets, never inside a character (RFC 5545 §3.1).</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 75)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
