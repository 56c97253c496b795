using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Kreisblick.Web.Platform.Web.Assets;

/// <summary>Serves the embedded built files, already compressed by the asset build.</summary>
internal static class AssetEndpoint
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2",
    };

    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes
            .MapMethods("/built/{file}", ["GET", "HEAD"], Serve)
            .AllowAnonymous()
            // A slow line takes its time; the lowest data rate ends one that stands still.
            .DisableRequestTimeout()
            .ExcludeFromDescription();

    private static Results<FileStreamHttpResult, NotFound> Serve(string file, HttpContext context, BuiltAssets assets)
    {
        if (!Types.TryGetValue(Path.GetExtension(file), out var type) || assets.Open(file) is not { } plain)
            return TypedResults.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        foreach (var (encoding, extension) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (!Accepts(context.Request, encoding) || assets.Open(file + extension) is not { } compressed)
                continue;
            plain.Dispose();
            headers.ContentEncoding = encoding;
            return TypedResults.Stream(compressed, type);
        }
        return TypedResults.Stream(plain, type);
    }

    private static bool Accepts(HttpRequest request, string encoding) =>
        request
            .GetTypedHeaders()
            .AcceptEncoding.Any(value =>
                value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0
            );
}
