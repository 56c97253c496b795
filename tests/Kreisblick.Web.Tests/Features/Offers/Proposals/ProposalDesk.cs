using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Features.Offers.Review;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Fixtures;
using Kreisblick.Web.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Proposals;

/// <summary>One person at the proposals of a database; each act has a context of its own, as each request has.</summary>
internal sealed class ProposalDesk(TestDatabase database, string who, OfferActor actor, FixedTime? clock = null)
{
    private readonly FixedTime time = clock ?? new FixedTime(FixedTime.WednesdayMorning);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public OfferActor Actor => actor;

    private ChangeContext Change => new(who, "Prüfung", time.Now, "web");

    public async Task<(Guid Id, int Revision)> StartAsync(OfferDocument offer)
    {
        var outcome = await DoAsync(db =>
            new StartProposal(db).ForAsync(RecordKind.Offer, offer.Id, actor, Change, Cancellation)
        );
        var started = Assert.IsType<StartOutcome.Started>(outcome);
        return (started.Proposal, started.Revision);
    }

    public Task<StartOutcome> StartNewAsync(Guid organization) =>
        DoAsync(db => new StartProposal(db).NewOfferAsync(organization, actor, Change, Cancellation));

    public Task<SaveOutcome> TrySaveAsync(Guid id, int revision, Func<OfferDocument, OfferDocument> edit) =>
        DoAsync(db =>
            new SaveProposal(db).SaveAsync(id, revision, d => edit((OfferDocument)d), actor, Change, Cancellation)
        );

    public async Task<int> SaveAsync(Guid id, int revision, Func<OfferDocument, OfferDocument> edit) =>
        Assert.IsType<SaveOutcome.Saved>(await TrySaveAsync(id, revision, edit)).Revision;

    public Task<SaveOutcome> ChooseAsync(Guid id, string path, int? other) =>
        DoAsync(db => new SaveProposal(db).ChooseAsync(id, path, other, actor, Change, Cancellation));

    public Task<StepOutcome> TrySubmitAsync(Guid id, int revision) =>
        DoAsync(db => new SubmitProposal(db).SubmitAsync(id, revision, actor, Change, Cancellation));

    public async Task<int> SubmitAsync(Guid id, int revision) => Revision(await TrySubmitAsync(id, revision));

    public Task<StepOutcome> TryTakeAsync(Guid id, int revision) =>
        DoAsync(db => new ReviewProposal(db, Mail(db)).TakeAsync(id, revision, actor, Change, Cancellation));

    public async Task<int> TakeAsync(Guid id, int revision) => Revision(await TryTakeAsync(id, revision));

    public Task<StepOutcome> ReturnAsync(Guid id, int revision, IReadOnlyList<FieldVerdict> verdicts, string? reason) =>
        DoAsync(db =>
            new ReviewProposal(db, Mail(db)).ReturnAsync(id, revision, verdicts, reason, actor, Change, Cancellation)
        );

    public Task<PublishOutcome> PublishAsync(Guid id, int revision, Assurance? confirmed = null) =>
        DoAsync(db =>
            new PublishProposal(db, new JobQueue(db, time), Mail(db)).PublishAsync(
                id,
                revision,
                confirmed,
                actor,
                Change,
                Cancellation
            )
        );

    public Task<PublishOutcome> ScheduleAsync(Guid id, int revision, DateTimeOffset at) =>
        DoAsync(db =>
            new PublishProposal(db, new JobQueue(db, time), Mail(db)).ScheduleAsync(
                id,
                revision,
                at,
                actor,
                Change,
                Cancellation
            )
        );

    public Task<RestoreOutcome> RestoreAsync(Guid offer, int number, int read) =>
        DoAsync(db =>
            new RestoreVersion(db).RestoreAsync(RecordKind.Offer, offer, number, read, actor, Change, Cancellation)
        );

    public async Task RunDueAsync() =>
        await DoAsync(async db =>
        {
            await new DueWork(db, new PublishProposal(db, new JobQueue(db, time), Mail(db)), time).RunAsync(
                Cancellation
            );
            return true;
        });

    public async Task<Proposal> FindAsync(Guid id) =>
        await DoAsync(db => db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.Id == id, Cancellation));

    /// <summary>Starts, edits and hands in.</summary>
    public async Task<(Guid Id, int Revision)> ProposeAsync(
        OfferDocument offer,
        Func<OfferDocument, OfferDocument> edit
    )
    {
        var (id, revision) = await StartAsync(offer);
        return (id, await SubmitAsync(id, await SaveAsync(id, revision, edit)));
    }

    private static ProposalMail Mail(KreisblickDb db) =>
        new(db, new AccountDirectory(db), new MailOutbox(db, MailTrial.Texts));

    private static int Revision(StepOutcome outcome) => Assert.IsType<StepOutcome.Done>(outcome).Revision;

    private async Task<T> DoAsync<T>(Func<KreisblickDb, Task<T>> act)
    {
        await using var db = database.Context();
        return await act(db);
    }
}
