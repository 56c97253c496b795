using System.Security.Claims;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Authorization;
using Microsoft.AspNetCore.Authentication;

namespace Kreisblick.Web.Features.Accounts.OpenId;

/// <summary>
/// What becomes of the provider's answer, once the framework has found it true. The person goes on to a page; words
/// about failures stand there, never in the address of the provider's making.
/// </summary>
internal static class OpenIdAnswer
{
    /// <summary>Of the started sign-in: session that wants to be connected; missing: a sign-in.</summary>
    public const string ConnectSession = "connect";
    public const string Next = "next";

    public static async Task ReceivedAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var claims = context.Principal?.Claims.ToList() ?? [];
        if (One(claims, "iss") is not { } issuer || One(claims, "sub") is not { } subject)
        {
            See(http, "/konto/anmelden?extern=fehler");
            return;
        }
        var items = context.Properties?.Items ?? new Dictionary<string, string?>(StringComparer.Ordinal);
        var handler = http.RequestServices.GetRequiredService<OpenIdHandler>();
        if (items.TryGetValue(ConnectSession, out var session) && session is not null)
        {
            await http.AuthenticateAsync(SessionAuthentication.Name);
            See(http, await ConnectAsync(http, handler, session, issuer, subject));
            return;
        }
        var next = LocalPath.Or(items.TryGetValue(Next, out var wanted) ? wanted : null, "/verwaltung");
        var outcome = await handler.SignInAsync(http, issuer, subject, Acr(claims), Amr(claims), http.RequestAborted);
        See(http, Where(http.Response, outcome, next));
    }

    public static Task FailedAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        // The kind of the failure only: its words may hold parts of tokens.
        context
            .HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdHandler>>()
            .LogWarning(
                "OpenID Connect: sign-in failed ({Kind})",
                (context.Failure?.InnerException ?? context.Failure)?.GetType().Name
            );
        See(context.HttpContext, "/konto/anmelden?extern=fehler");
        return Task.CompletedTask;
    }

    private static string Where(HttpResponse response, OpenIdOutcome outcome, string next)
    {
        switch (outcome)
        {
            case OpenIdOutcome.SignedIn signedIn:
                SessionCookie.Set(response, signedIn.Key);
                return next;
            case OpenIdOutcome.NeedsFactor factor:
                SessionCookie.SetStep(response, factor.Step);
                return $"/konto/anmelden/code?{AccessAnswers.ReturnParameter}={Uri.EscapeDataString(next)}";
            default:
                return "/konto/anmelden?extern=unbekannt";
        }
    }

    private static async Task<string> ConnectAsync(
        HttpContext http,
        OpenIdHandler handler,
        string session,
        string issuer,
        string subject
    )
    {
        var person = http.Person();
        if (person.SessionId?.ToString("N") != session)
            return "/konto/anmelden?extern=fehler";
        return await handler.ConnectAsync(person, issuer, subject, http.RequestAborted) switch
        {
            OpenIdOutcome.Connected => "/konto/sicherheit?erledigt=verbunden",
            OpenIdOutcome.Stale =>
                $"{AccessAnswers.ProofPath}?{AccessAnswers.ReturnParameter}={Uri.EscapeDataString("/konto/sicherheit")}",
            _ => "/konto/sicherheit?extern=vergeben",
        };
    }

    private static string? Acr(List<Claim> claims) => One(claims, "acr");

    private static IReadOnlyList<string> Amr(List<Claim> claims) =>
        [.. claims.Where(c => c.Type == "amr").Select(c => c.Value)];

    private static string? One(List<Claim> claims, string type) =>
        claims.Where(c => c.Type == type).ToList() is [{ Value.Length: > 0 } only] ? only.Value : null;

    private static void See(HttpContext http, string path)
    {
        var response = http.Response;
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = http.Request.PathBase + path;
        response.Headers.CacheControl = "no-store";
        // The address of this answer holds the code.
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
