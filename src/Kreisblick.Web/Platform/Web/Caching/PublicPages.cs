using Kreisblick.Web.Platform.Changes;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace Kreisblick.Web.Platform.Web.Caching;

/// <summary>
/// Which change counters a page depends on. A page that names none is built again after any change.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class DependsOnAttribute(params string[] counters) : Attribute
{
    public IReadOnlyList<string> Counters { get; } = counters;
}

/// <summary>Marks an endpoint that is no Razor page (feed, map data) as public and cacheable like one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class PublicPageAttribute : Attribute;

/// <summary>Never kept anywhere: forms with tokens, protected topics, signed-in pages (page blueprint 1.5).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeverStoreAttribute : Attribute;

/// <summary>
/// Output cache of public pages: GET without cookies and without search words, 200 only, dropped when what it shows
/// has changed. The minute is part of the key because pages say "heute geöffnet bis …".
/// </summary>
internal sealed class PublicPages(ChangeWatch watch, TimeProvider time) : IOutputCachePolicy
{
    public const string AnyChange = "any";
    private const int LongestQuery = 300;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(60);
    private static readonly object RoundKey = new();

    public static bool Is(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } metadata
        && HttpMethods.IsGet(context.Request.Method)
        && (
            metadata.GetMetadata<PageActionDescriptor>() is not null
            || metadata.GetMetadata<PublicPageAttribute>() is not null
        )
        && metadata.GetMetadata<NeverStoreAttribute>() is null
        && context.Request.Headers.Cookie.Count == 0
        && context.Request.Headers.Authorization.Count == 0;

    /// <summary>What somebody searched for stays out of every shared memory (threat model V5).</summary>
    public static bool HasSearchWords(HttpContext context) => !StringValues.IsNullOrEmpty(context.Request.Query["q"]);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var cacheable =
            Is(http) && !HasSearchWords(http) && (http.Request.QueryString.Value?.Length ?? 0) <= LongestQuery;
        context.EnableOutputCaching = cacheable;
        context.AllowCacheLookup = cacheable;
        context.AllowCacheStorage = cacheable;
        context.AllowLocking = true;
        if (!cacheable)
            return ValueTask.CompletedTask;

        http.Items[RoundKey] = watch.Round;
        context.ResponseExpirationTimeSpan = Kept;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(http.Request);
        context.CacheVaryByRules.VaryByValues["minute"] = (
            time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute
        ).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var named = http.GetEndpoint()!.Metadata.GetMetadata<DependsOnAttribute>()?.Counters;
        foreach (var tag in named ?? [AnyChange])
            context.Tags.Add(tag);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        // A change during the making: the page may show the old state and would outlive the eviction.
        var unchanged = context.HttpContext.Items[RoundKey] is long round && round == watch.Round;
        if (
            response.StatusCode != StatusCodes.Status200OK
            || response.Headers.SetCookie.Count > 0
            || response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase)
            || !unchanged
        )
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    // The header has countless spellings; the portal knows three answers.
    private static string Encoding(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
            : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip"
            : "plain";
    }
}
