using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Platform.Authorization;

/// <summary>
/// What a person sees who may not enter: pages lead to the sign-in and back, everything else answers 401 or 403.
/// </summary>
internal sealed class AccessAnswers : IAuthorizationMiddlewareResultHandler
{
    public const string SignInPath = "/konto/anmelden";
    public const string ProofPath = "/konto/nachweis";

    /// <summary>Where to go after signing in; only ever a path of this portal.</summary>
    public const string ReturnParameter = "weiter";

    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        // An unknown address answers 404 and a wrong method 405 to everybody: neither is one of our routes.
        if (authorizeResult.Succeeded || context.GetEndpoint() is not RouteEndpoint endpoint)
            return next(context);
        var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;
        if (!context.Person().IsSignedIn)
            return page ? Lead(context, SignInPath) : Status(context, StatusCodes.Status401Unauthorized);
        var failed = authorizeResult.AuthorizationFailure?.FailedRequirements.ToList() ?? [];
        return page && failed.Count > 0 && failed.TrueForAll(r => r is FreshProofRequirement)
            ? Lead(context, ProofPath)
            : Status(context, StatusCodes.Status403Forbidden);
    }

    private static Task Lead(HttpContext context, string to)
    {
        var request = context.Request;
        // What was typed into a form that came too late cannot be sent along: the person returns to the page.
        var back = Uri.EscapeDataString(request.Path + request.QueryString);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{request.PathBase}{to}?{ReturnParameter}={back}";
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
