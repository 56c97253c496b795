using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;
using Point = NetTopologySuite.Geometries.Point;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>The parameters <c>postcode</c> and <c>proximity</c>.</summary>
internal sealed class HsdsNearness(KreisblickDb db, AreaRegister areas, CancellationToken cancellation)
{
    /// <summary>Mean radius of the earth in metres (IUGG).</summary>
    private const double EarthRadius = 6_371_008.8;

    public async Task<IQueryable<ServiceAtLocation>> WhereAsync(
        IQueryable<ServiceAtLocation> places,
        string postcode,
        double? metres
    )
    {
        if (
            areas.Find(postcode) is not PlaceMatch.Found { Place: { Postcode: { } found, Point: { } centre } }
            || found != postcode
        )
            return places.Where(_ => false);
        if (metres is { } limit)
        {
            var near = await WithinAsync(centre, limit);
            return places.Where(x => EF.Parameter(near).Contains(x.LocationId));
        }
        var serving = await ServingAsync(centre);
        return places.Where(x => EF.Parameter(serving).Contains(x.Id));
    }

    /// <summary>Great-circle distance in metres (haversine).</summary>
    public static double Distance(Coordinates a, Coordinates b)
    {
        var (lat1, lat2) = (double.DegreesToRadians(a.Latitude), double.DegreesToRadians(b.Latitude));
        var half = Math.Sin((lat2 - lat1) / 2);
        var across = Math.Sin(double.DegreesToRadians(b.Longitude - a.Longitude) / 2);
        var h = (half * half) + (Math.Cos(lat1) * Math.Cos(lat2) * across * across);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private async Task<List<Guid>> WithinAsync(Coordinates centre, double metres)
    {
        var located = await db.Set<Location>()
            .AsNoTracking()
            .Where(l => l.Latitude != null && l.Longitude != null && !l.IsAddressProtected)
            .Select(l => new
            {
                l.Id,
                l.Latitude,
                l.Longitude,
            })
            .ToListAsync(cancellation);
        return
        [
            .. located
                .Where(l => Distance(centre, new Coordinates(l.Latitude!.Value, l.Longitude!.Value)) <= metres)
                .Select(l => l.Id),
        ];
    }

    /// <summary>Those whose service area (own, else the offer's) covers the point, and those without any.</summary>
    private async Task<List<Guid>> ServingAsync(Coordinates centre)
    {
        var codes = areas.MunicipalityAt(centre) is { } municipality
            ? areas.CodesThatServe([municipality])
            : new HashSet<string>(StringComparer.Ordinal);
        var point = new Point(centre.Longitude, centre.Latitude);
        var rows = await db.Set<ServiceArea>()
            .AsNoTracking()
            .Select(a => new
            {
                a.ServiceId,
                a.ServiceAtLocationId,
                a.AreaKey,
                a.ExtentType,
                a.Extent,
            })
            .ToListAsync(cancellation);
        var covers = rows.Select(a =>
                (
                    Owner: a.ServiceAtLocationId ?? a.ServiceId,
                    Covers: a.AreaKey is { } key
                        ? key == "DE" || codes.Contains(key)
                        : a is { ExtentType: "geojson", Extent: { } extent }
                            && CatchmentPolygon.Parse(extent)?.Covers(point) == true
                )
            )
            .Where(a => a.Owner is not null)
            .ToLookup(a => a.Owner!.Value, a => a.Covers);
        var places = await db.Set<ServiceAtLocation>()
            .AsNoTracking()
            .Select(x => new { x.Id, x.ServiceId })
            .ToListAsync(cancellation);
        return
        [
            .. places
                .Where(x =>
                {
                    var own = covers.Contains(x.Id) ? covers[x.Id] : covers[x.ServiceId];
                    return !own.Any() || own.Any(c => c);
                })
                .Select(x => x.Id),
        ];
    }
}
