using System.Globalization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Net.Http.Headers;

namespace Kreisblick.Web.Platform.Files;

/// <summary>
/// Sends a stored file as a download: name after RFC 6266, type from the store, and a policy under which nothing in
/// it can run (security.md 3, "Uploaded files").
/// </summary>
internal sealed class FileAnswer(FileStore store, StoredFile file) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (store.Open(file) is not { } bytes)
        {
            // The row is there, the bytes are not: gone, not unknown.
            httpContext.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        }

        // A slow line takes its time; the lowest data rate ends one that stands still.
        httpContext.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        var headers = httpContext.Response.Headers;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results
            .Stream(
                bytes,
                file.Type,
                lastModified: file.Stored,
                entityTag: new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{file.Hash}\"")),
                enableRangeProcessing: true
            )
            .ExecuteAsync(httpContext);
    }
}
