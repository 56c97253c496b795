using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>Finds offers: words, facets, place, age and opening hours together.</summary>
internal sealed class OfferSearch(OfferIndex index, KreisblickDb db, TimeProvider time)
{
    private const int UnknownShown = 20;
    private const int MapShown = 500;
    private const string CatchmentSet = "catchment";
    private const string AgeSet = "age";
    private const string HoursUnknownSet = "hours-unknown";

    public async Task<OfferResults> SearchAsync(OfferQuery query, CancellationToken cancellation)
    {
        var snapshot = await index.GetAsync(cancellation);
        var (match, place, fromText) = PlaceOf(query, snapshot);
        var sets = Sets(query, snapshot, place);
        var core = CoreQuery(query, place, sets) with
        {
            Offset = query.View == OfferView.Map ? 0 : (query.Page - 1) * OfferQuery.PageSize,
            Limit = query.View == OfferView.Map ? MapShown : OfferQuery.PageSize,
        };
        var result = snapshot.Index.Search(core);
        var unknown = Unknown(query, core, snapshot);
        var cards = await CardsAsync([.. result.Hits, .. unknown.Hits], cancellation);
        var topics = result
            .RecognisedCodes.Select(c => snapshot.Catalogue.Find(c.Code))
            .OfType<CatalogueTerm>()
            .ToList();
        return new OfferResults
        {
            Query = query,
            Snapshot = snapshot,
            Now = time.GetUtcNow(),
            Total = result.Total,
            Hits = Hits(result.Hits, cards, snapshot),
            Unknown = Hits(unknown.Hits, cards, snapshot),
            UnknownTotal = unknown.Total,
            Facets = [.. Facet.All.Select(f => Panel(f, query, result, snapshot.Catalogue))],
            OpenCounts = OpenWish.Choices.ToDictionary(
                c => c,
                c => result.SetCounts.GetValueOrDefault(OpenSet(c)),
                StringComparer.Ordinal
            ),
            Place = match,
            UsedPlace = place,
            PlaceFromText = fromText,
            RecognisedTopics = topics,
            IsUrgent = result.Urgent,
            IsProtectedTopic = topics.Exists(t => t.ProtectedTopic) || IsProtected(query, snapshot.Catalogue),
            Correction = result.Correction,
            WaysOut = result.Total > 0 ? [] : WaysOut(query, snapshot),
            WithoutPosition = result.WithoutPosition,
        };
    }

    /// <summary>All hits of a search in the order of its pages, and whether they touch a protected topic.</summary>
    public async Task<(OfferSnapshot Snapshot, IReadOnlyList<SearchHit> Hits, bool IsProtectedTopic)> AllAsync(
        OfferQuery query,
        CancellationToken cancellation
    )
    {
        var snapshot = await index.GetAsync(cancellation);
        var (_, place, _) = PlaceOf(query, snapshot);
        var found = snapshot.Index.Search(
            CoreQuery(query, place, [.. Sets(query, snapshot, place).Where(s => s.Chosen)]) with
            {
                Limit = snapshot.Count,
                WithFacets = false,
            }
        );
        var isProtected =
            IsProtected(query, snapshot.Catalogue)
            || found.RecognisedCodes.Any(c => snapshot.Catalogue.IsProtectedTopic(c.Code));
        return (snapshot, found.Hits, isProtected);
    }

    private static string OpenSet(string wish) => $"open:{wish}";

    /// <summary>The place of the field; without one, the place in the words where it has one reading.</summary>
    private static (PlaceMatch Match, Place? Place, bool FromText) PlaceOf(OfferQuery query, OfferSnapshot snapshot)
    {
        var match = snapshot.Areas.Find(query.Postcode ?? query.Place);
        if (match is PlaceMatch.Found found)
            return (match, found.Place, false);
        if (match is not PlaceMatch.Nothing || query.Text.Length == 0)
            return (match, null, false);
        var named = snapshot
            .Index.Search(
                new SearchQuery
                {
                    Text = query.Text,
                    Limit = 0,
                    WithFacets = false,
                }
            )
            .Places;
        return
            named.Count == 1
            && named[0].Codes.Count == 1
            && snapshot.Areas.Find(named[0].Codes[0]) is PlaceMatch.Found inText
            && inText.Place.Areas.Any(a => a.Kind == AreaKind.Municipality)
            ? (match, inText.Place, true)
            : (match, null, false);
    }

