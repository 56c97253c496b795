using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Writes answers with the headers that let clients keep them and ask again cheaply.</summary>
internal static class HsdsAnswer
{
    public const string Json = "application/json; charset=utf-8";
    public const string Ndjson = "application/x-ndjson; charset=utf-8";

    /// <summary>UTF-8 as it is: only what JSON itself needs is escaped.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A whole answer; its tag is made of its bytes.</summary>
    public static async Task JsonAsync(HttpContext context, DateTimeOffset lastModified, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(16 * 1024);
        await using (var writer = new Utf8JsonWriter(bytes, Options))
            write(writer);
        await BytesAsync(context, Json, lastModified, bytes.WrittenMemory);
    }

    public static async Task BytesAsync(
        HttpContext context,
        string contentType,
        DateTimeOffset lastModified,
        ReadOnlyMemory<byte> bytes
    )
    {
        if (IsKnown(context, TagOf(context.Request, bytes.Span), lastModified))
            return;
        var response = context.Response;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>Sets the headers; true: the client has this answer already, and 304 is set.</summary>
    public static bool IsKnown(HttpContext context, string tag, DateTimeOffset lastModified)
    {
        var response = context.Response;
        // POST is asked for privacy: nobody keeps it.
        if (HttpMethods.IsPost(context.Request.Method))
        {
            response.Headers.CacheControl = "no-store";
            return false;
        }
        response.Headers.ETag = tag;
        response.Headers.LastModified = lastModified.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "public, max-age=300";
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (!IsUnchanged(context.Request, tag, lastModified))
            return false;
        response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>A strong tag names bytes, and a compressed answer has others (RFC 9110 §8.8.3.3).</summary>
    public static string TagOf(HttpRequest request, ReadOnlySpan<byte> bytes)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        var coding =
            accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "-br"
            : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "-gzip"
            : "";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return $"\"{Base64Url.EncodeToString(hash[..16])}{coding}\"";
    }

    /// <summary>Whether the client can read the type (RFC 9110 §12.5.1).</summary>
    public static bool Accepts(HttpRequest request, string type)
    {
        if (
            request.Headers.Accept.Count == 0
            || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        )
            return true;
        var wanted = new MediaTypeHeaderValue(type);
        // The most exact range decides, so that "application/json;q=0, */*" refuses JSON.
        var best = accepted
            .Where(a => Covers(a, wanted))
            .OrderByDescending(a =>
                a.MatchesAllTypes ? 0
                : a.MatchesAllSubTypes ? 1
                : 2
            )
            .FirstOrDefault();
        return best is not null && best.Quality is not 0;
    }

    private static bool Covers(MediaTypeHeaderValue range, MediaTypeHeaderValue type) =>
        range.MatchesAllTypes
        || (
            range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase)
            && (range.MatchesAllSubTypes || range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase))
        );

    private static bool IsUnchanged(HttpRequest request, string tag, DateTimeOffset lastModified)
    {
        // If-Modified-Since counts only without If-None-Match (RFC 9110 §13.1.3).
        if (request.Headers.IfNoneMatch.Count > 0)
            return EntityTagHeaderValue.TryParseList([.. request.Headers.IfNoneMatch.OfType<string>()], out var tags)
                && tags.Any(t => t.Tag == "*" || t.Tag == tag);
        return request.GetTypedHeaders().IfModifiedSince is { } since
            && lastModified.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }
}
