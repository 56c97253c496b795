using System.IO.Compression;
using Kreisblick.Web.Platform.Changes;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Kreisblick.Web.Platform.Web.Caching;

internal static class PageCaching
{
    private const long CacheBytes = 64 * 1024 * 1024;
    private const long LargestPage = 2 * 1024 * 1024;

    public static void AddPageCaching(this IServiceCollection services)
    {
        services.AddOutputCache(options =>
        {
            options.SizeLimit = CacheBytes;
            options.MaximumBodySize = LargestPage;
        });
        services
            .AddOptions<OutputCacheOptions>()
            .Configure<ChangeWatch, TimeProvider>(
                (options, watch, time) => options.AddBasePolicy(new PublicPages(watch, time))
            );
        services.AddHostedService<PageEviction>();
        services.AddResponseCompression(options =>
        {
            // Tokens in forms are fresh in every answer, so their length under compression tells nothing.
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes,
                "image/svg+xml",
                "application/problem+json",
                "application/ld+json",
                "application/geo+json",
                "application/x-ndjson",
                "application/atom+xml",
                "text/calendar",
                "text/vcard",
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
    }

    /// <summary>After routing. From the outside in: conditional request, stored page, tag, compression, page.</summary>
    public static void UsePageCaching(this IApplicationBuilder app)
    {
        app.UseMiddleware<ConditionalRequests>();
        app.UseOutputCache();
        app.UseMiddleware<EntityTags>();
        app.UseResponseCompression();
    }

    /// <summary>
    /// Never kept anywhere, and for protected topics no trace at the next site either (security.md 3). For pages that
    /// know it only when they run; others carry <see cref="NeverStoreAttribute"/>.
    /// </summary>
    public static void NeverStore(this HttpContext context, bool noReferrer = false)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (noReferrer)
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>Drops stored pages as soon as a counter has moved or something in memory was built anew.</summary>
    private sealed class PageEviction(ChangeWatch watch, IOutputCacheStore store) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            watch.Moved += Evict;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            watch.Moved -= Evict;
            return Task.CompletedTask;
        }

        // The store in memory evicts before it returns: the next request after the commit sees the new state.
        private void Evict(object? sender, CounterMoved moved)
        {
            _ = store.EvictByTagAsync(moved.Name, CancellationToken.None).AsTask();
            _ = store.EvictByTagAsync(PublicPages.AnyChange, CancellationToken.None).AsTask();
        }
    }
}
