using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;

namespace Kreisblick.Web.Platform.Web.Errors;

/// <summary>
/// Turns exceptions and empty error answers into a page for people or a problem document (RFC 9457) for programs,
/// with a reference under which the log tells the rest. Never a stack, SQL, path or version (security.md 2.9).
/// </summary>
internal sealed class PortalErrors(RequestDelegate next, ILogger<PortalErrors> log)
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to read an answer.
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var status = StatusOf(e);
            var reference = NewReference();
            LogFailure(context, status, reference, e);
            ClearButRetryAfter(context.Response);
            context.Response.StatusCode = status;
            await WriteAsync(context, reference);
            return;
        }

        var response = context.Response;
        if (
            response is { HasStarted: false, StatusCode: >= 400, ContentType: null }
            && response.ContentLength is null or 0
        )
        {
            var reference = NewReference();
            if (response.StatusCode >= 500)
                LogFailure(context, response.StatusCode, reference, null);
            response.ContentLength = null;
            await WriteAsync(context, reference);
        }
    }

    private async Task WriteAsync(HttpContext context, string reference)
    {
        var status = context.Response.StatusCode;
        // A keeper of an old answer must not keep this one, and browsers must not guess at it.
        context.Response.Headers.CacheControl = "no-store";
        if (WantsProblem(context.Request))
        {
            await WriteProblemAsync(context, status, reference);
            return;
        }

        var notice = new ErrorNotice(status, reference, context.Features.Get<GoneNotice>());
        try
        {
            var page = context.RequestServices.GetService<ErrorPage>();
            await (page?.WriteAsync(context, notice) ?? PlainErrorPage.WriteAsync(context, notice));
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            LogFailure(context, status, reference, e);
            await PlainErrorPage.WriteAsync(context, notice);
        }
    }

    private static Task WriteProblemAsync(HttpContext context, int status, string reference)
    {
        var (title, advice) = ErrorWords.For(status);
        var problem = new ProblemDetails
        {
            Status = status,
            Type = ErrorWords.Type(status),
            Title = title,
            Detail = advice,
        };
        problem.Extensions["reference"] = reference;
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json");
    }

    private static bool WantsProblem(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/api"))
            return true;
        var accepted = request.Headers.Accept.ToString();
        return accepted.Contains("json", StringComparison.OrdinalIgnoreCase)
            && !accepted.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }

    private static int StatusOf(Exception failure) =>
        failure switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            _ when IsDatabaseAway(failure) => StatusCodes.Status503ServiceUnavailable,
            OperationCanceledException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };

    // SQLite: 5 busy, 6 locked, 8 read-only, 10 I/O error, 13 full, 14 cannot open (sqlite.org/rescode.html).
    private static bool IsDatabaseAway(Exception? failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
            if (
                e
                is SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 }
                    or DbException { IsTransient: true }
            )
                return true;
        return false;
    }

    private static void ClearButRetryAfter(HttpResponse response)
    {
        var wait = response.Headers.RetryAfter;
        response.Clear();
        response.Headers.RetryAfter = wait;
    }

    private void LogFailure(HttpContext context, int status, string reference, Exception? failure)
    {
        // The pattern of the route, not the address: that may carry search words or one-time links.
        var route = context.GetEndpoint() is RouteEndpoint endpoint
            ? "/" + endpoint.RoutePattern.RawText?.TrimStart('/')
            : "unmatched";
        if (status >= 500)
            log.LogError(
                failure,
                "Request failed: status {Status}, reference {Reference}, {Method} {Route}",
                status,
                reference,
                context.Request.Method,
                route
            );
        else
            log.LogInformation(
                "Request refused: status {Status}, reference {Reference}, {Method} {Route}",
                status,
                reference,
                context.Request.Method,
                route
            );
    }

    private static string NewReference() => RandomNumberGenerator.GetString(Alphabet, 8);
}
