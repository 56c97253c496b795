using System.Buffers.Text;
using System.Security.Cryptography;
using Kreisblick.Web.Platform.Web.Layout;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Kreisblick.Web.Platform.Web.Caching;

/// <summary>
/// Gives public pages <c>public, no-cache</c> and a strong tag of exactly the bytes sent (so it stands outside the
/// compression and inside the output cache, which stores both).
/// </summary>
internal sealed class EntityTags(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!PublicPages.Is(context))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (context.RequestServices.GetRequiredService<PageFrame>().Protected)
            context.NeverStore(noReferrer: true);
        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status200OK)
        {
            var headers = response.Headers;
            headers.TryAdd(
                HeaderNames.CacheControl,
                PublicPages.HasSearchWords(context) ? "private, no-cache" : "public, no-cache"
            );
            if (!headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase))
                headers.TryAdd(HeaderNames.ETag, Tag(buffer));
            response.ContentLength = buffer.Length;
        }

        buffer.Position = 0;
        if (buffer.Length > 0)
            await buffer.CopyToAsync(response.Body, context.RequestAborted);
    }

    private static string Tag(MemoryStream bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), hash);
        return $"\"{Base64Url.EncodeToString(hash[..16])}\"";
    }
}

/// <summary>
/// Answers <c>If-None-Match</c> with 304 also where the page has just been made; for pages from the cache the
/// output cache does it. Stands outside of it, so that a page asked for with a tag is stored like any other.
/// </summary>
internal sealed class ConditionalRequests(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var asked = context.Request.Headers.IfNoneMatch;
        if (asked.Count == 0 || !PublicPages.Is(context))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status200OK && Matches(asked, response.Headers.ETag.ToString()))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentLength = null;
            response.Headers.Remove(HeaderNames.ContentType);
            response.Headers.Remove(HeaderNames.ContentEncoding);
            return;
        }

        buffer.Position = 0;
        if (buffer.Length > 0)
            await buffer.CopyToAsync(response.Body, context.RequestAborted);
    }

    private static bool Matches(StringValues asked, string tag) =>
        tag.Length > 0
        && EntityTagHeaderValue.TryParseList([.. asked.OfType<string>()], out var tags)
        && tags.Any(t => t.Tag == "*" || t.Tag == tag);
}
