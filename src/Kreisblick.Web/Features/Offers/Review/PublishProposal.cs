using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Review;

internal abstract record PublishOutcome
{
    private PublishOutcome() { }

    public sealed record Published(Guid Record, int Version) : PublishOutcome;

    /// <summary>Approved; it is published at <paramref name="At"/>.</summary>
    public sealed record Scheduled(DateTimeOffset At) : PublishOutcome;

    /// <summary>The published version moved on and the same fields differ: somebody has to choose first.</summary>
    public sealed record Collided(int Revision, IReadOnlyList<FieldCollision> Collisions) : PublishOutcome;

    public sealed record Refused(Refusal Refusal) : PublishOutcome;
}

/// <summary>Publishes a proposal that an editor has read, now or on a day; all in one transaction or not at all.</summary>
internal sealed class PublishProposal(KreisblickDb db, JobQueue jobs, ProposalMail mail)
{
    private const int Attempts = 4;

    /// <param name="id">The proposal.</param>
    /// <param name="revision">The one that was read.</param>
    /// <param name="confirmed">Set where the editor also confirms the whole record.</param>
    /// <param name="actor">What the person may do.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<PublishOutcome> PublishAsync(
        Guid id,
        int revision,
        Assurance? confirmed,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        InTransactionAsync(
            async () =>
            {
                var (proposal, refusal) = await FindAsync(id, revision, actor, change, cancellation);
                if (proposal is null)
                    return new PublishOutcome.Refused(refusal!);
                if (await PrepareAsync(proposal, change.Who, change, cancellation) is { } stopped)
                    return stopped;
                if (confirmed is not null)
                    proposal.Confirm(confirmed);
                return await ApplyAsync(proposal, change.Who, change, cancellation);
            },
            cancellation
        );

