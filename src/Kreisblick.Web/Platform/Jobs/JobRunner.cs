using System.Data.Common;

namespace Kreisblick.Web.Platform.Jobs;

/// <summary>Leases due jobs, in each lane one after the other, and runs their handlers.</summary>
internal sealed class JobRunner(
    IServiceScopeFactory scopes,
    IEnumerable<JobHandler> handlers,
    TimeProvider time,
    ILogger<JobRunner> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, JobHandler> byKind = handlers.ToDictionary(h => h.Kind, StringComparer.Ordinal);
    private readonly Guid me = Guid.CreateVersion7();

    /// <returns>False when nothing was due.</returns>
    public Task<bool> RunOneAsync(CancellationToken cancellation) => RunOneAsync(byKind.Keys, cancellation);

    private async Task<bool> RunOneAsync(IReadOnlyCollection<string> kinds, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<JobQueue>();
        if (await queue.TakeAsync(me, kinds, cancellation) is not { } job)
            return false;

        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var keeping = KeepLeaseAsync(job, working);
        Exception? failure = null;
        try
        {
            await using var own = scopes.CreateAsyncScope();
            await byKind[job.Kind].RunAsync(own.ServiceProvider, job.Payload, working.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Orderly stop: the row is free again at once and costs the job a short wait, no more.
            await queue.FailAsync(job, me, "stopped", CancellationToken.None);
            return false;
        }
        catch (Exception e)
        {
            failure = e;
        }
        finally
        {
            await working.CancelAsync();
            await keeping;
        }

        if (failure is null)
        {
            await queue.FinishAsync(job.Id, me, CancellationToken.None);
            log.LogInformation("Job done: {Kind} {Id}", job.Kind, job.Id);
        }
        else
        {
            await queue.FailAsync(job, me, failure.GetType().Name, CancellationToken.None);
            log.LogWarning(failure, "Job failed: {Kind} {Id}, attempt {Attempt}", job.Kind, job.Id, job.Attempts);
        }

        return true;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            byKind
                .Values.GroupBy(h => h.Lane, h => h.Kind, StringComparer.Ordinal)
                .Select(lane => RunLaneAsync([.. lane], stoppingToken))
        );

    private async Task RunLaneAsync(IReadOnlyCollection<string> kinds, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                if (!await RunOneAsync(kinds, stoppingToken))
                    await Task.Delay(Pause, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
            catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
            {
                // The database is away; jobs wait where they are.
                log.LogWarning("Jobs cannot be read: {Failure}", e.GetType().Name);
                await Task.Delay(Pause, time, CancellationToken.None);
            }
    }

    // Stops the work when the lease is lost: another node has the job then.
    private async Task KeepLeaseAsync(Job job, CancellationTokenSource working)
    {
        using var timer = new PeriodicTimer(JobQueue.Lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(working.Token))
            {
                await using var scope = scopes.CreateAsyncScope();
                var queue = scope.ServiceProvider.GetRequiredService<JobQueue>();
                if (!await queue.KeepAsync(job.Id, me, working.Token))
                    await working.CancelAsync();
            }
        }
        catch (OperationCanceledException) { }
        catch (DbException)
        {
            // Not lengthened: the lease runs out by itself if the database stays away.
        }
    }
}
