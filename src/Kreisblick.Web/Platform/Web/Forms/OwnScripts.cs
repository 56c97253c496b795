using Microsoft.AspNetCore.Antiforgery;

namespace Kreisblick.Web.Platform.Web.Forms;

/// <summary>
/// Endpoints that only our own scripts call: they want JSON and the page's token in a header, which no form of
/// another site can send (security.md 12, 3.5.2).
/// </summary>
internal static class OwnScripts
{
    public static RouteGroupBuilder ForOwnScripts(this RouteGroupBuilder endpoints) =>
        endpoints.AddEndpointFilter(
            static async (context, next) =>
            {
                var http = context.HttpContext;
                if (!http.Request.HasJsonContentType())
                    return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
                return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
                    ? await next(context)
                    : TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest);
            }
        );
}
