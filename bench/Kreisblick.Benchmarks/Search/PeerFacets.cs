namespace Kreisblick.Benchmarks.Search;

/// <summary>
/// The plainest facet counting there is, for engines that have none: arrays in memory, one pass over the numbers of all
/// matching offers. Same semantics as ours: a facet's own choice is left open for its own counts.
/// </summary>
internal sealed class PeerFacets(OfferCollection collection)
{
    private readonly int[][][] values = [.. collection.Offers.Select(o => o.Facets)];

    internal BenchAnswer Answer(IEnumerable<int> rankedMatches, BenchQuery query)
    {
        var counts = collection.FacetSizes.Select(size => new int[size]).ToArray();
        var wanted = collection.Wanted(query);
        var first = new List<int>(20);
        var total = 0;
        foreach (var number in rankedMatches)
        {
            var own = values[number];
            var passes = query.Facet < 0 || Array.IndexOf(own[query.Facet], wanted) >= 0;
            for (var f = 0; f < own.Length; f++)
            {
                if (passes || f == query.Facet)
                {
                    foreach (var value in own[f])
                    {
                        counts[f][value]++;
                    }
                }
            }

            if (passes)
            {
                total++;
                if (first.Count < 20)
                {
                    first.Add(number);
                }
            }
        }

        return new BenchAnswer(total, first, counts);
    }
}
