using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Changes;

/// <summary>
/// Something built from the database and kept in memory (search index, area register), built again when one of its
/// change counters has moved. While a slow build runs, readers get the former one; a quick build is waited for, so
/// that an editor sees a change on the next page. What knows which day it is, is also built again on each new day.
/// </summary>
/// <typeparam name="T">Immutable.</typeparam>
internal sealed class Snapshot<T> : IDisposable
    where T : class
{
    /// <summary>Builds that took no longer than this are waited for.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(300);

    private readonly IServiceScopeFactory scopes;
    private readonly ChangeWatch watch;
    private readonly TimeProvider time;
    private readonly string[] counters;
    private readonly bool isOfDay;
    private readonly Func<IServiceProvider, CancellationToken, Task<T>> build;
    private readonly SemaphoreSlim one = new(1, 1);
    private volatile Built? current;

    public Snapshot(
        IServiceProvider services,
        string[] counters,
        Func<IServiceProvider, CancellationToken, Task<T>> build,
        bool isOfDay = false
    )
    {
        scopes = services.GetRequiredService<IServiceScopeFactory>();
        watch = services.GetRequiredService<ChangeWatch>();
        time = services.GetRequiredService<TimeProvider>();
        this.counters = counters;
        this.build = build;
        this.isOfDay = isOfDay;
        watch.Moved += OnMoved;
    }

    /// <summary>The last one built, or null before the first.</summary>
    public T? Current => current?.Value;

    public bool IsReady => current is not null;

    public async ValueTask<T> GetAsync(CancellationToken cancellation = default)
    {
        if (current is not { } built)
            return await BuildAsync(cancellation);
        if (IsFresh(built))
            return built.Value;
        var building = BuildAsync(CancellationToken.None);
        return built.Took <= Quick ? await building.WaitAsync(cancellation) : built.Value;
    }

    private bool IsFresh(Built built)
    {
        if (isOfDay && built.Day != BerlinTime.Today(time))
            return false;
        for (var i = 0; i < counters.Length; i++)
            if (watch.Value(counters[i]) > built.Values[i])
                return false;
        return true;
    }

    private async Task<T> BuildAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            var former = current;
            if (former is not null && IsFresh(former))
                return former.Value;
            var started = time.GetTimestamp();
            var day = BerlinTime.Today(time);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
            // Counters first: a change during the build makes this one old, never invisible.
            var values = await db.Set<ChangeCounter>()
                .AsNoTracking()
                .Where(c => counters.Contains(c.Name))
                .ToDictionaryAsync(c => c.Name, c => c.Value, StringComparer.Ordinal, cancellation);
            var value = await build(scope.ServiceProvider, cancellation);
            current = new Built(
                value,
                [.. counters.Select(c => values.GetValueOrDefault(c))],
                day,
                time.GetElapsedTime(started)
            );
            // Pages made from the former one while this was built are old; the build itself must not start over.
            if (former is not null)
                foreach (var name in counters)
                    watch.Renew(name);
            return value;
        }
        finally
        {
            one.Release();
        }
    }

    // Built ahead, so that the next reader does not wait; before the first reader nothing is built.
    private void OnMoved(object? sender, CounterMoved moved)
    {
        if (current is { } built && !IsFresh(built) && counters.Contains(moved.Name, StringComparer.Ordinal))
            _ = Task.Run(async () =>
            {
                try
                {
                    await BuildAsync(CancellationToken.None);
                }
                catch (Exception e)
                    when (e is System.Data.Common.DbException or ObjectDisposedException or InvalidOperationException)
                {
                    // The next reader tries again and shows the failure where it can be answered.
                }
            });
    }

    public void Dispose()
    {
        watch.Moved -= OnMoved;
        one.Dispose();
    }

    private sealed record Built(T Value, long[] Values, DateOnly Day, TimeSpan Took);
}
