using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Kreisblick.Web.Platform.Web.Limits;

/// <summary>
/// Time of a request: 10 s, reports 60 s. Parallel requests per network prefix: 40, then a queue of 100, then 429 (security.md 4.1). Open-data interfaces
/// only queue: harvesters and validators walk every record. A module adds stricter named policies with
/// <c>Configure&lt;RateLimiterOptions&gt;</c> and <c>RequireRateLimiting</c>.
/// </summary>
internal static class RequestLimits
{
    /// <summary>Name of the time limit of reports, exports and answers of the open-data interfaces.</summary>
    public const string LongAnswer = "long-answer";

    public static readonly TimeSpan PageTime = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan LongAnswerTime = TimeSpan.FromSeconds(60);

    private const int Parallel = 40;
    private const int Queue = 100;
    private const int OpenDataQueue = 20_000;

    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = static (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                    ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds))
                    : 5;
                rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(
                    System.Globalization.CultureInfo.InvariantCulture
                );
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string, bool)>(context =>
                RateLimitPartition.GetConcurrencyLimiter(
                    (NetworkPrefix.Of(context), context.Request.Path.StartsWithSegments("/api")),
                    static key => new ConcurrencyLimiterOptions
                    {
                        PermitLimit = Parallel,
                        QueueLimit = key.Item2 ? OpenDataQueue : Queue,
                        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                    }
                )
            );
        });
        services.AddRequestTimeouts(static options =>
        {
            options.DefaultPolicy = After(PageTime);
            options.AddPolicy(LongAnswer, After(LongAnswerTime));
        });
    }

    private static RequestTimeoutPolicy After(TimeSpan time) =>
        new() { Timeout = time, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable };
}
