namespace Kreisblick.Web.Platform.Web.Health;

/// <summary>
/// Builds what is kept in memory while the portal already answers; until then it is not ready. It tries until it
/// succeeds: a node that is not ready gets no visitor who could set off the build instead.
/// </summary>
internal sealed class WarmUp(IServiceScopeFactory scopes, IEnumerable<ReadinessCheck> checks, ILogger<WarmUp> log)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when everything is built; cancelled when the portal stops before.</summary>
    public Task Done => done.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Beside the start, not before it.
        await Task.Yield();
        try
        {
            await Task.WhenAll(checks.Select(check => BuildAsync(check, stoppingToken)));
            done.SetResult();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            done.SetCanceled(stoppingToken);
        }
    }

    private async Task BuildAsync(ReadinessCheck check, CancellationToken cancellation)
    {
        if (check.WarmUpAsync is not { } build)
            return;
        var pause = FirstPause;
        while (true)
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await build(scope.ServiceProvider, cancellation);
                return;
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                // Of whatever kind: pages that need nothing of it (emergency numbers) go on answering.
                log.LogWarning("Warm-up failed: {Check}, {Failure}", check.Name, e.GetType().Name);
                await Task.Delay(pause, cancellation);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
    }
}
