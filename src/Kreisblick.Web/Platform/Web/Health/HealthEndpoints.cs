using System.Data.Common;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Platform.Web.Health;

/// <summary>Something that must be there before the portal may get requests (a search index, a register).</summary>
/// <param name="WarmUpAsync">Builds it at the start, so that the first visitor does not wait for it.</param>
internal sealed record ReadinessCheck(
    string Name,
    Func<IServiceProvider, CancellationToken, ValueTask<bool>> IsReadyAsync,
    Func<IServiceProvider, CancellationToken, Task>? WarmUpAsync = null
);

/// <summary>One word for the machine that watches: no names, versions or causes, which are nobody's business.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/health/live", static () => Word("ok", StatusCodes.Status200OK))
            .AllowAnonymous()
            .ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<WordResult> ReadyAsync(
        HttpContext context,
        KreisblickDb db,
        IEnumerable<ReadinessCheck> checks,
        ILogger<ReadinessCheck> log
    )
    {
        var failed = await FirstFailureAsync(context, db, checks);
        if (failed is null)
            return Word("ready", StatusCodes.Status200OK);
        log.LogWarning("Not ready: {Check}", failed);
        return Word("waiting", StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<string?> FirstFailureAsync(
        HttpContext context,
        KreisblickDb db,
        IEnumerable<ReadinessCheck> checks
    )
    {
        if (!await db.Database.CanConnectAsync(context.RequestAborted))
            return "database";
        foreach (var check in checks)
            try
            {
                if (!await check.IsReadyAsync(context.RequestServices, context.RequestAborted))
                    return check.Name;
            }
            catch (Exception e) when (e is DbException or InvalidOperationException)
            {
                return check.Name;
            }

        return null;
    }

    private static WordResult Word(string word, int status) => new WordResult(word, status);

    private sealed record WordResult(string Word, int Status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = Status;
            httpContext.Response.ContentType = "text/plain; charset=utf-8";
            httpContext.Response.Headers.CacheControl = "no-store";
            return httpContext.Response.WriteAsync(Word, httpContext.RequestAborted);
        }
    }
}
