using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Coordinates = Kreisblick.Web.Platform.Values.Coordinates;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>An area with its outline in WGS84.</summary>
internal sealed record AreaShape(Area Area, Geometry Outline);

/// <summary>
/// The municipalities' outlines of one territorial status: the newest official set that is complete, else schematic
/// cells around the centre points of today's municipalities.
/// </summary>
internal sealed class AreaMap
{
    private readonly AreaRegister _register;
    private readonly IndexedPointInAreaLocator[] _locators;

    private AreaMap(
        AreaRegister register,
        DateOnly status,
        bool schematic,
        IReadOnlyList<AreaShape> shapes,
        string source
    )
    {
        (_register, Status, IsSchematic, Shapes, Source) = (register, status, schematic, shapes, source);
        _locators = [.. shapes.Select(s => new IndexedPointInAreaLocator(s.Outline))];
    }

    /// <summary>The day whose territory is shown (Gebietsstand).</summary>
    public DateOnly Status { get; }

    /// <summary>True: the page says "schematische Karte".</summary>
    public bool IsSchematic { get; }

    /// <summary>Source and licence to print under the map.</summary>
    public string Source { get; }

    public IReadOnlyList<AreaShape> Shapes { get; }

    public static AreaMap Build(AreaRegister register, IReadOnlyList<AreaBoundary> boundaries)
    {
        foreach (var set in boundaries.GroupBy(b => b.Status).OrderByDescending(g => g.Key))
        {
            if (set.Key > register.Today)
                continue;
            var wanted = register.MunicipalitiesOn(set.Key);
            var shapes = set.ToDictionary(b => b.AreaId);
            if (wanted.Count == 0 || !wanted.All(a => shapes.ContainsKey(a.Id)))
                continue;
            var first = set.First();
            return new AreaMap(
                register,
                set.Key,
                false,
                [.. wanted.Select(a => new AreaShape(a, shapes[a.Id].Shape))],
                first.Licence
            );
        }

        return new AreaMap(
            register,
            register.Today,
            true,
            SchematicBoundaries.Around(register.Municipalities),
            "Eigene schematische Darstellung aus den Mittelpunkten der Gemeinden"
        );
    }

    /// <summary>The municipality of today in which a point lies.</summary>
    public Area? MunicipalityAt(Coordinates point)
    {
        var coordinate = new Coordinate(point.Longitude, point.Latitude);
        for (var i = 0; i < _locators.Length; i++)
        {
            if (_locators[i].Locate(coordinate) != Location.Exterior)
                return Today(Shapes[i].Area, point);
        }

        return null;
    }

    // The outlines may be older than today's territory. A municipality that went to one other leads there; one that
    // was split leads to where its nearest village belongs now.
    private Area? Today(Area area, Coordinates point)
    {
        var today = _register.Today;
        if (_register.On(area, today) is [var only])
            return InCounty(only);
        var village = _register
            .Children(area, Status, AreaKind.Village)
            .Where(v => v.Point is not null)
            .MinBy(v => v.Point!.Value.DistanceTo(point));
        return village is null ? null : InCounty(_register.MunicipalityOf(village, today));
    }

    private Area? InCounty(Area? area) => area is not null && _register.IsInCounty(area) ? area : null;
}
