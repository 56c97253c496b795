using System.Net;
using AngleSharp.Html.Dom;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Staging;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Features.Offers.Staging;
using Kreisblick.Web.Tests.Fixtures;
using Kreisblick.Web.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using SmtpServer.Protocol;

namespace Kreisblick.Web.Tests.Faults;

/// <summary>
/// People import, publish and get mail while the program is killed again and again. What people do before a start is
/// done with the portal's own classes (the program begins with it at once); uploads and decisions go through its pages.
/// </summary>
internal sealed class KillRun : IAsyncDisposable
{
    private const int OffersInFile = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Between the steps of a file others come, in which the interrupted step is gone on with.</summary>
    private static readonly KillAim[] Order =
    [
        KillAim.Reading,
        KillAim.Proposals,
        KillAim.Applying,
        KillAim.Upload,
        KillAim.Publishing,
        KillAim.Proposals,
        KillAim.Undoing,
        KillAim.Mail,
        KillAim.Applying,
        KillAim.Proposals,
        KillAim.Publishing,
        KillAim.Mail,
    ];

    private readonly MortalPortal portal;
    private readonly TestMailServer mails;
    private readonly People people;
    private readonly KillMoment moments;
    private readonly WholeState whole;
    private readonly List<ImportStory> stories = [];
    private int kills;
    private int files;

    private KillRun(TestDatabase database, TestMailServer mails, int seed)
    {
        this.mails = mails;
        portal = new MortalPortal(database, MortalPortal.MailTo(mails.Port));
        people = new People(portal);
        moments = new KillMoment(seed);
        whole = new WholeState(portal, mails, stories);
        // A server takes its time, so that a kill meets a mail under way.
        mails.OnText = async stop =>
        {
            await Task.Delay(15, stop);
            return SmtpResponse.Ok;
        };
    }

    public KillMoment Moments => moments;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="database">With areas and catalogue, without offers.</param>
    /// <param name="seed">Of the moments.</param>
    public static async Task<KillRun> BeginAsync(TestDatabase database, int seed)
    {
        var run = new KillRun(database, TestMailServer.Start(), seed);
        await run.people.SettleAsync();
        return run;
    }

    /// <summary>One start with something to do, one kill, one look at what is left.</summary>
    public async Task KillAsync()
    {
        var aim = Order[kills++ % Order.Length];
        await portal.LetLeasesEndAsync();
        var story = aim switch
        {
            KillAim.Reading => await BringAsync(),
            KillAim.Applying => await AskAsync(ImportRunState.Staged, ImportRunState.Applying, "redaktion-1"),
            KillAim.Publishing => await AskAsync(ImportRunState.Applied, ImportRunState.Publishing, "redaktion-2"),
            KillAim.Undoing => await AskAsync(ImportRunState.Applied, ImportRunState.Undoing, "redaktion-2"),
            _ => null,
        };
        // Where the step before was killed and is still being gone on with, there is a new file to read.
        if (story is null && aim is KillAim.Applying or KillAim.Publishing or KillAim.Undoing)
            (aim, story) = (KillAim.Reading, await BringAsync());
        if (aim == KillAim.Mail)
            await people.WriteMailsAsync();
        portal.Start();

        bool hit;
        if (story is not null)
        {
            await UntilAsync(db => Works(db, story.Run!.Value).AnyAsync(j => j.Attempts > 0, Cancel));
            await Task.Delay(moments.Draw(aim), Cancel);
            await portal.KillAsync();
            await using var db = portal.Database.Context();
            hit = await Works(db, story.Run!.Value).AnyAsync(j => j.Finished == null, Cancel);
        }
        else if (aim == KillAim.Mail)
        {
            var before = mails.Texts.Count;
            while (mails.Texts.Count == before)
                await Task.Delay(5, Cancel);
            await Task.Delay(moments.Draw(aim), Cancel);
            await portal.KillAsync();
            await using var db = portal.Database.Context();
            hit = await db.Set<OutboxMail>()
                .AnyAsync(m => m.State == MailState.Claimed || m.State == MailState.HandingOver, Cancel);
        }
        else
        {
            await portal.UpAsync();
            await QuietAsync();
            hit = aim == KillAim.Upload ? await UploadAsync() : await DecideAsync();
        }
        moments.Note(aim, hit);
        await whole.CheckAsync();
    }

    /// <summary>Starts once more; then all that was asked for is done, and the chain of the audit trail holds.</summary>
    public async Task EndAsync()
    {
        await portal.LetLeasesEndAsync();
        portal.Start();
        await portal.UpAsync();
        await QuietAsync();
        await portal.KillAsync();
        await whole.CheckAsync();
        var (code, _, errors) = await portal.RunAsync("verify", "audit");
        Assert.Equal((0, ""), (code, errors));
    }

