using System.Globalization;
using Kreisblick.Benchmarks.Accounts;
using Kreisblick.Benchmarks.Http;
using Kreisblick.Benchmarks.Search;

// One subject per folder. Without a name all run, one after the other.
var subjects = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["search"] = SearchBench.RunAsync,
    ["http"] = HttpBench.RunAsync,
    ["accounts"] = AccountsBench.RunAsync,
};

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// The other side of "http", in a process of its own.
if (args is [PeerServer.Verb, .. var peer])
{
    await PeerServer.RunAsync(peer);
    return 0;
}

var wanted = args.Length == 0 ? [.. subjects.Keys] : args[..1];
foreach (var name in wanted)
{
    if (!subjects.TryGetValue(name, out var run))
    {
        await Console.Error.WriteLineAsync($"Unknown subject \"{name}\". Known: {string.Join(", ", subjects.Keys)}.");
        return 2;
    }

    await run(args.Length > 1 ? args[1..] : []);
}

return 0;