    private List<NamedSet> Sets(OfferQuery query, OfferSnapshot snapshot, Place? place)
    {
        var sets = new List<NamedSet>();
        if (place is not null)
        {
            var keys = snapshot.Areas.CodesThatServe(place.Areas);
            var point = place.Point is { } p ? new Point(p.Longitude, p.Latitude) { SRID = 4326 } : null;
            sets.Add(
                new NamedSet(
                    CatchmentSet,
                    snapshot.Where(o => o.Serves(keys, point)),
                    query.PlaceMode == PlaceMode.Catchment
                )
            );
        }
        if (query.Age is { } age)
            sets.Add(new NamedSet(AgeSet, snapshot.Where(o => o.IsForAge(age)), true));
        sets.AddRange(OpenSets(query, snapshot));
        return sets;
    }

    /// <summary>For each wish the offers that are open then, with those whose hours nobody knows: they are never hidden.</summary>
    private IEnumerable<NamedSet> OpenSets(OfferQuery query, OfferSnapshot snapshot)
    {
        var now = time.GetUtcNow();
        foreach (var wish in OpenWish.Choices.Append(query.Open).OfType<string>().Distinct(StringComparer.Ordinal))
            yield return new NamedSet(OpenSet(wish), snapshot.OpenAt(wish, now), wish == query.Open);
        yield return new NamedSet(HoursUnknownSet, snapshot.HoursUnknown, false);
    }

    private static SearchQuery CoreQuery(OfferQuery query, Place? place, IReadOnlyList<NamedSet> sets) =>
        new()
        {
            Text = query.Text,
            Facets =
            [
                .. Facet.All.Select(f => new FacetSelection(
                    f.Parameter,
                    query.Chosen(f),
                    f.NeedsAll ? FacetMode.All : FacetMode.Any,
                    f.UnknownMeansAll ? UnknownValues.IncludeLast : UnknownValues.Exclude
                )),
            ],
            Sets = sets,
            Near = place?.Point is { } point
                ? new NearPoint(
                    point.Latitude,
                    point.Longitude,
                    query.PlaceMode == PlaceMode.Radius ? query.RadiusMetres : null
                )
                : null,
            Sort = query.Sort == OfferSort.Distance ? SearchSort.Distance : SearchSort.Relevance,
        };

    /// <summary>
    /// The block "Nicht angegeben": all else fits, but nothing is said about a chosen facet. Each offer is counted at
    /// the first such facet, so that the parts do not overlap.
    /// </summary>
    private static (IReadOnlyList<SearchHit> Hits, int Total) Unknown(
        OfferQuery query,
        SearchQuery core,
        OfferSnapshot snapshot
    )
    {
        var chosen = Facet
            .All.Where(f => f.ListsUnknown && query.Chosen(f).Count > 0)
            .Select(f => f.Parameter)
            .ToList();
        var hits = new List<SearchHit>();
        var total = 0;
        void Add(SearchQuery part)
        {
            var found = snapshot.Index.Search(
                part with
                {
                    WithFacets = false,
                    Offset = 0,
                    Limit = UnknownShown - hits.Count,
                }
            );
            total += found.Total;
            hits.AddRange(found.Hits);
        }
        for (var i = 0; i < chosen.Count; i++)
            Add(
                core with
                {
                    Facets =
                    [
                        .. core.Facets.Select(f => f with { Unknown = Rule(chosen.IndexOf(f.Facet), i, f.Unknown) }),
                    ],
                }
            );
        // Hours that nobody knows are never hidden by the wish for an open door.
        if (query.Open is { } wish)
            Add(
                core with
                {
                    Sets =
                    [
                        .. core.Sets.Select(s =>
                            s.Name == OpenSet(wish) ? s with { Chosen = false }
                            : s.Name == HoursUnknownSet ? s with { Chosen = true }
                            : s
                        ),
                    ],
                }
            );
        return (hits, total);
    }

