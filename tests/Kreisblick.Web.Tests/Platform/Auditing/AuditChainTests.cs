using System.Collections.Concurrent;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Platform.Auditing;

public sealed class AuditChainTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Twenty_writers_at_once_make_one_chain_without_a_gap(DatabaseKind kind)
    {
        const int writers = 20;
        const int each = 10;
        var database = await databases.FreshAsync(kind);
        var counted = new ConcurrentBag<(long Counter, string Object)>();
        var writing = Task.WhenAll(
            Enumerable.Range(0, writers).Select(w => Task.Run(() => WriteAsync(w), Cancel)).ToArray()
        );
        // Whoever checks meanwhile is not led astray by what is being written.
        while (!writing.IsCompleted)
            Assert.IsType<AuditFinding.Intact>(await AuditRows.VerifyAsync(database, Cancel));
        await writing;

        var intact = Assert.IsType<AuditFinding.Intact>(await AuditRows.VerifyAsync(database, Cancel));
        // Of ten rounds of a writer, one is taken back and one saves twice.
        Assert.Equal(writers * each, intact.Rows);
        await using var db = database.Context();
        var order = await db.Set<AuditEvent>().OrderBy(e => e.Number).Select(e => e.ObjectId).ToListAsync(Cancel);
        Assert.Equal(order.Count, order.Distinct().Count());
        Assert.DoesNotContain(order, o => o.StartsWith("verloren", StringComparison.Ordinal));
        // The counter of each transaction tells the order of commits: the chain has the same.
        var place = order.Select((o, i) => (o, i)).ToDictionary(p => p.o, p => p.i);
        var byCommit = counted.OrderBy(c => c.Counter).Select(c => place[c.Object]).ToList();
        Assert.Equal(byCommit.Order(), byCommit);

        async Task WriteAsync(int writer)
        {
            for (var round = 0; round < each; round++)
            {
                await using var context = database.Context();
                await using var transaction = await context.Database.BeginTransactionAsync(Cancel);
                var lost = round == 4;
                var name = lost ? $"verloren-{writer}" : $"angebot-{writer}-{round}";
                context.Changed("offers");
                context.Audit(AuditRows.Change($"konto-{writer}"), "offers", "published", "service", name);
                await context.SaveChangesAsync(Cancel);
                if (round == 7)
                {
                    context.Audit(AuditRows.Change(), "offers", "published", "service", name + "-nachtrag");
                    await context.SaveChangesAsync(Cancel);
                }
                if (lost)
                    continue;
                await transaction.CommitAsync(Cancel);
                counted.Add((context.TakeRaisedCounters().Single().Value, name));
            }
        }
    }

    /// <summary>Both lock a row of their own first and the other's later; chain and counters must not add to that.</summary>
    [Fact]
    public async Task Transactions_that_save_several_times_do_not_wait_for_each_other_in_a_circle()
    {
        Requirement.Need(Requirement.Postgres, PostgresCluster.IsThere, PostgresCluster.Missing);
        var database = await databases.FreshAsync(DatabaseKind.Postgres);
        await using var first = database.Context();
        await using var second = database.Context();
        await using var one = await first.Database.BeginTransactionAsync(Cancel);
        await using var two = await second.Database.BeginTransactionAsync(Cancel);
        first.Audit(AuditRows.Change(), "offers", "published", "service", "eins");
        first.Changed("offers");
        await first.SaveChangesAsync(Cancel);
        second.Changed("areas");
        await second.SaveChangesAsync(Cancel);
        second.Audit(AuditRows.Change(), "offers", "published", "service", "zwei");
        second.Changed("offers");
        await second.SaveChangesAsync(Cancel);
        first.Changed("areas");
        await first.SaveChangesAsync(Cancel);
        await two.CommitAsync(Cancel);
        await one.CommitAsync(Cancel);
        Assert.Equal(2, await first.Set<AuditEvent>().CountAsync(Cancel));
        Assert.Equal(2, await first.Set<ChangeCounter>().Where(c => c.Value == 2).CountAsync(Cancel));
    }

    /// <summary>The form of what is hashed must never change by accident: every chain would look broken.</summary>
    [Fact]
    public void Hash_of_a_known_row_stays_as_it_is()
    {
        var row = new AuditEvent(
            new ChangeContext("seed", "Grunddaten laden", FixedTime.WednesdayMorning, "cli"),
            "areas",
            "seeded",
            "register",
            "areas",
            """{"areas":59}"""
        );
        // All but the random id, which is part of the content.
        typeof(AuditEvent)
            .GetProperty(nameof(AuditEvent.Id))!
            .SetValue(row, Guid.Parse("0198c0de-0000-7000-8000-000000000001"));
        row.Link(1, AuditKey.OfPrograms, AuditHead.Beginning);
        // Computed apart from the program, from the description of the form.
        Assert.Equal("6fbdcc6544904f2a8b81d8b40ffe83db52d21e738dea30be55c678a0ad008327", row.Hash);
    }
}