    /// <summary>Nothing waits any more: every import has come to rest, every mail is settled, and the search knows it.</summary>
    private async Task QuietAsync()
    {
        await UntilAsync(async db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            return !await db.Set<Job>()
                .Where(j => j.Kind == ImportJob.Kind || j.Kind == MailDelivery.JobKind)
                .AnyAsync(j => j.Finished == null && j.Due <= now, Cancel);
        });
        await whole.CheckAtRestAsync();
        using var visitor = people.Client(signedIn: false);
        await whole.CheckSearchAsync(visitor);
    }

    private async Task<ImportStory> BringAsync()
    {
        var story = NewStory();
        await DoAsync(async desk =>
        {
            await using var content = new MemoryStream(story.Content());
            var outcome = await desk.ReceiveAsync(content, story.FileName, "", People.Change(Uploader()), Cancel);
            story.Run = Assert.IsType<ReceiveOutcome.Received>(outcome).Run;
        });
        return story;
    }

    private async Task<ImportStory?> AskAsync(ImportRunState from, ImportRunState work, string who)
    {
        await using var db = portal.Database.Context();
        var ready = await db.Set<ImportRun>()
            .Where(r => r.State == from)
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .ToListAsync(Cancel);
        var wanted = work == ImportRunState.Undoing;
        var story = stories.FirstOrDefault(s => s.Run is { } run && ready.Contains(run) && s.IsPublished == wanted);
        if (story is null)
            return null;
        await DoAsync(async desk =>
            Assert.Null(
                await desk.BeginAsync(
                    story.Run!.Value,
                    work,
                    confirms: true,
                    OfferActor.Editor,
                    People.Change(who),
                    Cancel
                )
            )
        );
        story.Asked = work;
        story.IsPublished |= work == ImportRunState.Publishing;
        return story;
    }

    /// <summary>Three files at once; the program is killed while they come in.</summary>
    private async Task<bool> UploadAsync()
    {
        using var client = people.Client(signedIn: true);
        await client.PageAsync(ImportFiles.Page);
        var sent = Enumerable
            .Range(0, 3)
            .Select(_ => NewStory())
            .Select(s => (Story: s, Answer: SendAsync(s)))
            .ToList();
        await Task.Delay(moments.Draw(KillAim.Upload), Cancel);
        await portal.KillAsync();
        var answered = await Task.WhenAll(sent.Select(s => s.Answer));
        await using var db = portal.Database.Context();
        foreach (var (story, _) in sent)
        {
            var found = await db.Set<ImportRun>().SingleOrDefaultAsync(r => r.FileName == story.FileName, Cancel);
            Assert.True(found is not null || story.Run is null, $"{story.FileName} was taken and is gone.");
            story.Run = found?.Id;
        }
        return answered.Contains(false);

        async Task<bool> SendAsync(ImportStory story)
        {
            try
            {
                using var answer = await client.UploadAsync(story.Content(), story.FileName);
                Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
                story.Run = Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }

    /// <summary>Three proposals are published on their pages at once; the program is killed meanwhile.</summary>
    private async Task<bool> DecideAsync()
    {
        using var client = people.Client(signedIn: true);
        var waiting = new List<(string Page, FormUrlEncodedContent Form)>();
        foreach (var id in await people.InReviewAsync())
        {
            var page = $"/verwaltung/pruefung/{id}";
            var fields = (await client.PageAsync(page))
                .QuerySelectorAll("main form[action$='handler=veroeffentlichen'] input[type=hidden]")
                .OfType<IHtmlInputElement>()
                .Select(i => new KeyValuePair<string, string>(i.Name!, i.Value));
            waiting.Add((page + "?handler=veroeffentlichen", new FormUrlEncodedContent(fields)));
        }
        var sending = waiting.Select(w => PublishAsync(w.Page, w.Form)).ToList();
        await Task.Delay(moments.Draw(KillAim.Proposals), Cancel);
        await portal.KillAsync();
        return (await Task.WhenAll(sending)).Contains(false);

        async Task<bool> PublishAsync(string page, FormUrlEncodedContent form)
        {
            try
            {
                using var answer = await client.PostAsync(page, form, Cancel);
                Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
            finally
            {
                form.Dispose();
            }
        }
    }

    private ImportStory NewStory()
    {
        var story = new ImportStory(++files, OffersInFile);
        stories.Add(story);
        return story;
    }

    /// <summary>Nobody brings more files than one person may on one day.</summary>
    private string Uploader() => $"redaktion-1-{files / 50}";

    private async Task DoAsync(Func<ImportDesk, Task> act)
    {
        await using var db = portal.Database.Context();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["DataDirectory"] = portal.Folder }
            )
            .Build();
        var time = TimeProvider.System;
        await act(new ImportDesk(db, new FileStore(db, configuration, time), new JobQueue(db, time)));
    }

    private async Task UntilAsync(Func<KreisblickDb, Task<bool>> done)
    {
        await using var db = portal.Database.Context();
        var start = TimeProvider.System.GetTimestamp();
        while (!await done(db))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "The program does not go on.");
            await Task.Delay(10, Cancel);
        }
    }

    /// <summary>The newest job of an import.</summary>
    private static IQueryable<Job> Works(KreisblickDb db, Guid run) =>
        db.Set<Job>()
            .Where(j => j.Kind == ImportJob.Kind && j.Payload == $"\"{run}\"")
            .OrderByDescending(j => j.Id)
            .Take(1);

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        await mails.DisposeAsync();
    }
}
