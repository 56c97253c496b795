using System.Collections.Concurrent;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kreisblick.Web.Tests.Platform.Jobs;

public sealed class JobTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly string[] Greet = ["greet"];
    private static readonly Guid Me = Guid.CreateVersion7();

    private readonly FixedTime time = new(FixedTime.WednesdayMorning);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Eight_runners_do_forty_jobs_once_each(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await AddAsync(database, 40);
        var done = new ConcurrentBag<Guid>();
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(
                        async () =>
                        {
                            var owner = Guid.CreateVersion7();
                            while (true)
                            {
                                await using var db = database.Context();
                                var queue = new JobQueue(db, time);
                                if (await queue.TakeAsync(owner, Greet, Cancel) is { } job)
                                {
                                    done.Add(job.Id);
                                    await queue.FinishAsync(job.Id, owner, Cancel);
                                }
                                // Another runner may have taken all candidates of one look.
                                else if (!await db.Set<Job>().AnyAsync(j => j.Finished == null, Cancel))
                                    return;
                            }
                        },
                        Cancel
                    )
                )
        );
        Assert.Equal(40, done.Count);
        Assert.Equal(40, done.Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task Lease_of_a_dead_node_runs_out_and_its_late_note_counts_no_more(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await AddAsync(database, 1);
        await using var db = database.Context();
        var queue = new JobQueue(db, time);
        var dead = Guid.CreateVersion7();
        var first = await queue.TakeAsync(dead, Greet, Cancel);
        Assert.NotNull(first);
        Assert.Null(await queue.TakeAsync(Me, Greet, Cancel));

        time.Now += JobQueue.Lease + TimeSpan.FromSeconds(1);
        var second = await queue.TakeAsync(Me, Greet, Cancel);
        Assert.Equal((first.Id, 2), (second!.Id, second.Attempts));
        Assert.False(await queue.KeepAsync(first.Id, dead, Cancel));
        await queue.FinishAsync(first.Id, dead, Cancel);
        Assert.Null((await db.Set<Job>().AsNoTracking().SingleAsync(Cancel)).Finished);
        Assert.True(await queue.KeepAsync(first.Id, Me, Cancel));
    }

    [Theory, EachDatabase]
    public async Task Failure_waits_longer_each_time_and_ends(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await AddAsync(database, 1);
        await using var db = database.Context();
        var queue = new JobQueue(db, time);
        for (var attempt = 1; attempt <= JobQueue.MaxAttempts; attempt++)
        {
            var job = await queue.TakeAsync(Me, Greet, Cancel);
            Assert.Equal(attempt, job!.Attempts);
            await queue.FailAsync(job, Me, "IOException", Cancel);
            Assert.Null(await queue.TakeAsync(Me, Greet, Cancel));
            time.Now += JobQueue.BackOff(attempt);
        }

        time.Now += TimeSpan.FromDays(1);
        Assert.Null(await queue.TakeAsync(Me, Greet, Cancel));
        var last = await db.Set<Job>().AsNoTracking().SingleAsync(Cancel);
        Assert.NotNull(last.Finished);
        Assert.Equal("IOException", last.Error);
        Assert.Equal(TimeSpan.FromSeconds(30), JobQueue.BackOff(1));
        Assert.Equal(TimeSpan.FromHours(6), JobQueue.BackOff(50));
    }

    [Theory, EachDatabase]
    public async Task Runner_hands_the_payload_to_the_handler_and_notes_the_end(DatabaseKind kind)
    {
        var heard = new ConcurrentQueue<string>();
        await using var portal = new PortalFactory(
            await databases.FreshAsync(kind),
            change: services =>
                services.AddSingleton(
                    new JobHandler(
                        "greet",
                        (_, payload, _) =>
                        {
                            heard.Enqueue(payload);
                            return heard.Count == 1 ? throw new IOException("first time fails") : Task.CompletedTask;
                        }
                    )
                )
        );
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
        scope.ServiceProvider.GetRequiredService<JobQueue>().Add("greet", "Mühlhausen");
        scope.ServiceProvider.GetRequiredService<JobQueue>().Add("unknown", 1);
        await db.SaveChangesAsync(Cancel);

        await portal.RunJobsAsync(Cancel);
        Assert.Single(heard);
        portal.Time.Now += TimeSpan.FromMinutes(1);
        await portal.RunJobsAsync(Cancel);
        Assert.Equal(2, heard.Count);
        Assert.All(
            heard,
            payload => Assert.Equal("Mühlhausen", System.Text.Json.JsonSerializer.Deserialize<string>(payload))
        );
        Assert.Equal((0, 1), (await OpenAsync("greet"), await OpenAsync("unknown")));

        Task<int> OpenAsync(string name) => db.Set<Job>().CountAsync(j => j.Finished == null && j.Kind == name, Cancel);
    }

    [Fact]
    public async Task Orderly_stop_gives_the_job_back_at_once()
    {
        var database = await databases.FreshAsync(DatabaseKind.Sqlite);
        await AddAsync(database, 1);
        using var stopping = new CancellationTokenSource();
        await using var portal = new PortalFactory(database);
        var started = new TaskCompletionSource();
        using var runner = new JobRunner(
            portal.Services.GetRequiredService<IServiceScopeFactory>(),
            [
                new JobHandler(
                    "greet",
                    async (_, _, cancel) =>
                    {
                        started.SetResult();
                        await Task.Delay(Timeout.Infinite, cancel);
                    }
                ),
            ],
            time,
            NullLogger<JobRunner>.Instance
        );
        var running = runner.RunOneAsync(stopping.Token);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        await stopping.CancelAsync();
        Assert.False(await running);
        await using var db = database.Context();
        var job = await db.Set<Job>().AsNoTracking().SingleAsync(j => j.Kind == "greet", Cancel);
        Assert.Equal((null, null), (job.Finished, job.LeasedUntil));
    }

    private async Task AddAsync(TestDatabase database, int count)
    {
        await using var db = database.Context();
        var queue = new JobQueue(db, time);
        for (var i = 0; i < count; i++)
            queue.Add("greet", i);
        await db.SaveChangesAsync(Cancel);
    }
}
