using System.Text.RegularExpressions;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Staging;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Features.Offers.Documents;
using Kreisblick.Web.Tests.Features.Offers.Staging;
using Kreisblick.Web.Tests.Platform.Auditing;
using Kreisblick.Web.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Faults;

/// <summary>What has to hold after every kill, and what once the program has gone on.</summary>
internal sealed partial class WholeState(
    MortalPortal portal,
    TestMailServer mails,
    IReadOnlyCollection<ImportStory> stories
)
{
    /// <summary>So soon a publication is in the search.</summary>
    private static readonly TimeSpan SearchFollows = TimeSpan.FromSeconds(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Right after a kill: each step is there as a whole or not at all.</summary>
    public async Task CheckAsync()
    {
        await using var db = portal.Database.Context();
        await CheckImportsAsync(db);
        await CheckRecordsAsync(db);
        await CheckMailsAsync(db);
        await CheckFilesAsync(db);
        Assert.IsType<AuditFinding.Intact>(await AuditRows.VerifyAsync(portal.Database, Cancel));
    }

    /// <summary>The program has gone on with what was interrupted: what people asked for is done.</summary>
    public async Task CheckAtRestAsync()
    {
        await using var db = portal.Database.Context();
        foreach (var run in await db.Set<ImportRun>().AsNoTracking().ToListAsync(Cancel))
        {
            var asked = stories.Single(s => s.FileName == run.FileName).Asked;
            Assert.Equal(
                asked switch
                {
                    ImportRunState.Reading => ImportRunState.Staged,
                    ImportRunState.Undoing => ImportRunState.Undone,
                    _ => ImportRunState.Applied,
                },
                run.State
            );
            Assert.Null(run.FileId);
            if (asked == ImportRunState.Publishing)
                Assert.False(
                    await db.Set<Proposal>()
                        .AnyAsync(p => p.BatchId == run.Id && p.State != ProposalState.Published, Cancel),
                    $"{run.FileName} is not published as a whole."
                );
        }
        Assert.Empty(await db.Set<StoredFile>().ToListAsync(Cancel));
        Assert.False(
            await db.Set<OutboxMail>().AnyAsync(m => m.State != MailState.Sent && m.State != MailState.Unclear, Cancel)
        );
    }

    public async Task CheckSearchAsync(HttpClient visitor)
    {
        await using var db = portal.Database.Context();
        var expected = await db.Published()
            .CountAsync(s => s.Description != null && s.Description.StartsWith(ImportStory.Word), Cancel);
        var start = TimeProvider.System.GetTimestamp();
        int found;
        do found = Hits(await visitor.MainAsync($"/hilfe?q={ImportStory.Word}"));
        while (found != expected && TimeProvider.System.GetElapsedTime(start) < SearchFollows);
        Assert.Equal(expected, found);
    }

    private async Task CheckImportsAsync(KreisblickDb db)
    {
        var rows = await db.Set<StagedRow>()
            .GroupBy(r => r.RunId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, Cancel);
        var proposals = (
            await db.Set<Proposal>()
                .Where(p => p.BatchId != null)
                .Select(p => new { p.BatchId, p.State })
                .ToListAsync(Cancel)
        ).ToLookup(p => p.BatchId!.Value, p => p.State);
        foreach (var run in await db.Set<ImportRun>().AsNoTracking().ToListAsync(Cancel))
        {
            var story = stories.Single(s => s.FileName == run.FileName);
            var isRead = run.State != ImportRunState.Reading;
            Assert.Equal(isRead ? story.Rows : 0, rows.GetValueOrDefault(run.Id));
            var isApplied = isRead && run.State is not (ImportRunState.Staged or ImportRunState.Applying);
            var states = proposals[run.Id].ToList();
            Assert.Equal(isApplied ? story.Rows : 0, states.Count);
            Assert.DoesNotContain(run.State, new[] { ImportRunState.Refused, ImportRunState.Discarded });
            if (run.State == ImportRunState.Undone)
                continue;
            if (!story.IsPublished)
                Assert.All(states, s => Assert.Equal(ProposalState.Submitted, s));
            else if (run.State != ImportRunState.Publishing)
                Assert.All(states, s => Assert.Equal(ProposalState.Published, s));
        }
    }

    /// <summary>Every record is what its newest version says, and there are those that were published, no others.</summary>
    private async Task CheckRecordsAsync(KreisblickDb db)
    {
        var versions = await db.Set<RecordVersion>().AsNoTracking().ToListAsync(Cancel);
        var byRecord = versions.ToLookup(v => v.RecordId);
        var stored = await portal.Database.ReadAllAsync();
        foreach (var record in stored)
        {
            var own = byRecord[record.Id].OrderBy(v => v.Number).ToList();
            Assert.Equal(Enumerable.Range(1, own.Count), own.Select(v => v.Number));
            Assert.Equal(own[^1].Json, DocumentJson.Write(record));
        }
        var undone = await db.Set<ImportRun>()
            .Where(r => r.State == ImportRunState.Undone)
            .Select(r => r.Id)
            .ToListAsync(Cancel);
        var published = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.State == ProposalState.Published)
            .ToListAsync(Cancel);
        var gone = published.Where(p => p.BatchId is { } batch && undone.Contains(batch)).ToList();
        Assert.Equal(
            versions.Select(v => v.RecordId).ToHashSet().Where(id => gone.TrueForAll(p => p.RecordId != id)).Order(),
            stored.Select(r => r.Id).Order()
        );
        foreach (var proposal in published)
            Assert.Single(
                byRecord[proposal.RecordId],
                v => v.ProposalId == proposal.Id && v.Number == proposal.PublishedVersion
            );
        Assert.Equal(published.Count, versions.Count(v => v.ProposalId is not null));
        // Each author was told once, with the publication.
        Assert.Equal(
            published.Count(p => p.BatchId is null),
            await db.Set<OutboxMail>().CountAsync(m => m.Template == ProposalMail.Published, Cancel)
        );
    }

    private async Task CheckMailsAsync(KreisblickDb db)
    {
        Assert.Equal(mails.Texts.Count, mails.Texts.ToHashSet(StringComparer.Ordinal).Count);
        var received = mails.Received.Select(m => m.MessageId).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(mails.Received.Count, received.Count);
        var sent = await db.Set<OutboxMail>()
            .Where(m => m.State == MailState.Sent)
            .Select(m => m.Id)
            .ToListAsync(Cancel);
        Assert.All(sent, id => Assert.Contains($"{id:n}@landkreis.example", received));
        Assert.False(await db.Set<OutboxMail>().AnyAsync(m => m.State == MailState.Failed, Cancel));
    }

    private async Task CheckFilesAsync(KreisblickDb db)
    {
        var folder = new DirectoryInfo(Path.Combine(portal.Folder, "files"));
        var there = folder.Exists
            ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(f => f.Name).ToHashSet()
            : [];
        var waiting = await db.Set<ImportRun>()
            .Where(r => r.State == ImportRunState.Reading)
            .Select(r => r.FileHash)
            .ToListAsync(Cancel);
        Assert.All(waiting, hash => Assert.Contains(hash, there));
        // Of what no import waits for only a kill in the middle leaves something; the daily round takes it away.
        Assert.True(there.Count - waiting.Count <= stories.Count(s => s.Run is null) + 1);
    }

    private static int Hits(string page) =>
        Count().Match(page) is { Success: true } match
            ? int.Parse(match.Groups["n"].Value.Replace(".", "", StringComparison.Ordinal), null)
            : 0;

    [GeneratedRegex(@"(?<n>[0-9.]+) Angebote? für", RegexOptions.ExplicitCapture)]
    private static partial Regex Count();
}
