using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>
/// The geography of the county as it is asked for in a request: which areas exist on a day, what became of one that
/// ended, what a visitor means by a place name. Immutable; rebuilt by <see cref="AreaRegisterSource"/>.
/// </summary>
internal sealed class AreaRegister
{
    private readonly Dictionary<string, Area> _byKey;
    private readonly Dictionary<Guid, Area> _byId;
    private readonly ILookup<Guid, AreaParent> _parents;
    private readonly ILookup<Guid, AreaParent> _children;
    private readonly ILookup<Guid, AreaMove> _leaving;
    private readonly ILookup<Guid, AreaMove> _arriving;
    private readonly Lazy<PlaceFinder> _places;
    private readonly Lazy<AreaMap> _map;
    private readonly Lazy<AreaGeoJson> _geoJson;

    /// <param name="snapshot">The rows.</param>
    /// <param name="countyKey">AGS of the county that the portal serves, five digits.</param>
    /// <param name="today">The day that "exists" means where no day is named.</param>
    public AreaRegister(AreaSnapshot snapshot, string countyKey, DateOnly today)
    {
        Today = today;
        Areas = [.. snapshot.Areas.OrderBy(a => a.Kind).ThenBy(a => a.Key, StringComparer.Ordinal)];
        _byKey = Areas.ToDictionary(a => a.Key, StringComparer.OrdinalIgnoreCase);
        _byId = Areas.ToDictionary(a => a.Id);
        _parents = snapshot.Parents.ToLookup(p => p.ChildId);
        _children = snapshot.Parents.ToLookup(p => p.ParentId);
        var moves = snapshot
            .Events.OrderBy(e => e.Effective)
            .SelectMany(e => e.Parts.Select(p => new AreaMove(e, p, _byId[p.FromId], _byId[p.ToId])))
            .ToList();
        _leaving = moves.ToLookup(m => m.From.Id);
        _arriving = moves.ToLookup(m => m.To.Id);
        // An empty register (before the seed or an import) still answers: it knows no place.
        County =
            _byKey.GetValueOrDefault(countyKey)
            ?? new Area(AreaKind.County, countyKey, "Landkreis " + countyKey, null, null, Area.Unconfirmed);
        _places = new(() => new PlaceFinder(this, snapshot.Postcodes));
        _map = new(() => AreaMap.Build(this, snapshot.Boundaries));
        _geoJson = new(() => AreaGeoJson.Of(Map));
    }

    public DateOnly Today { get; }

    /// <summary>The county that the portal serves.</summary>
    public Area County { get; }

    /// <summary>Every area of every time, ordered by kind and key.</summary>
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>Municipalities of the county that exist today, by name.</summary>
    public IReadOnlyList<Area> Municipalities => MunicipalitiesOn(Today);

    /// <summary>Outlines to draw: official ones where they are imported, else schematic cells.</summary>
    public AreaMap Map => _map.Value;

    /// <summary>The same outlines, small enough for the map in the browser.</summary>
    public AreaGeoJson GeoJson => _geoJson.Value;

    /// <summary>By AGS, association number, own code, or Regionalschlüssel with 12 digits. Ended areas too.</summary>
    public Area? ByKey(string? key)
    {
        key = key?.Trim() ?? "";
        if (_byKey.TryGetValue(key, out var area))
            return area;
        // ARS: state, region, county (5) + association (4) + municipality (3); the AGS leaves the association out.
        return key.Length == 12 && key.All(char.IsAsciiDigit) ? _byKey.GetValueOrDefault(key[..5] + key[9..]) : null;
    }

    public Area ById(Guid id) => _byId[id];

    /// <summary>Municipalities of the county on a day, by name in German order.</summary>
    public IReadOnlyList<Area> MunicipalitiesOn(DateOnly day) => Children(County, day, AreaKind.Municipality);

    /// <summary>What belongs to an area on a day, by name in German order.</summary>
    public IReadOnlyList<Area> Children(Area area, DateOnly day, AreaKind? kind = null) =>
        [
            .. _children[area.Id]
                .Where(p => p.HoldsOn(day))
                .Select(p => _byId[p.ChildId])
                .Where(a => a.ExistsOn(day) && (kind is null || a.Kind == kind))
                .Distinct()
                .OrderBy(a => a.Name, German.Comparer),
        ];

    /// <summary>What an area belongs to on a day, for example its county, its association, its social space.</summary>
    public Area? Parent(Area area, DateOnly day, AreaKind kind) =>
        _parents[area.Id]
            .Where(p => p.HoldsOn(day))
            .Select(p => _byId[p.ParentId])
            .FirstOrDefault(a => a.Kind == kind && a.ExistsOn(day));

