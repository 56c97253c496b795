using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Kreisblick.Web.Platform.Web.Limits;

/// <summary>
/// Lets the form of a page bring files up to this size (security.md 4.1), and as long as they come fast enough. What is
/// announced as larger is refused before a byte of it is read.
/// </summary>
/// <param name="bytes">Of all files together.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadLimitAttribute(long bytes) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>For the other fields of the form and what frames the files.</summary>
    private const long FrameBytes = 64 * 1024;

    /// <summary>Before the check of the form's token, which reads the body.</summary>
    public int Order => 900;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
            return;
        var most = bytes + FrameBytes;
        if (http.Request.ContentLength > most)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        http.Features.Set<IFormFeature>(
            new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = most })
        );
        http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
    }
}
