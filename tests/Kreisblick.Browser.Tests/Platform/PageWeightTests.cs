using System.Net;
using System.Text.Json;
using Kreisblick.Browser.Tests.Fixtures;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Platform;

/// <summary>
/// What an old phone on a slow line has to load before it can read a page for the first time: all bytes that cross
/// the line, fonts included, with nothing kept from an earlier visit.
/// </summary>
public sealed class PageWeightTests(BrowserFixture browser)
{
    private const int MostBytes = 120_000;
    private const int MostScriptBytes = 25_000;

    [Fact]
    public async Task No_page_weighs_more_than_120_kB_and_its_scripts_not_more_than_25_kB()
    {
        var failures = new List<string>();
        var pages = await browser.PagesAsync();
        Assert.NotEmpty(pages);
        foreach (var path in pages)
        {
            var (bytes, scripts) = await WeighAsync(path);
            Assert.NotEqual(0, bytes);
            TestContext.Current.TestOutputHelper?.WriteLine($"{bytes, 8} {scripts, 8} {path}");
            if (bytes > MostBytes)
                failures.Add($"{path}: {bytes} bytes");
            if (scripts > MostScriptBytes)
                failures.Add($"{path}: {scripts} bytes of script");
        }
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    [Fact]
    public async Task The_movable_map_would_be_noticed()
    {
        var (bytes, scripts) = await WeighAsync(
            "/hilfe?kat=02&ansicht=karte",
            async page =>
            {
                await page.Locator("[data-map] button").First.ClickAsync();
                await page.WaitForFunctionAsync(
                    "() => performance.getEntriesByType('resource').some(r => r.name.includes('map-view'))"
                );
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            }
        );
        Assert.True(bytes > MostBytes);
        Assert.True(scripts > MostScriptBytes);
    }

    /// <returns>Bytes of all answers as they crossed the line, and bytes of the scripts when packed with gzip.</returns>
    private async Task<(long Bytes, long Scripts)> WeighAsync(string path, Func<IPage, Task>? then = null)
    {
        await using var visit = await browser.OpenAsync(VisitOptions.Phone);
        var devtools = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await devtools.SendAsync("Network.enable");
        long bytes = 0;
        devtools.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            Interlocked.Add(ref bytes, finished!.Value.GetProperty("encodedDataLength").GetInt64());
        var scripts = new List<string>();
        visit.Page.Response += (_, answer) =>
        {
            if (answer.Request.ResourceType == "script")
                lock (scripts)
                    scripts.Add(answer.Url);
        };
        await visit.GoAsync(path);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (then is not null)
        {
            await then(visit.Page);
            await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
        List<string> loaded;
        lock (scripts)
            loaded = [.. scripts.Distinct(StringComparer.Ordinal)];
        long packed = 0;
        foreach (var script in loaded)
            packed += await PackedAsync(script);
        return (Interlocked.Read(ref bytes), packed);
    }

    private static async Task<long> PackedAsync(string address)
    {
        using var client = new HttpClient(
            new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }
        );
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        var bytes = await client.GetByteArrayAsync(new Uri(address), TestContext.Current.CancellationToken);
        return bytes.LongLength;
    }
}
