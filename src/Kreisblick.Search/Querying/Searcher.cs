namespace Kreisblick.Search;

/// <summary>Runs a query: plan, score, filter and count, order, explain.</summary>
internal sealed class Searcher
{
    // A place lifts near offers gently: 15 % at the door, half of it at 5 km.
    private const double NearBonus = 0.15;
    private const double HalfNear = 5000;
    private readonly SearchIndex index;
    private readonly QueryPlanner planner;
    private readonly Scorer scorer;
    private readonly Explainer explainer;

    internal Searcher(SearchIndex index)
    {
        this.index = index;
        planner = new QueryPlanner(index);
        scorer = new Scorer(index, planner);
        explainer = new Explainer(index, planner);
    }

    internal SearchResult Search(SearchQuery query)
    {
        var plan = planner.Plan(query);
        var counter = new FacetCounter(index.Facts, query);
        var order = new HitOrder(query.Sort == SearchSort.Distance || (plan.MatchesAll && query.Near is not null));
        var ranked = new RankedHits(order, Math.Max(0, query.Offset), Math.Max(0, query.Limit));
        var withoutPosition = 0;

        void Take(int document, float score)
        {
            if (query.Within is { } within && !within.Contains(document))
            {
                return;
            }

            var distance = query.Near is { } near ? index.Facts.Distance(document, near) : double.NaN;
            if (query.Near?.RadiusMetres is { } radius && !(distance <= radius))
            {
                var left = double.IsNaN(distance);
                if (!left || !query.Near.WithoutPosition)
                {
                    withoutPosition += left && counter.Passes(document) ? 1 : 0;
                    return;
                }
            }

            if (counter.Take(document, out var uncertain))
            {
                var lift = double.IsNaN(distance) ? 1 : 1 + (NearBonus / (1 + (distance / HalfNear)));
                ranked.Add(new Hit(document, score * lift, distance, uncertain));
            }
        }

        Score(plan, Take);
        return new SearchResult
        {
            Total = ranked.Total,
            Hits =
            [
                .. ranked
                    .Page()
                    .Select(h => new SearchHit(
                        index.IdOf(h.Document),
                        h.Score,
                        double.IsNaN(h.Distance) ? null : h.Distance,
                        h.Uncertain,
                        explainer.Why(plan, h.Document)
                    )),
            ],
            Facets = counter.FacetCounts(),
            SetCounts = counter.SetCounts(),
            WithoutPosition = withoutPosition,
            RecognisedCodes = plan.RecognisedCodes,
            Places = plan.Places,
            TextWithoutPlaces = plan.TextWithoutPlaces,
            Urgent = plan.Urgent,
            Correction = plan.Correction,
            Cut = plan.Cut,
        };
    }

    internal List<Guid> Matches(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plan = planner.Plan(new SearchQuery { Text = text });
        var ranked = new RankedHits(new HitOrder(byDistance: false), 0, int.MaxValue);
        Score(plan, (document, score) => ranked.Add(new Hit(document, score, double.NaN, Uncertain: false)));
        return [.. ranked.Page().Select(h => index.IdOf(h.Document))];
    }

    private void Score(QueryPlan plan, Action<int, float> found)
    {
        if (!plan.MatchesAll)
        {
            scorer.Score(plan, found);
            return;
        }

        var scores = new float[plan.PlaceTerms.Count == 0 ? 0 : index.Count];
        if (scores.Length > 0)
        {
            scorer.Score(plan, (document, score) => scores[document] = score);
        }

        for (var document = 0; document < index.Count; document++)
        {
            found(document, scores.Length > 0 ? scores[document] : 0);
        }
    }
}
