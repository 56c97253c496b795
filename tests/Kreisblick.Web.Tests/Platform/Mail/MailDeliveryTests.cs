using System.Net;
using System.Net.Sockets;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using SmtpServer.Protocol;

namespace Kreisblick.Web.Tests.Platform.Mail;

/// <summary>No mail lost, none sent twice: the outbox against a real mail server that behaves well and badly.</summary>
public sealed class MailDeliveryTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Mail_arrives_once_and_its_text_leaves_the_outbox(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        trial["Mail:FromName"] = "Kreis Müller";
        trial["Mail:ReplyTo"] = "redaktion@landkreis.example";
        var id = await trial.EnqueueAsync();
        await trial.DeliverAsync();
        await trial.DeliverAsync();

        var message = Assert.Single(server.Received);
        Assert.Equal($"{id:n}@landkreis.example", message.MessageId);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal(
            "text/plain; charset=utf-8",
            message.Headers["Content-Type"] ?? message.Body!.Headers["Content-Type"]
        );
        Assert.Equal("Probe-E-Mail von Kreisblick", message.Subject);
        Assert.Equal("\"Kreis Müller\" <portal@landkreis.example>", message.From.ToString());
        Assert.Equal("redaktion@landkreis.example", message.ReplyTo.ToString());
        Assert.Equal("beratung@traeger.example", message.To.ToString());
        Assert.StartsWith("Guten Tag,\n", message.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Sie müssen nichts tun.", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://hilfe.example", message.TextBody, StringComparison.Ordinal);
        var row = await trial.OnlyAsync();
        Assert.Equal((MailState.Sent, null, 1), (row.State, row.Body, row.Attempts));
        Assert.Equal(trial.Time.Now, row.Settled);
    }

    [Theory, EachDatabase]
    public async Task Mail_of_a_change_that_is_not_stored_does_not_exist(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await using var db = database.Context();
        await using (await db.Database.BeginTransactionAsync(Cancel))
        {
            new MailOutbox(db, MailTrial.Texts).Enqueue(
                new ChangeContext("test", "Probe", FixedTime.WednesdayMorning, "web"),
                StoredText.Parse<EmailAddress>("a@b.example"),
                "probe",
                new Dictionary<string, string>()
            );
            await db.SaveChangesAsync(Cancel);
        }

        await using var other = database.Context();
        Assert.Equal(0, await other.Set<OutboxMail>().CountAsync(Cancel));
        Assert.Equal(0, await other.Set<Job>().CountAsync(Cancel));
    }

    [Theory, EachDatabase]
    public async Task Greylisting_is_met_with_growing_patience_and_one_message_id(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        server.OnRecipient = _ => TestMailServer.Say(451, "4.7.1 Greylisted, come again");
        var id = await trial.EnqueueAsync();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await trial.DeliverAsync();
            var row = await trial.OnlyAsync();
            Assert.Equal((MailState.Waiting, attempt), (row.State, row.Attempts));
            Assert.Equal(trial.Time.Now + MailLedger.PauseAfter(attempt), row.Due);
            Assert.Contains("451", row.Answer, StringComparison.Ordinal);
            // Called too early, nobody is asked.
            await trial.DeliverAsync();
            Assert.Equal(attempt, server.Recipients.Count);
            trial.Time.Now = row.Due;
        }

        server.OnRecipient = _ => null;
        await trial.DeliverAsync();
        Assert.Equal($"{id:n}@landkreis.example", Assert.Single(server.Received).MessageId);
        Assert.Equal((MailState.Sent, null), ((await trial.OnlyAsync()).State, (await trial.OnlyAsync()).Answer));
        Assert.True(MailLedger.PauseAfter(3) > MailLedger.PauseAfter(2));
        Assert.True(MailLedger.PauseAfter(2) > MailLedger.PauseAfter(1));
    }

    [Theory, EachDatabase]
    public async Task A_call_for_the_next_try_is_left_behind_and_only_one(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        server.OnRecipient = _ => TestMailServer.Say(451, "later");
        await trial.EnqueueAsync();
        await trial.Db.Set<Job>().ExecuteDeleteAsync(Cancel);
        await trial.DeliverAsync();
        await trial.DeliverAsync();
        var call = await trial.Db.Set<Job>().AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((MailDelivery.JobKind, (await trial.OnlyAsync()).Due), (call.Kind, call.Due));
    }

    [Theory, EachDatabase]
    public async Task A_server_that_puts_off_for_three_days_has_refused(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        server.OnRecipient = _ => TestMailServer.Say(450, "mailbox busy");
        await trial.EnqueueAsync();
        var begin = trial.Time.Now;
        OutboxMail row;
        do
        {
            await trial.DeliverAsync();
            row = await trial.OnlyAsync();
            trial.Time.Now = row.Due > trial.Time.Now ? row.Due : trial.Time.Now;
        } while (row.State == MailState.Waiting);

        Assert.Equal(MailState.Failed, row.State);
        Assert.InRange(
            row.Settled!.Value - begin,
            MailLedger.GiveUpAfter,
            MailLedger.GiveUpAfter.Add(TimeSpan.FromHours(4))
        );
        Assert.StartsWith("Nach 3 Tagen aufgegeben.", row.Answer, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Theory]
    [EachDatabase(false)]
    [EachDatabase(true)]
    public async Task A_no_is_kept_with_its_reason_and_not_asked_again(DatabaseKind kind, bool afterText)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        var no = TestMailServer.Say(550, "5.1.1 no such person");
        if (afterText)
            server.OnText = _ => Task.FromResult<SmtpResponse?>(no);
        else
            server.OnRecipient = _ => no;
        var id = await trial.EnqueueAsync();
        await trial.DeliverAsync();
        trial.Time.Now += TimeSpan.FromDays(2);
        await trial.DeliverAsync();
        var row = await trial.OnlyAsync();
        Assert.Equal((MailState.Failed, 1), (row.State, row.Attempts));
        // The test server counts its patience behind the given words.
        Assert.StartsWith("Antwort des Mailservers: 550 5.1.1 no such person", row.Answer, StringComparison.Ordinal);
        Assert.Single(server.Recipients);

        server.OnRecipient = _ => null;
        server.OnText = _ => Task.FromResult<SmtpResponse?>(SmtpResponse.Ok);
        Assert.True(await new MailDesk(trial.Db).SendAgainAsync(id, trial.Decision("Adresse lebt wieder"), Cancel));
        await trial.DeliverAsync();
        Assert.Equal($"{id:n}@landkreis.example", Assert.Single(server.Received).MessageId);
    }

    [Theory, EachDatabase]
    public async Task One_refused_recipient_does_not_hold_up_the_others(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        server.OnRecipient = a =>
            a.StartsWith("weg", StringComparison.Ordinal) ? TestMailServer.Say(550, "gone") : null;
        await trial.EnqueueAsync("eins@traeger.example");
        await trial.EnqueueAsync("weg@traeger.example");
        await trial.EnqueueAsync("drei@traeger.example");
        await trial.DeliverAsync();
        Assert.Equal(
            ["drei@traeger.example", "eins@traeger.example"],
            server.Received.Select(m => m.To.ToString()).Order(StringComparer.Ordinal)
        );
        var counts = await new MailDesk(trial.Db).CountAsync(Cancel);
        Assert.Equal((2, 1), (counts[MailState.Sent], counts[MailState.Failed]));
    }

    [Theory, EachDatabase]
    public async Task Mails_outlast_a_server_that_is_away_and_are_not_counted_as_tried(DatabaseKind kind)
    {
        var port = Cli.ProgramRun.FreePort();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), port);
        for (var i = 0; i < 3; i++)
            await trial.EnqueueAsync();
        for (var hour = 0; hour < 3; hour++)
        {
            await trial.DeliverAsync();
            trial.Time.Now += TimeSpan.FromHours(1);
        }

        Assert.All(
            await trial.Db.Set<OutboxMail>().AsNoTracking().ToListAsync(Cancel),
            m => Assert.Equal((MailState.Waiting, 0), (m.State, m.Attempts))
        );
        await using var server = TestMailServer.Start();
        trial["Mail:Port"] = $"{server.Port}";
        await trial.DeliverAsync();
        Assert.Equal(3, server.Received.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(3, server.Received.Count);
    }

    [Theory, EachDatabase]
    public async Task A_connection_that_breaks_after_the_text_leaves_it_unclear_and_nothing_is_sent_again(
        DatabaseKind kind
    )
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        server.OnText = _ => Task.FromResult<SmtpResponse?>(null);
        var id = await trial.EnqueueAsync();
        await trial.DeliverAsync();
        trial.Time.Now += TimeSpan.FromDays(1);
        await trial.DeliverAsync();
        var row = await trial.OnlyAsync();
        Assert.Equal(MailState.Unclear, row.State);
        Assert.StartsWith("Der Text war unterwegs", row.Answer, StringComparison.Ordinal);
        Assert.Single(server.Texts);

        server.OnText = _ => Task.FromResult<SmtpResponse?>(SmtpResponse.Ok);
        Assert.True(await new MailDesk(trial.Db).SendAgainAsync(id, trial.Decision("nicht angekommen"), Cancel));
        await trial.DeliverAsync();
        Assert.Equal(2, server.Texts.Count);
        // The receiving system can tell that both are one mail.
        Assert.Single(server.Texts.Distinct());
    }

    [Theory, EachDatabase]
    public async Task A_server_too_slow_after_the_text_leaves_it_unclear(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        var never = new TaskCompletionSource<SmtpResponse?>();
        server.OnText = stop => never.Task.WaitAsync(stop);
        trial.Patience = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));
        await trial.EnqueueAsync();
        await trial.DeliverAsync();
        Assert.Equal(MailState.Unclear, (await trial.OnlyAsync()).State);
        Assert.Contains("nicht in der erlaubten Zeit", (await trial.OnlyAsync()).Answer, StringComparison.Ordinal);
        Assert.Empty(server.Received);
        never.SetResult(null);
    }

    [Theory, EachDatabase]
    public async Task A_server_that_takes_the_call_and_says_nothing_has_nothing(DatabaseKind kind)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var trial = new MailTrial(
            await databases.FreshAsync(kind),
            ((IPEndPoint)silent.LocalEndpoint).Port
        );
        trial["Mail:Host"] = "127.0.0.1";
        trial.Patience = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        await trial.EnqueueAsync();
        await trial.DeliverAsync();
        var row = await trial.OnlyAsync();
        Assert.Equal((MailState.Waiting, 0), (row.State, row.Attempts));
        Assert.Equal(trial.Time.Now + MailLedger.ServerPause, row.Due);
    }

    [Theory, EachDatabase]
    public async Task Four_nodes_deliver_thirty_mails_once_each(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        for (var i = 0; i < 30; i++)
            await trial.EnqueueAsync($"person{i}@traeger.example");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => trial.DeliverAsync(), Cancel)));
        // A node may have lost all candidates of one look to the others.
        await trial.DeliverAsync();
        Assert.Equal(30, server.Received.Count);
        Assert.Equal(30, server.Received.Select(m => m.To.ToString()).Distinct().Count());
        Assert.Equal(30, (await new MailDesk(trial.Db).CountAsync(Cancel))[MailState.Sent]);
    }

    [Theory, EachDatabase]
    public async Task Logs_hold_neither_address_nor_subject_nor_the_words_of_the_server(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        server.OnRecipient = a => TestMailServer.Say(550, $"unknown: {a}");
        var id = await trial.EnqueueAsync("kanarienvogel@traeger.example");
        await trial.DeliverAsync();
        Assert.Contains(id.ToString(), trial.Log.Text, StringComparison.Ordinal);
        foreach (var word in new[] { "kanarienvogel", "traeger", "Probe-E-Mail", "unknown", "Guten Tag" })
            Assert.DoesNotContain(word, trial.Log.Text, StringComparison.OrdinalIgnoreCase);
    }
}
