using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using Kreisblick.Benchmarks.Search;

namespace Kreisblick.Benchmarks.Http;

/// <summary>
/// Result pages with facets over HTTP: the real portal on SQLite beside SQLite FTS5 and Lucene.Net behind the smallest
/// page that answers the same, one after the other in the same run, each server in a process of its own.
/// Arguments: number of offers (50000), number of requests per row (800).
/// </summary>
internal static class HttpBench
{
    private const int Visitors = 8;
    private const int Known = 20;

    internal static async Task RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 50_000;
        var requests = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 800;
        var output = Console.Out;
        var started = Stopwatch.GetTimestamp();
        using var county = await SeededCounty.CreateAsync(count, seed: 16064);
        var (collection, codes) = (county.Collection, county.Codes);
        var file = Path.Combine(county.Folder.FullName, "offers.json");
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(collection));
        var warmUp = HttpQueries.Words(collection, requests / 4, seed: 1);
        var queries = HttpQueries.Words(collection, requests, seed: 2026);

        await output.WriteLineAsync(
            FormattableString.Invariant(
                $"## Result pages with facets over HTTP\n{collection.Offers.Count} generated offers (seeded in {county.Took.TotalSeconds:0} s, untimed below), {requests} requests per row, half of the questions with one facet chosen; {Environment.ProcessorCount} cores for server and visitors together, {RuntimeInformation.FrameworkDescription}.\n"
            )
        );
        await output.WriteLineAsync(
            $"| Server | Ready s | Memory MB | kB a page | CPU ms a page | p50 ms, 1 visitor | p95 ms, 1 visitor | p50 ms, {Visitors} visitors | p95 ms, {Visitors} visitors | Requests/s |"
        );
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|---|---|");

        await using (var portal = ServerProcess.Portal(county.Folder, "serve"))
        {
            var ready = await portal.ReadyAsync("/health/ready");
            using var load = new LoadRun(portal.Address);
            string Of(BenchQuery query) => HttpQueries.Address(query, collection, codes);
            await ProveAsync(load, collection, Of);
            await load.RunAsync(warmUp.ConvertAll(Of), Visitors);
            await output.WriteLineAsync(
                await RowAsync("Kreisblick, whole page, words", portal, ready, load, queries.ConvertAll(Of))
            );
            var filters = HttpQueries.Filters(requests, seed: 7, codes);
            await load.RunAsync(HttpQueries.Filters(requests / 4, seed: 1, codes), Visitors);
            await output.WriteLineAsync(
                await RowAsync("Kreisblick, whole page, filters, place and hours", portal, ready, load, filters)
            );
            // The same few addresses again and again: kept pages.
            var few = filters[..Known];
            await load.RunAsync(few, Visitors);
            List<string> again = [.. Enumerable.Range(0, requests).Select(i => few[i % Known])];
            await output.WriteLineAsync(
                await RowAsync("Kreisblick, whole page, kept in the cache", portal, ready, load, again)
            );
        }

        foreach (var engine in (string[])["kreisblick", "sqlite", "lucene"])
        {
            await using var peer = ServerProcess.Peer(engine, file);
            var ready = await peer.ReadyAsync(PeerServer.Ready);
            using var load = new LoadRun(peer.Address);
            await ProveAsync(load, collection, PeerServer.Address);
            await load.RunAsync(warmUp.ConvertAll(PeerServer.Address), Visitors);
            using var named = PeerServer.Engine(engine);
            await output.WriteLineAsync(
                await RowAsync(
                    $"{named.Name}, bare page, words",
                    peer,
                    ready,
                    load,
                    queries.ConvertAll(PeerServer.Address)
                )
            );
        }

        await output.WriteLineAsync(
            FormattableString.Invariant(
                $"""

                Whole run: {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s.

                How to read it: each visitor asks as soon as the last answer is whole, so {Visitors} visitors on these cores mean
                a queue: the columns for one visitor show the time of a page, the others what a crowd feels. The portal reads the
                20 offers of a page from its database, works out opening hours, renders a whole page with navigation, filters
                with counts, cards and ways out, and packs it (br). A bare page is a title, 20 names with a line of text and the
                counts, packed alike, from memory: the rows of the peers are what HTTP and the engine cost at least. Pages with
                search words are never kept; "kept" are addresses with filters only. "Ready" of the portal includes reading all
                offers from the database and building the index; of the peers, reading them from one file and building theirs
                (SQLite twice: one for each core). Generated texts and questions: times may be compared, quality may not.
                """
            )
        );
    }

    /// <summary>Correctness first: a server that does not show an offer that is asked for by its title is not timed.</summary>
    private static async Task ProveAsync(LoadRun load, OfferCollection collection, Func<BenchQuery, string> address)
    {
        for (var i = 0; i < Known; i++)
        {
            var title = collection.Offers[i * (collection.Offers.Count / Known)].Title;
            var page = await load.ReadAsync(address(new BenchQuery(title, -1, 0)));
            if (!WebUtility.HtmlDecode(page).Contains($">{title}</a>", StringComparison.Ordinal))
                throw new InvalidOperationException($"\"{title}\" is not on the page; nothing is timed.");
        }
    }

    private static async Task<string> RowAsync(
        string name,
        ServerProcess server,
        TimeSpan ready,
        LoadRun load,
        List<string> addresses
    )
    {
        // A quarter is enough for one visitor, and each half has addresses of its own: nothing is kept from the first.
        var part = addresses.Count / 4;
        var alone = await load.RunAsync([.. addresses.Take(part)], 1);
        var before = server.Worked;
        var crowd = await load.RunAsync([.. addresses.Skip(part)], Visitors);
        var work = (server.Worked - before).TotalMilliseconds / crowd.Times.Length;
        return FormattableString.Invariant(
            $"| {name} | {ready.TotalSeconds:0.0} | {server.Bytes / 1e6:0} | {crowd.MeanBytes / 1e3:0.0} | {work:0.0} | {alone.At(0.5):0.0} | {alone.At(0.95):0.0} | {crowd.At(0.5):0.0} | {crowd.At(0.95):0.0} | {crowd.PerSecond:0} |"
        );
    }
}
