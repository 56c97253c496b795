using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Kreisblick.Benchmarks.Search;

/// <summary>
/// Search with facets in process, ours beside SQLite FTS5 and Lucene.Net: same offers, same queries, same run.
/// Correctness first: every engine must find every offer by its whole title before anything is timed.
/// Arguments: number of offers (50000), number of queries (2000).
/// </summary>
internal static class SearchBench
{
    private const int MostTitles = 50;

    internal static async Task RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 50_000;
        var queryCount = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 2_000;
        var output = Console.Out;
        var offers = OfferGenerator.Offers(count, seed: 16064);
        var collection = new OfferCollection(offers, OfferGenerator.FacetNames, OfferGenerator.FacetSizes);
        var queries = OfferGenerator.Queries(offers, queryCount, seed: 2026);
        var sameTitle = offers
            .GroupBy(o => o.Title, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        await output.WriteLineAsync(
            $"## Search with facets in process\n{count} generated offers, {sameTitle.Count} distinct titles, {queryCount} queries (half of them with one facet chosen), "
                + $"first 20 hits and the counts of all {OfferGenerator.FacetNames.Length} facets each; {Environment.ProcessorCount} cores, one thread, {RuntimeInformation.FrameworkDescription}.\n"
        );
        await output.WriteLineAsync(
            "| Engine | Titles found | Build s | Index MB | Heap MB | p50 ms | p95 ms | p99 ms | max ms | No hit | Mean hits |"
        );
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|---|---|---|");
        ISearchEngine[] engines =
        [
            new KreisblickEngine(),
            new SqliteEngine(),
            new LuceneEngine(fuzzy: false),
            new LuceneEngine(fuzzy: true),
        ];
        new Random(7).Shuffle(engines);
        foreach (var engine in engines)
        {
            using (engine)
            {
                await output.WriteLineAsync(Row(engine, collection, queries, sameTitle));
            }
        }

        await output.WriteLineAsync(
            """

            How to read it: engines ran one after the other in random but fixed order, each after one untimed pass over the queries. Ours counts facets itself;
            SQLite and Lucene have none here and got the plainest counting there is (arrays in memory, one pass over all matches), so
            they read out all matches in order. No engine has a synonym table. SQLite does not stem, correct or split, Lucene stems (and
            corrects one edit with "fuzzy"), ours stems, corrects up to two edits and splits compounds: "No hit" shows what that changes.
            "Index" is what the engine reports of itself, "Heap" the growth of the managed heap (SQLite's memory is not managed).
            Generated texts and queries: times may be compared, quality may not be concluded from them.
            """
        );
    }

    private static string Row(
        ISearchEngine engine,
        OfferCollection collection,
        List<BenchQuery> queries,
        Dictionary<string, int> sameTitle
    )
    {
        var offers = collection.Offers;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        engine.Build(collection);
        var build = Stopwatch.GetElapsedTime(started);
        var heap = GC.GetTotalMemory(forceFullCollection: true) - before;

        var found = offers.Count(o =>
            sameTitle[o.Title] > MostTitles || engine.FindTitle(o.Title, MostTitles).Contains(o.Number)
        );
        if (found < offers.Count)
        {
            throw new InvalidOperationException(
                $"{engine.Name} finds only {found} of {offers.Count} offers by title; nothing is timed."
            );
        }

        var answers = queries.ConvertAll(engine.Search);
        var times = queries.ConvertAll(q =>
        {
            var start = Stopwatch.GetTimestamp();
            engine.Search(q);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });
        times.Sort();
        double At(double share) => times[(int)Math.Min(times.Count - 1, share * times.Count)];
        var none = answers.Count(a => a.Total == 0) * 100.0 / answers.Count;
        return FormattableString.Invariant(
            $"| {engine.Name} | {found} of {offers.Count} | {build.TotalSeconds:0.0} | {engine.Bytes / 1e6:0.0} | {heap / 1e6:0.0} | {At(0.5):0.00} | {At(0.95):0.00} | {At(0.99):0.00} | {times[^1]:0.00} | {none:0.0} % | {answers.Average(a => a.Total):0} |"
        );
    }
}
