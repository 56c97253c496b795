using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Calendar;
using NetTopologySuite.Geometries;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>What the filters need to know of one offer besides its words and facets.</summary>
internal sealed class OfferFacts
{
    private const int DaysOfWeek = 7;

    public required Guid Id { get; init; }
    public required int? MinimumAge { get; init; }
    public required int? MaximumAge { get; init; }

    /// <summary>Official keys of the catchment; empty without polygon: everybody in the county.</summary>
    public required IReadOnlyList<string> AreaKeys { get; init; }

    /// <summary>Catchments drawn as polygons (WGS 84).</summary>
    public required IReadOnlyList<Geometry> AreaPolygons { get; init; }

    /// <summary>Hours at each place of the offer; one entry for an offer without place.</summary>
    public required IReadOnlyList<OpeningTimes> Openings { get; init; }

    public bool HasCatchment => AreaKeys.Count > 0 || AreaPolygons.Count > 0;

    /// <summary>Nobody told hours that could be computed with.</summary>
    public bool HoursAreUnknown => Openings.All(o => o.IsActive && o.Rows.All(r => r.OpensAt is null));

    public static OfferFacts Of(Service service, HolidayCalendar holidays) =>
        new()
        {
            Id = service.Id,
            MinimumAge = service.MinimumAge,
            MaximumAge = service.MaximumAge,
            AreaKeys = [.. Areas(service).Select(a => a.AreaKey).OfType<string>().Distinct(StringComparer.Ordinal)],
            AreaPolygons =
            [
                .. Areas(service)
                    .Where(a => a.ExtentType == "geojson" && a.Extent is not null)
                    .Select(a => CatchmentPolygon.Parse(a.Extent!))
                    .OfType<Geometry>(),
            ],
            Openings = OpeningsOf(service, holidays),
        };

    public static IReadOnlyList<OpeningTimes> OpeningsOf(Service service, HolidayCalendar holidays) =>
        service.ServiceAtLocations.Count == 0
            ? [OpeningTimes.Of(service, null, holidays)]
            : [.. service.ServiceAtLocations.Select(at => OpeningTimes.Of(service, at, holidays))];

    /// <summary>Facet rule: no limit is known, or the age lies within the limits.</summary>
    public bool IsForAge(int age) =>
        (MinimumAge is null || MinimumAge <= age) && (MaximumAge is null || age <= MaximumAge);

    /// <summary>True where the offer is there for people of a place; an offer without catchment is county-wide.</summary>
    /// <param name="placeKeys">Keys of the place and of all areas around it: municipality, county, state.</param>
    /// <param name="point">The point of the place.</param>
    public bool Serves(IReadOnlySet<string> placeKeys, Point? point) =>
        !HasCatchment
        || AreaKeys.Any(key => key == PoliticalGeocoding.Germany || placeKeys.Contains(key))
        || (point is not null && AreaPolygons.Any(polygon => polygon.Covers(point)));

    public bool IsOpenAt(in BerlinMoment moment, List<OpeningSpan> buffer)
    {
        foreach (var opening in Openings)
            if (opening.IsOpenAt(moment, buffer) == true)
                return true;
        return false;
    }

    /// <summary>The parts of the coming seven days in which it is open, for <see cref="OpenWish.Mask"/>.</summary>
    public uint WeekMask(DateOnly today)
    {
        var mask = 0u;
        foreach (var opening in Openings.Where(o => o.IsActive && o.Rows.Count > 0))
        foreach (var span in opening.Days(today, DaysOfWeek).SelectMany(d => d.Spans))
            mask |= OpenWish.MaskOf(span.Date, span.OpensAt, span.ClosesAt);
        return mask;
    }

    private static IEnumerable<ServiceArea> Areas(Service service) =>
        service.ServiceAreas.Concat(service.ServiceAtLocations.SelectMany(x => x.ServiceAreas));
}
