using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.PublicSite.Service;

/// <summary>The quick exit without script: <c>/verlassen</c> answers 303 to the one neutral page of the settings.</summary>
internal static class QuickExitEndpoint
{
    public static void MapQuickExit(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/verlassen", ["GET", "HEAD"], Leave).AllowAnonymous().ExcludeFromDescription();

    private static void Leave(HttpContext context, IOptionsSnapshot<PortalOptions> settings)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = settings.Value.ExitTarget;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