    /// <summary>The municipality of a village on a day; a municipality is its own, or its only successor.</summary>
    public Area? MunicipalityOf(Area area, DateOnly day) =>
        area.Kind switch
        {
            AreaKind.Municipality => On(area, day) is [var only] ? only : null,
            AreaKind.Village => Parent(area, day, AreaKind.Municipality),
            _ => null,
        };

    /// <summary>Whether an area lies, today, in the county that the portal serves.</summary>
    public bool IsInCounty(Area area) =>
        area.Kind switch
        {
            AreaKind.County => area.Key == County.Key,
            AreaKind.Municipality => On(area, Today).Any(a => Parent(a, Today, AreaKind.County) == County),
            AreaKind.Village => MunicipalityOf(area, Today) is { } municipality && IsInCounty(municipality),
            AreaKind.Association or AreaKind.SocialSpace => Parent(area, area.LastDay ?? Today, AreaKind.County)
                == County,
            _ => false,
        };

    /// <summary>
    /// The areas that cover an area's ground on a day: itself if it exists then, else what it became (later day) or
    /// what it was made of (earlier day). More than one where it was split or merged.
    /// </summary>
    public IReadOnlyList<Area> On(Area area, DateOnly day)
    {
        var found = new List<Area>();
        Collect(area, day, found);
        return found;
    }

    /// <summary>The moves by which an area's ground went elsewhere, oldest first: the history shown on its page.</summary>
    public IReadOnlyList<AreaMove> MovesFrom(Area area) => [.. _leaving[area.Id]];

    /// <summary>The moves by which an area got its ground, oldest first.</summary>
    public IReadOnlyList<AreaMove> MovesTo(Area area) => [.. _arriving[area.Id]];

    /// <summary>What a visitor means by the words in the place field.</summary>
    public PlaceMatch Find(string? text) => _places.Value.Find(text);

    /// <summary>Places whose name begins with the letters typed so far, the biggest kind first.</summary>
    public IReadOnlyList<Place> Suggest(string? prefix, int max) => _places.Value.Suggest(prefix, max);

    /// <summary>Every name that stands for one place, with its code: for place recognition in search words.</summary>
    public IReadOnlyList<(string Name, string Code)> PlaceNames => _places.Value.Names;

    /// <summary>
    /// Codes whose service areas reach a person in one of these municipalities: the municipality, all it once was,
    /// its associations and social spaces, county, state, country.
    /// </summary>
    public IReadOnlySet<string> CodesThatServe(IEnumerable<Area> municipalities)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Area>(municipalities);
        while (open.TryPop(out var area))
        {
            if (!codes.Add(area.Key))
                continue;
            foreach (var move in _arriving[area.Id])
                open.Push(move.From);
            foreach (var parent in _parents[area.Id].Where(p => p.HoldsOn(area.LastDay ?? Today)))
                open.Push(_byId[parent.ParentId]);
        }

        return codes;
    }

    /// <summary>The point for distances: the main village (same name) where it is known, else the area's own point.</summary>
    public Coordinates? PointOf(Area area) =>
        area.Kind == AreaKind.Municipality ? MainVillage(area)?.Point ?? area.Point : area.Point;

    /// <summary>The municipality of today in which a point lies; null outside the county.</summary>
    public Area? MunicipalityAt(Coordinates point) => Map.MunicipalityAt(point);

    /// <summary>Whether a point lies in an area (county, municipality, association, social space) as it is today.</summary>
    public bool Contains(Area area, Coordinates point) =>
        MunicipalityAt(point) is { } municipality
        && (
            On(area, Today).Contains(municipality)
            || _parents[municipality.Id].Any(p => p.ParentId == area.Id && p.HoldsOn(Today))
        );

    private Area? MainVillage(Area municipality)
    {
        var name = PlaceName.Fold(municipality.Name);
        return _children[municipality.Id]
            .Select(p => _byId[p.ChildId])
            .FirstOrDefault(v => v.Kind == AreaKind.Village && PlaceName.Fold(v.Name) == name);
    }

    private void Collect(Area area, DateOnly day, List<Area> found)
    {
        if (area.ExistsOn(day))
        {
            if (!found.Contains(area))
                found.Add(area);
            return;
        }

        if (area.LastDay < day)
        {
            foreach (var move in _leaving[area.Id])
                Collect(move.To, day, found);
        }
        else
        {
            foreach (var move in _arriving[area.Id].Where(m => m.Event.Effective == area.ValidFrom))
                Collect(move.From, day, found);
        }
    }
}

/// <summary>One part of a change of territory, with its areas.</summary>
internal sealed record AreaMove(AreaEvent Event, AreaEventPart Part, Area From, Area To);
