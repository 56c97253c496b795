using System.Collections.Concurrent;
using System.Data.Common;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kreisblick.Web.Platform.Changes;

/// <summary>
/// Knows the newest value of every change counter: at once for commits of this process, within
/// <see cref="Interval"/> for those of other nodes.
/// </summary>
internal sealed class ChangeWatch(IServiceScopeFactory scopes, TimeProvider time, ILogger<ChangeWatch> log)
    : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private long round;
    private readonly ConcurrentDictionary<string, long> values = new(StringComparer.Ordinal);

    /// <summary>Raised whenever a counter has moved, on the thread that noticed.</summary>
    public event EventHandler<CounterMoved>? Moved;

    /// <summary>Grows with every move and every <see cref="Renew"/>: equal rounds mean that nothing has changed.</summary>
    public long Round => Interlocked.Read(ref round);

    public long Value(string name) => values.GetValueOrDefault(name);

    public void Note(string name, long value)
    {
        var moved = false;
        values.AddOrUpdate(name, _ => (moved = true, value).value, (_, old) => (moved = value > old) ? value : old);
        if (moved)
            Renew(name);
    }

    /// <summary>What was derived from the counter's subject is new: pages made from the former are old.</summary>
    public void Renew(string name)
    {
        Interlocked.Increment(ref round);
        Moved?.Invoke(this, new CounterMoved(name));
    }

    /// <summary>Reads the counters now.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
        foreach (var counter in await db.Set<ChangeCounter>().AsNoTracking().ToListAsync(cancellation))
            Note(counter.Name, counter.Value);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                try
                {
                    await LookAsync(stoppingToken);
                }
                catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
                {
                    // The database is away: pages go on with what is in memory, the next look may succeed.
                    log.LogWarning("Change counters could not be read: {Kind}", e.GetType().Name);
                }
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }
}

internal sealed class CounterMoved(string name) : EventArgs
{
    public string Name { get; } = name;
}

/// <summary>Tells the watch of this process about counters as soon as their transaction is committed.</summary>
internal sealed class ChangeSignal(IServiceProvider services) : DbTransactionInterceptor
{
    // Asked for late: the watch itself needs a database context.
    private ChangeWatch Watch => field ??= services.GetRequiredService<ChangeWatch>();

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Tell(eventData);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Tell(eventData);
        return Task.CompletedTask;
    }

    private void Tell(TransactionEndEventData eventData)
    {
        if (eventData.Context is KreisblickDb db)
            foreach (var (name, value) in db.TakeRaisedCounters())
                Watch.Note(name, value);
    }
}
