using System.Data.Common;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary>Hands the counted searches on, once a minute and when the portal stops.</summary>
internal sealed class SearchFlush(
    SearchTally tally,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<SearchFlush> log
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await FlushAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await FlushAsync(CancellationToken.None);
        }
    }

    private async Task FlushAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await tally.FlushAsync(scope.ServiceProvider.GetRequiredService<KreisblickDb>(), cancellation);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // A minute of counts is lost; nobody's search is.
            log.LogWarning("Searches cannot be counted: {Failure}", e.GetType().Name);
        }
    }
}
