using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>Finds what a visitor means by a place name, a postcode or a key; offers near names where none fits.</summary>
internal sealed class PlaceFinder
{
    private const int LongestText = 100;
    private const int MostSuggestions = 5;

    private readonly AreaRegister _register;
    private readonly ILookup<string, Postcode> _postcodes;
    private readonly Dictionary<string, List<Place>> _byName = new(StringComparer.Ordinal);

    public PlaceFinder(AreaRegister register, IEnumerable<Postcode> postcodes)
    {
        _register = register;
        _postcodes = postcodes.ToLookup(p => p.Code, StringComparer.Ordinal);
        // Villages first: where a municipality became a village of another one, its name means the village of today.
        foreach (var village in register.Areas.Where(a => a.Kind == AreaKind.Village))
            AddVillage(village);
        // Nobody lives "in an association": those and social spaces are found by their code only.
        foreach (
            var area in register.Areas.Where(a =>
                a.Kind is AreaKind.Country or AreaKind.State or AreaKind.County or AreaKind.Municipality
            )
        )
            AddArea(area);
        Names =
        [
            .. register
                .Areas.Where(a => a.Kind is AreaKind.County or AreaKind.Municipality or AreaKind.Village)
                .SelectMany(Spellings)
                .Distinct(StringComparer.Ordinal)
                .Select(n => (Name: n, Readings: _byName.GetValueOrDefault(PlaceName.Fold(n), [])))
                .Where(n => n.Readings.Count == 1)
                .Select(n => (n.Name, n.Readings[0].Code)),
        ];
    }

    public IReadOnlyList<(string Name, string Code)> Names { get; }

    public PlaceMatch Find(string? text)
    {
        text = Clean(text);
        if (text.Length == 0)
            return new PlaceMatch.Nothing();
        if (_register.ByKey(text) is { } byKey && _postcodes[text].FirstOrDefault() is null)
            return new PlaceMatch.Found(PlaceOf(byKey));
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var postcode = words.FirstOrDefault(w => w.Length == 5 && w.All(char.IsAsciiDigit));
        var name = string.Join(' ', words.Where(w => w != postcode));
        var readings = name.Length == 0 ? [] : Readings(name);
        if (postcode is not null && readings.Count > 1)
            readings = Narrow(readings, postcode);
        if (readings.Count == 1)
            return new PlaceMatch.Found(readings[0] with { Postcode = postcode });
        if (readings.Count > 1)
            return new PlaceMatch.Ambiguous(text, readings);
        if (postcode is not null && _postcodes.Contains(postcode))
            return new PlaceMatch.Found(PostcodePlace(postcode));
        return new PlaceMatch.Unknown(text, name.Length == 0 ? NearPostcodes(postcode!) : NearNames(name));
    }

    public IReadOnlyList<Place> Suggest(string? prefix, int max)
    {
        var text = Clean(prefix);
        if (text.Length >= 2 && text.All(char.IsAsciiDigit))
        {
            var codes = _postcodes.Select(g => g.Key).Where(c => c.StartsWith(text, StringComparison.Ordinal));
            return [.. codes.Order(StringComparer.Ordinal).Take(max).Select(PostcodePlace)];
        }

        var start = PlaceName.Fold(text);
        if (start.Length < 2)
            return [];
        return
        [
            .. _byName
                .Where(n => n.Key.StartsWith(start, StringComparison.Ordinal))
                .SelectMany(n => n.Value)
                .DistinctBy(p => p.Code, StringComparer.Ordinal)
                .OrderBy(p => p.Village is null ? 0 : 1)
                .ThenBy(p => p.Label, German.Comparer)
                .Take(max),
        ];
    }

