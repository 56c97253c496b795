using System.Globalization;
using System.Text.Json.Serialization;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Hours;

/// <summary>schema.org <c>OpeningHoursSpecification</c>; write it without null values.</summary>
internal sealed record OpeningHoursSpecification
{
    [JsonPropertyName("@type")]
    public string Type => "OpeningHoursSpecification";

    [JsonPropertyName("dayOfWeek")]
    public IReadOnlyList<string>? DayOfWeek { get; init; }

    [JsonPropertyName("opens")]
    public required string Opens { get; init; }

    [JsonPropertyName("closes")]
    public required string Closes { get; init; }

    [JsonPropertyName("validFrom")]
    public string? ValidFrom { get; init; }

    [JsonPropertyName("validThrough")]
    public string? ValidThrough { get; init; }
}

/// <summary>
/// schema.org <c>hoursAvailable</c> of an offer. Plain weekly rows become one entry; what schema.org cannot say as a
/// week (monthly, every other week, series that end by number, departures) is written day by day.
/// </summary>
internal static class HoursAvailable
{
    /// <summary>Entries for the time from <paramref name="today"/> on; single days for <see cref="OpeningTimes.DaysAhead"/> days.</summary>
    public static IReadOnlyList<OpeningHoursSpecification> Of(OpeningTimes times, DateOnly today)
    {
        if (!times.IsActive)
            return [];
        var plain = times.Rows.Where(r => IsPlainWeek(r) && !(Earlier(r.ValidTo, r.Until) < today)).ToList();
        var entries = plain.Select(Week).ToList();
        foreach (var day in times.Days(today, OpeningTimes.DaysAhead))
        {
            var usual = plain
                .Where(r => Recurrence.Of(r).OccursOn(day.Date) && !(r.ValidFrom > day.Date) && !(r.ValidTo < day.Date))
                .Select(r => new OpeningSpan(day.Date, r.OpensAt!.Value, r.ClosesAt!.Value))
                .ToHashSet();
            if (usual.SetEquals(day.Spans))
                continue;
            // schema.org: a specification of a single day overrides the week; equal times mean closed all day.
            if (day.Spans.Count == 0 && day.Unknown is null)
                entries.Add(Single(day.Date, TimeOnly.MinValue, TimeOnly.MinValue));
            else if (usual.IsSubsetOf(day.Spans))
                entries.AddRange(
                    day.Spans.Where(s => !usual.Contains(s)).Select(s => Single(s.Date, s.OpensAt, s.ClosesAt))
                );
            else
                entries.AddRange(day.Spans.Select(s => Single(s.Date, s.OpensAt, s.ClosesAt)));
        }
        return entries;
    }

    private static bool IsPlainWeek(Schedule row) =>
        row is { Freq: ScheduleFrequency.Weekly, Interval: 1, Count: null, OpensAt: not null }
        && row.SchoolHolidays != SchoolHolidayRule.Only;

    private static OpeningHoursSpecification Week(Schedule row) =>
        new()
        {
            DayOfWeek =
            [
                .. (row.ByDay?.Days.Select(d => d.Day) ?? [row.DtStart.DayOfWeek]).Select(d =>
                    "https://schema.org/" + d
                ),
            ],
            Opens = Time(row.OpensAt!.Value),
            Closes = Time(row.ClosesAt!.Value),
            ValidFrom = HsdsDate.Write(row.ValidFrom > row.DtStart ? row.ValidFrom.Value : row.DtStart),
            ValidThrough = Earlier(row.ValidTo, row.Until) is { } last ? HsdsDate.Write(last) : null,
        };

    private static OpeningHoursSpecification Single(DateOnly day, TimeOnly opens, TimeOnly closes) =>
        new()
        {
            Opens = Time(opens),
            Closes = Time(closes),
            ValidFrom = HsdsDate.Write(day),
            ValidThrough = HsdsDate.Write(day),
        };

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;

    private static string Time(TimeOnly time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
