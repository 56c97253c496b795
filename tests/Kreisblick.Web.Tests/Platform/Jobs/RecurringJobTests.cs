using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kreisblick.Web.Tests.Platform.Jobs;

public sealed class RecurringJobTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly RecurringJob Daily = new("daily", TimeSpan.FromDays(1), TimeSpan.FromHours(4));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Two_nodes_add_one_job_for_each_period(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        var time = new FixedTime(FixedTime.WednesdayMorning);
        await using var services = Services(database);
        var nodes = Enumerable.Range(0, 2).Select(_ => Node(services, time)).ToList();
        for (var day = 0; day < 3; day++)
        {
            await Task.WhenAll(nodes.Select(n => Task.Run(() => n.AddDueAsync(Cancel), Cancel)));
            await nodes[0].AddDueAsync(Cancel);
            time.Now += Daily.Every;
        }

        await using var db = database.Context();
        var jobs = await db.Set<Job>().AsNoTracking().OrderBy(j => j.Due).ToListAsync(Cancel);
        Assert.Equal(3, jobs.Count);
        Assert.All(
            jobs.Index(),
            j =>
                Assert.InRange(
                    j.Item.Due,
                    Daily.PeriodStart(FixedTime.WednesdayMorning).AddDays(j.Index),
                    Daily.PeriodStart(FixedTime.WednesdayMorning).AddDays(j.Index) + Daily.Spread
                )
        );
    }

    [Theory, EachDatabase]
    public async Task Finished_jobs_leave_the_table_when_no_period_needs_them(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        var time = new FixedTime(FixedTime.WednesdayMorning);
        await using (var db = database.Context())
        {
            var queue = new JobQueue(db, time);
            queue.Add("done", 1);
            queue.Add("open", 1);
            await db.SaveChangesAsync(Cancel);
            var me = Guid.CreateVersion7();
            var job = await queue.TakeAsync(me, ["done"], Cancel);
            await queue.FinishAsync(job!.Id, me, Cancel);
        }

        await using var services = Services(database);
        time.Now += RecurringJobs.Kept + TimeSpan.FromSeconds(1);
        await Node(services, time).AddDueAsync(Cancel);
        await using var after = database.Context();
        Assert.Equal(["daily", "open"], await after.Set<Job>().Select(j => j.Kind).OrderBy(k => k).ToListAsync(Cancel));
        Assert.True(RecurringJobs.Kept > RecurringJob.Longest);
    }

    [Fact]
    public async Task A_slow_lane_does_not_hold_up_a_quick_one()
    {
        var database = await databases.FreshAsync(DatabaseKind.Sqlite);
        var slow = new TaskCompletionSource();
        var quick = new TaskCompletionSource();
        await using (var db = database.Context())
        {
            var queue = new JobQueue(db, new FixedTime(FixedTime.WednesdayMorning));
            queue.Add("slow", 1);
            queue.Add("fast", 1);
            await db.SaveChangesAsync(Cancel);
        }

        await using var services = Services(database);
        using var runner = new JobRunner(
            services.GetRequiredService<IServiceScopeFactory>(),
            [
                new JobHandler("slow", (_, _, _) => slow.Task, "slow"),
                new JobHandler(
                    "fast",
                    (_, _, _) =>
                    {
                        quick.SetResult();
                        return Task.CompletedTask;
                    }
                ),
            ],
            new FixedTime(FixedTime.WednesdayMorning),
            NullLogger<JobRunner>.Instance
        );
        await runner.StartAsync(Cancel);
        await quick.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        Assert.False(slow.Task.IsCompleted);
        slow.SetResult();
        await runner.StopAsync(Cancel);
    }

    private static ServiceProvider Services(TestDatabase database) =>
        new ServiceCollection()
            .AddScoped(_ => database.Context())
            .AddScoped<JobQueue>()
            .AddSingleton<TimeProvider>(new FixedTime(FixedTime.WednesdayMorning))
            .BuildServiceProvider();

    private static RecurringJobs Node(ServiceProvider services, FixedTime time) =>
        new(services.GetRequiredService<IServiceScopeFactory>(), [Daily], time, NullLogger<RecurringJobs>.Instance);
}
