using Microsoft.Net.Http.Headers;

namespace Kreisblick.Web.Platform.Web.SecurityHeaders;

/// <summary>
/// The headers of security.md 3 on every answer, errors and files included. An endpoint that needs a stricter
/// policy (stored files, protected topics) sets its own header first; it is left as it is.
/// </summary>
internal sealed class BrowserPolicy(RequestDelegate next)
{
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
        + "base-uri 'none'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'";

    /// <summary>The policy of a page that may also fetch from one more origin.</summary>
    public static string WithConnection(string origin) =>
        Policy.Replace("connect-src 'self'", $"connect-src 'self' {origin}", StringComparison.Ordinal);

    // Open data may be read by everybody's programs; never with credentials.
    private static readonly string[] OpenData = ["/api/hsds", "/api/oparl", "/api/v1", "/feeds"];

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                Add((HttpContext)state);
                return Task.CompletedTask;
            },
            context
        );
        return next(context);
    }

    private static void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        var open = Array.Exists(OpenData, p => context.Request.Path.StartsWithSegments(p, StringComparison.Ordinal));
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, Policy);
        headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", open ? "cross-origin" : "same-origin");
        if (open)
            headers.TryAdd(HeaderNames.AccessControlAllowOrigin, "*");
        if (context.Request.IsHttps)
            headers.TryAdd(HeaderNames.StrictTransportSecurity, "max-age=31536000; includeSubDomains");
        // Errors and answers to forms are nobody's to keep; what else says nothing is asked for again.
        var keepable = context.Response.StatusCode < 400 && HttpMethods.IsGet(context.Request.Method);
        // Whoever is signed in sees pages of their own (page blueprint 1.5).
        var personal = context.Request.Headers.Cookie.Count > 0;
        headers.TryAdd(
            HeaderNames.CacheControl,
            !keepable ? "no-store"
                : personal ? "private, no-store"
                : "no-cache"
        );
    }
}