    private static string Clean(string? text)
    {
        text = string.Concat((text ?? "").Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c)).Trim();
        return text.Length <= LongestText ? text : text[..LongestText];
    }

    private List<Place> Readings(string name) => _byName.GetValueOrDefault(PlaceName.Fold(name), []);

    private List<Place> Narrow(List<Place> readings, string postcode)
    {
        var areas = _postcodes[postcode]
            .SelectMany(p => _register.On(_register.ById(p.AreaId), _register.Today))
            .ToHashSet();
        var narrowed = readings.Where(r => r.Areas.Any(areas.Contains)).ToList();
        return narrowed.Count == 0 ? readings : narrowed;
    }

    private Place PostcodePlace(string code)
    {
        var rows = _postcodes[code].ToList();
        var areas = rows.SelectMany(p => _register.On(_register.ById(p.AreaId), _register.Today)).Distinct().ToList();
        Coordinates? point = rows.Where(r => r.Latitude is not null && r.Longitude is not null)
            .Select(r => (Coordinates?)new Coordinates(r.Latitude!.Value, r.Longitude!.Value))
            .FirstOrDefault();
        point ??= areas.Select(_register.PointOf).FirstOrDefault(p => p is not null);
        var names = string.Join(", ", areas.Select(a => a.Name));
        return new Place(code, $"{code} ({names})", areas, null, point, code, areas.Any(_register.IsInCounty), null);
    }

    private List<Place> NearPostcodes(string code) =>
        [
            .. _postcodes
                .Select(g => g.Key)
                .Select(c => (Code: c, Distance: PlaceName.Distance(c, code, 2)))
                .Where(c => c.Distance <= 1)
                .OrderBy(c => c.Code, StringComparer.Ordinal)
                .Take(MostSuggestions)
                .Select(c => PostcodePlace(c.Code)),
        ];

    private List<Place> NearNames(string name)
    {
        var folded = PlaceName.Fold(name);
        if (folded.Length < 3)
            return [];
        var limit = folded.Length < 5 ? 1 : 2;
        return
        [
            .. _byName
                .Select(n => (Places: n.Value, Rank: Nearness(n.Key, folded, limit)))
                .Where(n => n.Rank <= limit)
                .SelectMany(n => n.Places.Select(p => (Place: p, n.Rank)))
                .OrderBy(p => p.Rank)
                .ThenBy(p => p.Place.Village is null ? 0 : 1)
                .ThenBy(p => p.Place.Label, German.Comparer)
                .Select(p => p.Place)
                .DistinctBy(p => p.Code, StringComparer.Ordinal)
                .Take(MostSuggestions),
        ];
    }

    // A name that the text begins or ends ("Nottertal", "Eichsfeld") is as near as one typing error.
    private static int Nearness(string key, string folded, int limit)
    {
        var part = folded.Length >= 4 && key.Contains(folded, StringComparison.Ordinal);
        return Math.Min(part ? 1 : int.MaxValue, PlaceName.Distance(key, folded, limit));
    }

    private void AddVillage(Area village)
    {
        var place = PlaceOf(village);
        // The main village of a municipality of the same name adds no reading: the municipality is meant.
        if (place.Areas is [var only] && PlaceName.Fold(only.Name) == PlaceName.Fold(village.Name))
            return;
        foreach (var name in Spellings(village))
            Add(name, place);
    }

    private void AddArea(Area area)
    {
        var names = Spellings(area);
        var ended = !area.ExistsOn(_register.Today);
        if (ended && (area.Kind != AreaKind.Municipality || _byName.ContainsKey(PlaceName.Fold(area.Name))))
            return;
        var place = PlaceOf(area);
        foreach (var name in names)
            Add(name, place);
    }

    private void Add(string name, Place place)
    {
        var key = PlaceName.Fold(name);
        if (!_byName.TryGetValue(key, out var places))
            _byName[key] = places = [];
        if (!places.Exists(p => p.Code == place.Code))
            places.Add(place);
    }

    private Place PlaceOf(Area area)
    {
        var today = _register.Today;
        var village = area.Kind == AreaKind.Village ? area : null;
        IReadOnlyList<Area> areas =
            village is null ? _register.On(area, today)
            : _register.MunicipalityOf(village, today) is { } municipality ? [municipality]
            : [];
        var label = village is null || areas.Count == 0 ? area.Name : $"{area.Name} ({areas[0].Name})";
        var note = village is null && !area.ExistsOn(today) ? HistoryNote(area, areas) : null;
        var point = _register.PointOf(area) ?? areas.Select(_register.PointOf).FirstOrDefault(p => p is not null);
        return new Place(area.Key, label, areas, village, point, null, _register.IsInCounty(area), note);
    }

    private static string HistoryNote(Area area, IReadOnlyList<Area> areas) =>
        $"Die Gemeinde {area.Name} gab es bis {area.LastDay:dd.MM.yyyy}. Heute: {string.Join(", ", areas.Select(a => a.Name))}.";

    private IEnumerable<string> Spellings(Area area)
    {
        yield return area.Name;
        // "Mühlhausen/Thüringen" and "Hallungen (Wartburgkreis)" are asked for without their addition, spa towns
        // without "Bad".
        var cut = area.Name.IndexOfAny(['/', '(']);
        if (cut > 0)
            yield return area.Name[..cut].Trim();
        if (area.Name.StartsWith("Bad ", StringComparison.Ordinal))
            yield return area.Name[4..];
        if (area.Name.Contains(" unterm ", StringComparison.Ordinal))
            yield return area.Name.Replace(" unterm ", " u. ", StringComparison.Ordinal);
        if (area.Kind != AreaKind.County)
            yield break;
        var own = area.Name.Replace("Landkreis ", "", StringComparison.Ordinal);
        var bare = own.Replace("-Kreis", "", StringComparison.Ordinal).Replace("kreis", "", StringComparison.Ordinal);
        yield return own;
        yield return bare;
        yield return "Kreis " + bare;
        yield return "Landkreis " + bare;
        yield return "Landkreis " + own;
        yield return bare + "kreis";
        if (area == _register.County)
        {
            // The initials of a compound name are its everyday short form (UHK).
            var initials = string.Concat(own.Split('-').Select(w => w[0]));
            if (initials.Length >= 3)
                yield return initials;
        }
    }
}
