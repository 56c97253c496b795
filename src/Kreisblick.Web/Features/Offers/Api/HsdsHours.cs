using System.Globalization;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>
/// The parameters <c>day</c>, <c>start_time</c> and <c>end_time</c>: all of them on one and the same published row
/// that is valid today.
/// </summary>
internal sealed class HsdsHours(KreisblickDb db, DateOnly today, CancellationToken cancellation)
{
    /// <summary>Ids of services and service_at_locations that have such a row.</summary>
    public async Task<IReadOnlyCollection<Guid>> OwnersAsync(HsdsParameters asked)
    {
        var schedules = (
            await db.Set<Schedule>()
                .AsNoTracking()
                .Where(s => s.ServiceId != null || s.ServiceAtLocationId != null)
                .ToListAsync(cancellation)
        )
            .OrderBy(s => s.Position)
            .ToLookup(s => (s.ServiceId, s.ServiceAtLocationId));
        var exceptions = (
            await db.Set<ScheduleException>()
                .AsNoTracking()
                .Where(s => s.ServiceId != null || s.ServiceAtLocationId != null)
                .ToListAsync(cancellation)
        )
            .OrderBy(s => s.Position)
            .ToLookup(s => (s.ServiceId, s.ServiceAtLocationId));
        var owners = new HashSet<Guid>();
        foreach (var (service, place) in schedules.Select(g => g.Key).Union(exceptions.Select(g => g.Key)))
        {
            var owner = service is { } s ? ScheduleOwner.Service(s) : ScheduleOwner.ServiceAtLocation(place!.Value);
            if (
                PublishedRow
                    .Of(owner, schedules[(service, place)], exceptions[(service, place)])
                    .Any(r => Fits(r.Text, asked))
            )
                owners.Add(service ?? place!.Value);
        }
        return owners;
    }

    private bool Fits(ScheduleText row, HsdsParameters asked)
    {
        // Dates of HSDS-DE sort as texts.
        var day = HsdsFormats.Date(today);
        if (row.ValidFrom is { } from && string.CompareOrdinal(from, day) > 0)
            return false;
        if (row.ValidTo is { } to && string.CompareOrdinal(to, day) < 0)
            return false;
        var days = row.ByDay?.Split(',').Select(d => d[^2..]).ToList() ?? [];
        return asked.Days.All(d => days.Contains(WeekdayCode.Of(d)))
            && (asked.StartTime is not { } start || Wall(row.OpensAt) >= start)
            && (asked.EndTime is not { } end || Wall(row.ClosesAt) <= end);
    }

    // The written time is wall time in Berlin; its offset only says so.
    private static TimeOnly? Wall(string? time) =>
        time is null
            ? null
            : TimeOnly.Parse(time.AsSpan(0, time.AsSpan(5).StartsWith(":") ? 8 : 5), CultureInfo.InvariantCulture);
}
