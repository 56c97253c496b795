using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>
/// Open to every page of the web: the headers of CORS stand on every answer of the interface, whoever writes it
/// (contract hsds.md §2, ORUK). Stands before all else, so that refusals and failures have them too.
/// </summary>
internal sealed class HsdsCors : IStartupFilter
{
    public const string Methods = "GET, HEAD, POST, OPTIONS";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, rest) =>
                {
                    if (context.Request.Path.StartsWithSegments("/api/hsds"))
                        context.Response.OnStarting(static state => Open((HttpResponse)state), context.Response);
                    return rest(context);
                }
            );
            next(app);
        };

    private static Task Open(HttpResponse response)
    {
        var headers = response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Link, Last-Modified, Retry-After";
        // Answers of this interface are meant to be read from other origins.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Task.CompletedTask;
    }
}

/// <summary>Methods of an address: OPTIONS is answered, others than the allowed ones are refused with <c>Allow</c>.</summary>
internal sealed class HsdsMethods(bool takesPost) : IEndpointFilter
{
    private string Allowed => takesPost ? HsdsCors.Methods : "GET, HEAD, OPTIONS";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var method = http.Request.Method;
        if (HttpMethods.IsOptions(method))
        {
            http.Response.Headers.Allow = Allowed;
            http.Response.Headers.AccessControlAllowMethods = Allowed;
            http.Response.Headers.AccessControlAllowHeaders = "*";
            http.Response.Headers[HeaderNames.AccessControlMaxAge] = "86400";
            return Results.NoContent();
        }
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || (takesPost && HttpMethods.IsPost(method)))
            return await next(context);
        http.Response.Headers.Allow = Allowed;
        return HsdsProblems.Of(
            http,
            StatusCodes.Status405MethodNotAllowed,
            "Diese Adresse beantwortet " + Allowed + "."
        );
    }
}

/// <summary>Refusals as problem documents (RFC 9457).</summary>
internal static class HsdsProblems
{
    public static IResult Of(HttpContext context, int status, string detail)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Problem(detail: detail, statusCode: status);
    }

    public static IResult Malformed(HttpContext context, IDictionary<string, string[]> errors)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.ValidationProblem(
            errors,
            detail: "Diese Angaben sind nicht lesbar: " + string.Join(", ", errors.Keys) + "."
        );
    }

    public static IResult NotFound(HttpContext context) =>
        Of(context, StatusCodes.Status404NotFound, "Dieses Objekt gibt es nicht, oder es ist nicht veröffentlicht.");

    public static IResult Gone(HttpContext context) =>
        Of(context, StatusCodes.Status410Gone, "Dieses Angebot gibt es nicht mehr.");
}
