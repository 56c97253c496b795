namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary>
/// Candidates for duplicates by the rule of the directory (cases A to D). Offers are sorted into blocks first (cells of
/// about 200 m, contacts, foreign ids, addresses, providers), so that 5 000 are compared with 5 000 in seconds. Nothing
/// is ever merged here; people decide.
/// </summary>
internal sealed class DuplicateFinder
{
    /// <summary>More would be read by nobody.</summary>
    public const int MostPerOffer = 5;

    private const double NearMetres = 100;
    private readonly HashSet<string> placeWords;
    private readonly Dictionary<string, List<Entry>> blocks = new(StringComparer.Ordinal);

    /// <param name="known">What new offers are compared with.</param>
    /// <param name="placeNames">Names of places of the county: they do not tell offers apart.</param>
    public DuplicateFinder(IEnumerable<DuplicateCard> known, IEnumerable<string> placeNames)
    {
        placeWords = placeNames.SelectMany(DuplicateName.WordsOf).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in known.Select(Read))
        foreach (var block in BlocksOf(entry))
        {
            if (!blocks.TryGetValue(block, out var entries))
                blocks[block] = entries = [];
            entries.Add(entry);
        }
    }

    /// <summary>How many pairs were looked at; without blocks it would be all of them.</summary>
    public long Compared { get; private set; }

    /// <summary>What the offer may be, the likeliest first; never itself.</summary>
    public IReadOnlyList<DuplicatePair> Find(DuplicateCard card)
    {
        var entry = Read(card);
        return
        [
            .. BlocksFor(entry)
                .SelectMany(block => blocks.GetValueOrDefault(block, []))
                .DistinctBy(known => known.Card.Id)
                .Where(known => known.Card.Id != card.Id)
                .Select(known => Compare(entry, known))
                .OfType<DuplicatePair>()
                .OrderByDescending(pair => pair.Score)
                .ThenBy(pair => pair.Known)
                .Take(MostPerOffer),
        ];
    }

    /// <summary>Each pair among these once, the likeliest first.</summary>
    public IReadOnlyList<DuplicatePair> FindAll(IEnumerable<DuplicateCard> cards) =>
        [
            .. cards
                .SelectMany(Find)
                .Select(pair =>
                    pair.New.CompareTo(pair.Known) < 0 ? pair : pair with { New = pair.Known, Known = pair.New }
                )
                .DistinctBy(pair => (pair.New, pair.Known))
                .OrderByDescending(pair => pair.Score)
                .ThenBy(pair => pair.New)
                .ThenBy(pair => pair.Known),
        ];

    /// <summary>Two offers by the rule alone; null: they are no candidates.</summary>
    public DuplicatePair? Compare(DuplicateCard one, DuplicateCard other) => Compare(Read(one), Read(other));

    private DuplicatePair? Compare(Entry a, Entry b)
    {
        Compared++;
        var (one, other) = (a.Card, b.Card);
        var provider = one.OrganizationId == other.OrganizationId;
        var category = one.MainCategory is not null && one.MainCategory == other.MainCategory;
        // "Schuldnerberatung" and "Schwangerenberatung" of one advice centre are two offers, however alike they sound.
        var apart = provider && !category && one.MainCategory is not null && other.MainCategory is not null;
        var alike = apart ? a.Name.IsAlmost(b.Name) : a.Name.IsLike(b.Name);
        var near = Nearest(one, other) <= NearMetres;
        var contact = one.Contacts.Intersect(other.Contacts, StringComparer.Ordinal).Any();
        var source = Pairs(one, other).Any(p => p.A.Source is not null && p.A.Source == p.B.Source);
        (DuplicateCase Case, string Reason)? found =
            alike && source ? (DuplicateCase.Source, "gleiche fremde Kennung und ähnlicher Name")
            : alike && near ? (DuplicateCase.Near, "gleicher Ort und ähnlicher Name")
            : contact && category ? (DuplicateCase.Contact, "gleicher Kontakt und gleiches Thema")
            : one.IsPlaced && other.IsPlaced || !alike ? null
            : provider ? (DuplicateCase.Unplaced, "gleicher Träger und ähnlicher Name")
            : Pairs(one, other).Any(p => SameAddress(p.A, p.B))
                ? (DuplicateCase.Unplaced, "gleiche Anschrift und ähnlicher Name")
            : null;
        if (found is not var (@case, reason))
            return null;
        var score =
            (50 * a.Name.Likeness(b.Name))
            + (near || source ? 20 : 0)
            + (contact ? 20 : 0)
            + (category ? 5 : 0)
            + (provider ? 5 : 0);
        return new DuplicatePair(one.Id, other.Id, @case, reason, (int)Math.Round(score));
    }

    private static bool SameAddress(DuplicatePlace a, DuplicatePlace b) =>
        a is { PostalCode: { } code, Street: { } street }
        && code == b.PostalCode
        && b.Street is { } otherStreet
        && StreetOf(street).IsLike(StreetOf(otherStreet));

    /// <summary>"Bahnhofstr. 3" and "Bahnhofstraße 3" are one street.</summary>
    private static DuplicateName StreetOf(string street) =>
        new([
            .. DuplicateName.WordsOf(street).Select(w => w.EndsWith("str", StringComparison.Ordinal) ? w + "asse" : w),
        ]);

    private static IEnumerable<(DuplicatePlace A, DuplicatePlace B)> Pairs(DuplicateCard a, DuplicateCard b) =>
        from x in a.Places
        from y in b.Places
        select (x, y);

    private static double? Nearest(DuplicateCard a, DuplicateCard b) =>
        Pairs(a, b).Select(p => Distance(p.A, p.B)).Where(d => d is not null).DefaultIfEmpty(null).Min();

    private static double? Distance(DuplicatePlace a, DuplicatePlace b)
    {
        if (
            a.Latitude is not { } la
            || a.Longitude is not { } oa
            || b.Latitude is not { } lb
            || b.Longitude is not { } ob
        )
            return null;
        // Over some hundred metres the plane is exact enough; one degree of latitude is 111.2 km.
        var dy = (la - lb) * 111_195;
        var dx = (oa - ob) * 111_195 * Math.Cos(la * Math.PI / 180);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    private Entry Read(DuplicateCard card) => new(card, DuplicateName.Of(card.Name, placeWords));

    /// <summary>Under which blocks an offer is found.</summary>
    private static IEnumerable<string> BlocksOf(Entry entry) =>
        Always(entry.Card)
            .Concat(Unplaced(entry.Card, entry.Card.IsPlaced ? '1' : '0'))
            .Distinct(StringComparer.Ordinal);

    /// <summary>In which blocks an offer looks: of two that both have coordinates the provider and the address say nothing.</summary>
    private static IEnumerable<string> BlocksFor(Entry entry) =>
        Always(entry.Card)
            .Concat(Unplaced(entry.Card, '0'))
            .Concat(entry.Card.IsPlaced ? [] : Unplaced(entry.Card, '1'))
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Always(DuplicateCard card) =>
        card
            .Contacts.Select(c => $"c:{c}")
            .Concat(card.Places.Where(p => p.Source is not null).Select(p => $"f:{p.Source}"))
            .Concat(card.Places.SelectMany(Cells));

    private static IEnumerable<string> Unplaced(DuplicateCard card, char placed) =>
        card
            .Places.Where(p => p.PostalCode is not null)
            .Select(p => $"p{placed}:{p.PostalCode}")
            .Append($"o{placed}:{card.OrganizationId}");

    /// <summary>The cell of about 200 m and its neighbours to the north and east: two near places share one of them.</summary>
    private static IEnumerable<string> Cells(DuplicatePlace place)
    {
        if (place.Latitude is not { } latitude || place.Longitude is not { } longitude)
            yield break;
        var (y, x) = ((int)Math.Floor(latitude * 500), (int)Math.Floor(longitude * 300));
        for (var dy = 0; dy <= 1; dy++)
        for (var dx = 0; dx <= 1; dx++)
            yield return $"g:{y + dy}:{x + dx}";
    }

    private sealed record Entry(DuplicateCard Card, DuplicateName Name);
}