    private static UnknownValues Rule(int position, int asked, UnknownValues usual) =>
        position < 0 ? usual
        : position == asked ? UnknownValues.Only
        : position < asked ? UnknownValues.Exclude
        : UnknownValues.IncludeLast;

    private async Task<Dictionary<Guid, Service>> CardsAsync(
        IReadOnlyList<SearchHit> hits,
        CancellationToken cancellation
    )
    {
        var ids = hits.Select(h => h.Id).Distinct().ToList();
        return ids.Count == 0
            ? []
            : await db.Published()
                .Where(s => EF.Parameter(ids).Contains(s.Id))
                .WithCardDetails()
                .ToDictionaryAsync(s => s.Id, cancellation);
    }

    private static List<OfferHit> Hits(
        IReadOnlyList<SearchHit> hits,
        Dictionary<Guid, Service> cards,
        OfferSnapshot snapshot
    ) =>
        [
            .. from hit in hits
            where cards.ContainsKey(hit.Id)
            select new OfferHit(cards[hit.Id], snapshot.Find(hit.Id)!, hit.DistanceMetres, hit),
        ];

    private static FacetPanel Panel(Facet facet, OfferQuery query, SearchResult result, CatalogueSnapshot catalogue)
    {
        var counts = result.Facets.GetValueOrDefault(facet.Parameter);
        var chosen = query.Chosen(facet);
        var codes = facet.Taxonomy is { } taxonomy
            ? catalogue.InTaxonomy(taxonomy).Select(t => t.Code)
            : OfferLanguages.InOrder(counts?.Values.Keys ?? []);
        // Values that would give nothing are hidden; categories stay visible, because a gap is a finding too.
        return new FacetPanel(
            facet,
            [
                .. codes
                    .Select(code => new FacetChoice(
                        code,
                        facet.Taxonomy is null ? OfferLanguages.Name(code) : catalogue.PlainLabel(code),
                        counts?.Values.GetValueOrDefault(code) ?? 0,
                        chosen.Contains(code, StringComparer.Ordinal)
                    ))
                    .Where(c => c.Count > 0 || c.Chosen || facet == Facet.Category),
            ],
            counts?.Unknown ?? 0
        );
    }

    private static bool IsProtected(OfferQuery query, CatalogueSnapshot catalogue) =>
        query.Chosen(Facet.Category).Concat(query.Chosen(Facet.TargetGroup)).Any(catalogue.IsProtectedTopic);

    /// <summary>Each filter dropped in turn; what then finds most comes first.</summary>
    private List<WayOut> WaysOut(OfferQuery query, OfferSnapshot snapshot)
    {
        var fewer = Facet
            .All.Where(f => query.Chosen(f).Count > 0)
            .Select(f => (Query: query.With(f, []), Dropped: f.Parameter))
            .ToList();
        if (query.Open is not null)
            fewer.Add((query with { Open = null, Page = 1 }, "offen"));
        if (query.Age is not null)
            fewer.Add((query with { Age = null, Page = 1 }, "alter"));
        if (query.HasPlace && query.PlaceMode != PlaceMode.Anywhere)
            fewer.Add((query with { PlaceMode = PlaceMode.Anywhere, RadiusMetres = null, Page = 1 }, "umkreis"));
        return
        [
            .. fewer
                .Select(f => new WayOut(f.Query, f.Dropped, Count(f.Query, snapshot)))
                .Where(w => w.Count > 0)
                .OrderByDescending(w => w.Count),
        ];
    }

    private int Count(OfferQuery query, OfferSnapshot snapshot)
    {
        var (_, place, _) = PlaceOf(query, snapshot);
        var core = CoreQuery(query, place, [.. Sets(query, snapshot, place).Where(s => s.Chosen)]);
        return snapshot.Index.Search(core with { Limit = 0, WithFacets = false }).Total;
    }
}
