using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kreisblick.Benchmarks.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kreisblick.Benchmarks.Http;

/// <summary>
/// One engine behind the smallest page that still answers the question: total, first 20 offers with the beginning of
/// their text, counts of all facets; packed as the portal packs its pages. Nothing of it is cached.
/// </summary>
internal static class PeerServer
{
    public const string Verb = "http-peer";
    public const string Ready = "/ready";
    private const int Beginning = 200;

    public static ISearchEngine Engine(string name) =>
        name switch
        {
            "kreisblick" => new KreisblickEngine(),
            "sqlite" => new SqliteEngine(),
            "lucene" => new LuceneEngine(fuzzy: true),
            _ => throw new ArgumentException($"Unknown engine \"{name}\".", nameof(name)),
        };

    /// <param name="arguments">Engine, file with the offers, port.</param>
    public static async Task RunAsync(string[] arguments)
    {
        var collection = JsonSerializer.Deserialize<OfferCollection>(await File.ReadAllBytesAsync(arguments[1]))!;
        // A connection to SQLite serves one request at a time: one each for as many as can run at once.
        var engines = new BlockingCollection<ISearchEngine>();
        for (var i = 0; i < (arguments[0] == "sqlite" ? Environment.ProcessorCount : 1); i++)
        {
            var engine = Engine(arguments[0]);
            engine.Build(collection);
            engines.Add(engine);
        }
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls($"http://127.0.0.1:{arguments[2]}");
        builder.Services.AddResponseCompression(options =>
        {
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        await using var app = builder.Build();
        app.UseResponseCompression();
        app.MapGet(Ready, () => "ready");
        var shared = arguments[0] == "sqlite" ? null : engines.Take();
        app.MapGet(
            "/",
            (string q, int f, int v) =>
            {
                var engine = shared ?? engines.Take();
                try
                {
                    return Results.Text(Page(engine.Search(new(q, f, v)), q, collection), "text/html; charset=utf-8");
                }
                finally
                {
                    if (shared is null)
                        engines.Add(engine);
                }
            }
        );
        await app.RunAsync();
    }

    public static string Address(BenchQuery query) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/?q={Uri.EscapeDataString(query.Text)}&f={query.Facet}&v={query.Value}"
        );

    private static string Page(BenchAnswer answer, string words, OfferCollection collection)
    {
        var page = new StringBuilder();
        var html = HtmlEncoder.Default;
        page.Append(
                CultureInfo.InvariantCulture,
                $"<!doctype html><html lang=\"de\"><title>{html.Encode(words)}</title>"
            )
            .Append(CultureInfo.InvariantCulture, $"<h1>{answer.Total}</h1><ol>");
        foreach (var offer in answer.First.Select(number => collection.Offers[number]))
            page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"/{offer.Id}\">{html.Encode(offer.Title)}</a> ")
                .Append(html.Encode(offer.Provider))
                .Append(
                    CultureInfo.InvariantCulture,
                    $"<p>{html.Encode(offer.Text[..Math.Min(Beginning, offer.Text.Length)])}"
                );
        page.Append("</ol>");
        for (var f = 0; f < answer.Counts.Length; f++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{collection.FacetNames[f]}</h2><ul>");
            for (var v = 0; v < answer.Counts[f].Length; v++)
                if (answer.Counts[f][v] > 0)
                    page.Append(CultureInfo.InvariantCulture, $"<li>{v}: {answer.Counts[f][v]}");
            page.Append("</ul>");
        }
        return page.Append("</html>").ToString();
    }
}
