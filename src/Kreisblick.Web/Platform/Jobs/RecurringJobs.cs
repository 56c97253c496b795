using System.Data.Common;
using System.Security.Cryptography;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Jobs;

/// <summary>Sees to it that the job of each running period is in the table, once, and clears out finished jobs.</summary>
internal sealed class RecurringJobs(
    IServiceScopeFactory scopes,
    IEnumerable<RecurringJob> recurring,
    TimeProvider time,
    ILogger<RecurringJobs> log
) : BackgroundService
{
    /// <summary>Longer than any period: the finished job is what says that the period is done.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public async Task AddDueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
        var now = time.GetUtcNow();
        foreach (var job in recurring)
        {
            var start = job.PeriodStart(now);
            var id = job.IdOf(start);
            if (await db.Set<Job>().AnyAsync(j => j.Id == id, cancellation))
                continue;
            var spread = job.Spread.TotalSeconds < 1 ? 0 : RandomNumberGenerator.GetInt32((int)job.Spread.TotalSeconds);
            db.Add(new Job(id, job.Kind, "{}", start.AddSeconds(spread)));
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException)
            {
                // Another node was quicker; if it was something else, the next look finds the job missing again.
                db.ChangeTracker.Clear();
            }
        }

        var oldest = now - Kept;
        await db.Set<Job>().Where(j => j.Finished < oldest).ExecuteDeleteAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (recurring.FirstOrDefault(r => r.Every > RecurringJob.Longest || r.Every <= r.Spread) is { } wrong)
            throw new InvalidOperationException($"The period of {wrong.Kind} does not fit.");
        // Beside the start, not before it.
        await Task.Yield();
        using var timer = new PeriodicTimer(Pause, time);
        do try
        {
            await AddDueAsync(stoppingToken);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
        {
            log.LogWarning("Recurring jobs cannot be added: {Failure}", e.GetType().Name);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
