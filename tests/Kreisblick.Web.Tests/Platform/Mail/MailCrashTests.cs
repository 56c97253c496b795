using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Faults;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using SmtpServer.Protocol;

namespace Kreisblick.Web.Tests.Platform.Mail;

/// <summary>The program ends in the middle of a delivery: nothing is lost, nothing is sent twice by itself.</summary>
public sealed class MailCrashTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Unsent_mail_of_a_dead_node_is_sent_by_the_next(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        await trial.EnqueueAsync();
        var dead = Guid.CreateVersion7();
        var ledger = new MailLedger(trial.Db, trial.Time);
        var claimed = await ledger.ClaimAsync(dead, Cancel);
        Assert.NotNull(claimed);

        // While the lease runs the mail is the other node's.
        await trial.DeliverAsync();
        Assert.Empty(server.Received);
        trial.Time.Now += MailLedger.Lease + TimeSpan.FromSeconds(1);
        await trial.DeliverAsync();
        Assert.Single(server.Received);
        // The dead node comes back late and has no say any more.
        Assert.False(await ledger.BeginHandOverAsync(claimed, dead, Cancel));
        await ledger.NoteAsync(claimed, dead, MailState.Claimed, new Handover.Refused("too late"));
        Assert.Equal(MailState.Sent, (await trial.OnlyAsync()).State);
    }

    [Theory, EachDatabase]
    public async Task Mail_under_way_of_a_dead_node_becomes_unclear(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        await trial.EnqueueAsync();
        var dead = Guid.CreateVersion7();
        var ledger = new MailLedger(trial.Db, trial.Time);
        var claimed = await ledger.ClaimAsync(dead, Cancel);
        Assert.True(await ledger.BeginHandOverAsync(claimed!, dead, Cancel));
        trial.Time.Now += MailLedger.Lease + TimeSpan.FromSeconds(1);
        await trial.DeliverAsync();
        Assert.Equal(MailState.Unclear, (await trial.OnlyAsync()).State);
        Assert.Empty(server.Texts);
        Assert.True(MailLedger.Lease < JobQueue.Lease);
        Assert.True(MailPatience.Ordinary.HandOver < MailLedger.Lease);
    }

    [Theory, EachDatabase]
    public async Task Orderly_stop_waits_for_the_answer_and_notes_it(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        var underWay = new TaskCompletionSource();
        var answer = new TaskCompletionSource<SmtpResponse?>();
        server.OnText = stop =>
        {
            underWay.TrySetResult();
            return answer.Task.WaitAsync(stop);
        };
        await trial.EnqueueAsync();
        await trial.EnqueueAsync();
        using var stopping = new CancellationTokenSource();
        var delivering = trial.DeliverAsync(stopping.Token);
        await underWay.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        await stopping.CancelAsync();
        answer.SetResult(SmtpResponse.Ok);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivering);
        var states = await trial.Db.Set<OutboxMail>().Select(m => m.State).OrderBy(s => s).ToListAsync(Cancel);
        Assert.Equal([MailState.Sent, MailState.Waiting], states);
        Assert.Single(server.Received);
    }

    /// <summary>The real program, killed while the server has the text and has not answered.</summary>
    [Theory, EachDatabase]
    public async Task Killed_program_sends_no_mail_twice_and_loses_none(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(database, server.Port);
        var underWay = new TaskCompletionSource();
        server.OnText = async stop =>
        {
            underWay.TrySetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return null;
        };
        await trial.EnqueueAsync("eins@traeger.example");
        await trial.EnqueueAsync("zwei@traeger.example");
        await using var program = new MortalPortal(database, MortalPortal.MailTo(server.Port));
        // The program has the clock of this machine.
        await program.LetLeasesEndAsync();
        program.Start();
        await underWay.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        await program.KillAsync();
        var killed = await trial.Db.Set<OutboxMail>().AsNoTracking().ToListAsync(Cancel);
        Assert.Equal([MailState.HandingOver, MailState.Waiting], killed.Select(m => m.State).OrderByDescending(s => s));

        server.OnText = _ => Task.FromResult<SmtpResponse?>(SmtpResponse.Ok);
        await program.LetLeasesEndAsync();
        program.Start();
        for (var i = 0; i < 300 && await WaitingAsync() > 0; i++)
            await Task.Delay(200, Cancel);

        var after = await trial.Db.Set<OutboxMail>().AsNoTracking().ToListAsync(Cancel);
        Assert.Equal([MailState.Sent, MailState.Unclear], after.Select(m => m.State).OrderBy(s => s));
        Assert.Single(server.Received);
        Assert.Equal(2, server.Texts.Distinct().Count());
        Assert.Equal(2, server.Texts.Count);

        Task<int> WaitingAsync() =>
            trial
                .Db.Set<OutboxMail>()
                .CountAsync(m => m.State != MailState.Sent && m.State != MailState.Unclear, Cancel);
    }
}