    /// <summary>Approves now, publishes later. What holds up a publication is told now, not at night.</summary>
    public Task<PublishOutcome> ScheduleAsync(
        Guid id,
        int revision,
        DateTimeOffset publishAt,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        InTransactionAsync(
            async () =>
            {
                var (proposal, refusal) = await FindAsync(id, revision, actor, change, cancellation);
                if (proposal is null)
                    return new PublishOutcome.Refused(refusal!);
                if (publishAt <= change.When)
                    return new PublishOutcome.Refused(
                        Refusal.NotAllowed("Der Termin liegt in der Vergangenheit. Wählen Sie einen späteren.")
                    );
                if (await PrepareAsync(proposal, change.Who, change, cancellation) is { } stopped)
                    return stopped;
                proposal.Schedule(change.Who, publishAt, change.When);
                jobs.Add(DueWork.JobKind, new { }, publishAt);
                db.Audit(change, "offers", "scheduled", "proposal", id.ToString(), new { publishAt });
                await db.SaveChangesAsync(cancellation);
                return new PublishOutcome.Scheduled(publishAt);
            },
            cancellation
        );

    /// <summary>
    /// Publishes an approved proposal whose time has come. What has come in between (another publication, a retired
    /// term) gives it back to the editors with the reason; nothing is published half.
    /// </summary>
    public Task<PublishOutcome> PublishDueAsync(Guid id, ChangeContext change, CancellationToken cancellation) =>
        InTransactionAsync(
            async () =>
            {
                if (
                    await db.Set<Proposal>().SingleOrDefaultAsync(p => p.Id == id, cancellation)
                        is not { State: ProposalState.Scheduled } proposal
                    || proposal.PublishAt > change.When
                )
                    return new PublishOutcome.Refused(Refusal.ChangedMeanwhile);
                var approver = proposal.Approver!;
                var stopped = await PrepareAsync(proposal, approver, change, cancellation);
                if (stopped is null)
                    return await ApplyAsync(proposal, approver, change, cancellation);
                if (proposal.State == ProposalState.Scheduled)
                    proposal.Unschedule(
                        stopped is PublishOutcome.Refused { Refusal: { } refusal }
                            ? string.Join(" ", refusal.Findings.Select(f => f.Message).Prepend(refusal.Message))
                            : null,
                        change.When
                    );
                db.Audit(change, "offers", "unscheduled", "proposal", id.ToString());
                await db.SaveChangesAsync(cancellation);
                return stopped;
            },
            cancellation
        );

    private async Task<(Proposal?, Refusal?)> FindAsync(
        Guid id,
        int revision,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (await new ProposalSteps(db).FindAsync(id, actor, cancellation) is not { } proposal)
            return (null, Refusal.Unknown);
        if (proposal.Revision != revision)
            return (null, Refusal.ChangedMeanwhile);
        return ReviewRules.MayDecide(proposal, actor, change) is { } refusal ? (null, refusal) : (proposal, null);
    }

    /// <summary>Brings the proposal onto the newest version and asks everything that could hold it up.</summary>
    /// <returns>What holds it up, or null.</returns>
    private async Task<PublishOutcome?> PrepareAsync(
        Proposal proposal,
        string approver,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var current = await new Publication(db).CurrentAsync(proposal.Kind, proposal.RecordId, change, cancellation);
        if (current is null && proposal.BaseVersion > 0)
            return new PublishOutcome.Refused(
                Refusal.NotAllowed("Das Angebot gibt es nicht mehr. Ziehen Sie den Vorschlag zurück.")
            );
        if (current is var (published, version) && version != proposal.BaseVersion)
            await RebaseAsync(proposal, published, version, change, cancellation);
        if (proposal.Collisions.Count > 0)
        {
            await db.SaveChangesAsync(cancellation);
            return new PublishOutcome.Collided(proposal.Revision, proposal.Collisions);
        }
        var document = proposal.Document;
        var findings = DocumentCheck.Of(document).Concat(await new ReferenceCheck(db).OfAsync(document, cancellation));
        var held = findings.Where(f => f.Level != FindingLevel.Hint).ToList();
        if (held.Count > 0)
            return new PublishOutcome.Refused(Refusal.NotReady(held));
        var rules = await UpkeepRules.LoadAsync(db, cancellation);
        var crisis = await new CrisisReach(db, rules).TouchesAsync(document, current?.Document, cancellation);
        return
            ReviewRules.SecondPerson(
                proposal,
                current?.Document,
                document,
                approver,
                crisis,
                rules.TwoPersons(document)
            )
                is { } second
            ? new PublishOutcome.Refused(second)
            : null;
    }

    private async Task RebaseAsync(
        Proposal proposal,
        RecordDocument published,
        int version,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var origin = await new VersionReader(db).FindAsync(
            proposal.Kind,
            proposal.RecordId,
            proposal.BaseVersion,
            cancellation
        );
        var merged = ThreeWayMerge.Merge(origin, proposal.Document, published);
        proposal.Rebase(
            merged.Document,
            version,
            [
                .. proposal.Collisions,
                .. merged.Conflicts.Select(c => new FieldCollision(
                    c.Path,
                    c.Other?.DeepClone(),
                    FieldCollision.Published,
                    change.When
                )),
            ],
            change.When
        );
        db.Add(new ProposalSave(proposal, change));
    }

    private async Task<PublishOutcome> ApplyAsync(
        Proposal proposal,
        string approver,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var published = await new Publication(db).ApplyAsync(
            [new PublicationItem(proposal.Document) { ProposalId = proposal.Id, Confirmed = proposal.Confirmed }],
            change,
            cancellation
        );
        proposal.Publish(published[0].Version, approver, change.When);
        await mail.PublishedAsync(proposal, change, cancellation);
        await db.SaveChangesAsync(cancellation);
        // How often it has to be confirmed follows from its topics, which may have changed with it.
        var months = (await UpkeepRules.LoadAsync(db, cancellation)).IntervalMonths(proposal.Document);
        await db.Set<Service>()
            .Where(s => s.Id == proposal.RecordId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.VerificationIntervalMonths, months), cancellation);
        await db.Set<ProposalSave>().Where(s => s.ProposalId == proposal.Id).ExecuteDeleteAsync(cancellation);
        return new PublishOutcome.Published(proposal.RecordId, published[0].Version);
    }

    /// <summary>Two editors who publish the same record in one moment: the second tries again on top of the first.</summary>
    private async Task<PublishOutcome> InTransactionAsync(
        Func<Task<PublishOutcome>> work,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
                var outcome = await work();
                await transaction.CommitAsync(cancellation);
                // A refusal leaves the proposal as it was read.
                db.ChangeTracker.Clear();
                return outcome;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                return new PublishOutcome.Refused(Refusal.ChangedMeanwhile);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
    }
}
