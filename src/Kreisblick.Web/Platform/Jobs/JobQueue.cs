using System.Text.Json;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Jobs;

/// <summary>Does the jobs of one kind; registered by the module with <c>AddSingleton(new JobHandler(…))</c>.</summary>
/// <param name="RunAsync">Must bear being run twice: a node can die between the work and its note.</param>
/// <param name="Lane">Jobs of one lane run one after the other on a node; lanes run beside each other, so that
/// slow work (asking foreign hosts) does not keep quick work (mail) waiting.</param>
internal sealed record JobHandler(
    string Kind,
    Func<IServiceProvider, string, CancellationToken, Task> RunAsync,
    string Lane = "quick"
);

/// <summary>Adds jobs and hands them out. Each lease is one statement, atomic on both databases.</summary>
internal sealed class JobQueue(KreisblickDb db, TimeProvider time)
{
    public const int MaxAttempts = 8;
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Stored with the caller's next <c>SaveChanges</c>: the job exists exactly if the change does.</summary>
    public void Add<T>(string kind, T payload, DateTimeOffset? due = null) =>
        db.Add(new Job(kind, JsonSerializer.Serialize(payload, JsonSerializerOptions.Web), due ?? time.GetUtcNow()));

    /// <returns>A due job that now belongs to <paramref name="owner"/> for <see cref="Lease"/>, or null.</returns>
    public async Task<Job?> TakeAsync(Guid owner, IReadOnlyCollection<string> kinds, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // A few candidates: what another node has taken in between fails the condition below and the next is tried.
        var candidates = await db.Set<Job>()
            .AsNoTracking()
            .Where(j => j.Finished == null && j.Due <= now && kinds.Contains(j.Kind))
            .Where(j => j.LeasedUntil == null || j.LeasedUntil < now)
            .OrderBy(j => j.Due)
            .Select(j => j.Id)
            .Take(8)
            .ToListAsync(cancellation);
        foreach (var id in candidates)
        {
            var until = now + Lease;
            var taken = await db.Set<Job>()
                .Where(j => j.Id == id && j.Finished == null && (j.LeasedUntil == null || j.LeasedUntil < now))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(j => j.LeasedUntil, until)
                            .SetProperty(j => j.LeaseOwner, owner)
                            .SetProperty(j => j.Attempts, j => j.Attempts + 1),
                    cancellation
                );
            if (taken == 1)
                return await db.Set<Job>().AsNoTracking().SingleAsync(j => j.Id == id, cancellation);
        }

        return null;
    }

    /// <summary>Lengthens the lease of work that takes long; false when it belongs to another by now.</summary>
    public async Task<bool> KeepAsync(Guid id, Guid owner, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + Lease;
        return await Mine(id, owner).ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedUntil, until), cancellation)
            == 1;
    }

    public async Task FinishAsync(Guid id, Guid owner, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await Mine(id, owner)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(j => j.Finished, now)
                        .SetProperty(j => j.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(j => j.Error, (string?)null),
                cancellation
            );
    }

    /// <summary>Tries again after 30 s, 1 min, 2 min … at most 6 h; gives up after <see cref="MaxAttempts"/>.</summary>
    public async Task FailAsync(Job job, Guid owner, string error, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var last = job.Attempts >= MaxAttempts;
        var due = now + BackOff(job.Attempts);
        DateTimeOffset? finished = last ? now : null;
        await Mine(job.Id, owner)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(j => j.Due, due)
                        .SetProperty(j => j.Finished, finished)
                        .SetProperty(j => j.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(j => j.Error, error),
                cancellation
            );
    }

    public static TimeSpan BackOff(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, Math.Max(0, attempts - 1)), 6 * 3600));

    private IQueryable<Job> Mine(Guid id, Guid owner) =>
        db.Set<Job>().Where(j => j.Id == id && j.LeaseOwner == owner && j.Finished == null);
}
