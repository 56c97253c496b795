using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Retention;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Tests.Platform.Mail;

/// <summary>What the administrator sees and decides; how long mails are kept; the folder of the example county.</summary>
public sealed class MailDeskTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Failed_mail_is_listed_with_its_reason_and_can_be_dismissed(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        server.OnRecipient = a =>
            a.StartsWith("weg", StringComparison.Ordinal) ? TestMailServer.Say(550, "gone") : null;
        var good = await trial.EnqueueAsync("da@traeger.example");
        trial.Time.Now += TimeSpan.FromSeconds(1);
        var bad = await trial.EnqueueAsync("weg@traeger.example");
        await trial.DeliverAsync();
        var desk = new MailDesk(trial.Db);
        Assert.Equal([bad, good], (await desk.ListAsync(null, 0, Cancel)).Select(l => l.Id));
        Assert.Empty(await desk.ListAsync(null, 1, Cancel));
        var line = Assert.Single(await desk.ListAsync(MailState.Failed, 0, Cancel));
        Assert.Equal(("weg@traeger.example", "probe"), (line.Recipient, line.Template));
        Assert.Contains("550 gone", line.Answer, StringComparison.Ordinal);

        var decision = trial.Decision("Träger hat keine E-Mail mehr");
        Assert.True(await desk.DismissAsync(bad, decision, Cancel));
        Assert.False(await desk.DismissAsync(bad, decision, Cancel));
        Assert.False(await desk.SendAgainAsync(bad, decision, Cancel));
        Assert.False(await desk.SendAgainAsync(good, decision, Cancel));
        Assert.False(await desk.SendAgainAsync(Guid.CreateVersion7(), decision, Cancel));
        var row = await trial.RowAsync(bad);
        Assert.Equal((MailState.Dismissed, null), (row.State, row.Body));
        var audit = await trial.Db.Set<AuditEvent>().AsNoTracking().SingleAsync(Cancel);
        Assert.Equal(("dismissed", bad.ToString(), "leitung"), (audit.Action, audit.ObjectId, audit.Who));
    }

    [Theory, EachDatabase]
    public async Task Settled_mails_go_after_thirty_days_and_waiting_ones_stay(DatabaseKind kind)
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(kind), server.Port);
        server.OnRecipient = a =>
            a.StartsWith("weg", StringComparison.Ordinal) ? TestMailServer.Say(550, "gone") : null;
        await trial.EnqueueAsync("da@traeger.example");
        await trial.EnqueueAsync("weg@traeger.example");
        await trial.DeliverAsync();
        await trial.EnqueueAsync("wartet@traeger.example");
        var services = new ServiceCollection();
        services.AddSingleton(trial.Db);
        services.AddSingleton(Options.Create(new MailOptions()));
        await using var provider = services.BuildServiceProvider();
        var retention = new RetentionRun(trial.Db, provider, [MailRetention.Rule], trial.Time);

        trial.Time.Now += TimeSpan.FromDays(30);
        Assert.Equal(0, await retention.RunAsync(MailRetention.Rule, Cancel));
        Assert.Equal(0, await trial.Db.Set<AuditEvent>().CountAsync(Cancel));
        trial.Time.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(2, await retention.RunAsync(MailRetention.Rule, Cancel));
        Assert.Equal(MailState.Waiting, (await trial.OnlyAsync()).State);
        var audit = await trial.Db.Set<AuditEvent>().AsNoTracking().SingleAsync(Cancel);
        Assert.Equal("""{"removed":2}""", audit.Changes);
    }

    [Theory, EachDatabase]
    public async Task Mails_of_the_example_county_lie_in_a_folder_to_be_read_until_the_next_start(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
            scope
                .ServiceProvider.GetRequiredService<MailOutbox>()
                .Enqueue(
                    new ChangeContext("test", "Probe", portal.Time.Now, "web"),
                    StoredText.Parse<EmailAddress>("beratung@traeger.example"),
                    "probe",
                    new Dictionary<string, string>()
                );
            await db.SaveChangesAsync(Cancel);
        }

        var folder = portal.Services.GetRequiredService<MailFolder>();
        Assert.True(folder.IsUsed);
        await portal.RunJobsAsync(Cancel);
        // Beside it lie the reminders of the example county.
        var mail = Assert.Single(await folder.ListAsync(Cancel), m => m.Subject == "Probe-E-Mail von Kreisblick");
        Assert.Equal("beratung@traeger.example", mail.To);
        Assert.Contains("Sie müssen nichts tun.", mail.Text, StringComparison.Ordinal);
        Assert.Equal(mail, await folder.ShowAsync(mail.Id, Cancel));
        Assert.Null(await folder.ShowAsync(Guid.CreateVersion7(), Cancel));

        foreach (var atStart in portal.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>())
            if (atStart.GetType().Name == "MailboxAtStart")
                await atStart.StartAsync(Cancel);
        Assert.Empty(await folder.ListAsync(Cancel));
    }
}
