using System.Diagnostics;
using System.Net;

namespace Kreisblick.Benchmarks.Http;

/// <summary>
/// Visitors that ask one after the other, each as soon as its last answer is whole. Bounded: every address once, then
/// it ends.
/// </summary>
internal sealed class LoadRun : IDisposable
{
    private readonly HttpClient client;

    public LoadRun(Uri server)
    {
        client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = server,
            Timeout = TimeSpan.FromSeconds(30),
        };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br");
    }

    /// <returns>Times from sending to the last byte, ascending, and requests a second.</returns>
    public async Task<LoadResult> RunAsync(IReadOnlyList<string> addresses, int visitors)
    {
        var times = new double[addresses.Count];
        long bytes = 0;
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, visitors)
                .Select(async _ =>
                {
                    int i;
                    while ((i = Interlocked.Increment(ref next)) < addresses.Count)
                    {
                        var sent = Stopwatch.GetTimestamp();
                        using var answer = await client.GetAsync(addresses[i]);
                        var body = await answer.Content.ReadAsByteArrayAsync();
                        times[i] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
                        if (answer.StatusCode != HttpStatusCode.OK || body.Length == 0)
                            throw new InvalidOperationException($"{addresses[i]}: {answer.StatusCode}");
                        Interlocked.Add(ref bytes, body.Length);
                    }
                })
        );
        var took = Stopwatch.GetElapsedTime(started);
        Array.Sort(times);
        return new LoadResult(times, addresses.Count / took.TotalSeconds, bytes / (double)addresses.Count);
    }

    /// <summary>A page as text, for the check before anything is timed.</summary>
    public async Task<string> ReadAsync(string address)
    {
        using var reader = new HttpClient(
            new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, UseCookies = false }
        )
        {
            BaseAddress = client.BaseAddress,
        };
        return await reader.GetStringAsync(address);
    }

    public void Dispose() => client.Dispose();
}

internal sealed record LoadResult(double[] Times, double PerSecond, double MeanBytes)
{
    public double At(double share) => Times[(int)Math.Min(Times.Length - 1, share * Times.Length)];
}
