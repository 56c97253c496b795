using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Kreisblick.Web.Features.Offers.Hours;

namespace Kreisblick.Web.Features.Offers.Export;

/// <summary>
/// The openings of offers as iCalendar (RFC 5545): one event for each span of the days that the page shows, so that
/// holidays and exceptions are already worked in. Times in UTC; no rule that a reader could expand differently.
/// Written event by event, so that a long list need not be held.
/// </summary>
internal static class OfferCalendar
{
    private const string End = "END:VCALENDAR";

    /// <summary>Lines before the first event.</summary>
    public static string Begin(string name)
    {
        var calendar = new Calendar
        {
            ProductId = "-//Kreisblick//Angebot//DE",
            Version = "2.0",
            Method = "PUBLISH",
        };
        calendar.AddProperty("X-WR-CALNAME", name);
        var whole = new CalendarSerializer().SerializeToString(calendar)!;
        return whole[..whole.LastIndexOf(End, StringComparison.Ordinal)];
    }

    /// <summary>Line after the last event.</summary>
    public static string Close() => End + "\r\n";

    /// <summary>The events of one offer at all its places; empty where nobody knows its hours or it stays closed.</summary>
    public static string Events(ExportedOffer offer, int days)
    {
        var text = new StringBuilder();
        foreach (var (id, times, place) in offer.Openings)
            text.Append(
                Events(
                    id,
                    offer.Name,
                    place,
                    new Uri(offer.Page),
                    times.Days(offer.Snapshot.Areas.Today, days),
                    offer.Service.LastModified
                )
            );
        return text.ToString();
    }

    /// <param name="id">Id of the service or service_at_location; with the day it makes the event's stable UID.</param>
    /// <param name="name">Name of the offer.</param>
    /// <param name="place">Address in one line; null for a protected place.</param>
    /// <param name="page">Page of the offer.</param>
    /// <param name="days">The days as the page shows them.</param>
    /// <param name="stamp">When the data were changed last.</param>
    public static string Events(
        Guid id,
        string name,
        string? place,
        Uri page,
        IEnumerable<OpeningDay> days,
        DateTimeOffset stamp
    )
    {
        var text = new StringBuilder();
        var serializer = new EventSerializer();
        foreach (var span in days.SelectMany(d => d.Spans).Where(s => s.End > s.Start))
        {
            var opening = new CalendarEvent
            {
                Uid = string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{id:N}-{span.Date:yyyyMMdd}-{span.OpensAt:HHmmss}-{span.ClosesAt:HHmmss}@kreisblick"
                ),
                DtStamp = Utc(stamp),
                Start = Utc(span.Start),
                End = Utc(span.End),
                Summary = name,
                Location = place,
                Url = page,
                Transparency = TransparencyType.Transparent,
            };
            text.Append(serializer.SerializeToString(opening));
        }
        return text.ToString();
    }

    private static CalDateTime Utc(DateTimeOffset instant) => new(instant.UtcDateTime, CalDateTime.UtcTzId);
}
