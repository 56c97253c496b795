using System.Data.Common;

namespace Kreisblick.Web.Platform.Web.Health;

/// <summary>Builds what is kept in memory while the portal already answers; until then it is not ready.</summary>
internal sealed class WarmUp(IServiceScopeFactory scopes, IEnumerable<ReadinessCheck> checks, ILogger<WarmUp> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Beside the start, not before it.
        await Task.Yield();
        await using var scope = scopes.CreateAsyncScope();
        foreach (var check in checks)
            try
            {
                if (check.WarmUpAsync is { } build)
                    await build(scope.ServiceProvider, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is DbException or InvalidOperationException)
            {
                // The first reader tries again; until then the portal reports that it waits.
                log.LogWarning("Warm-up failed: {Check}, {Failure}", check.Name, e.GetType().Name);
            }
    }
}
