using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Features.Offers.Review;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.History;

internal abstract record RestoreOutcome
{
    private RestoreOutcome() { }

    public sealed record Restored(int Version) : RestoreOutcome;

    /// <summary>It changes contacts of crisis help: somebody else publishes it.</summary>
    public sealed record Submitted(Guid Proposal) : RestoreOutcome;

    public sealed record Refused(Refusal Refusal) : RestoreOutcome;
}

/// <summary>Makes an earlier version the published one again, to the letter; also how an ended offer comes back.</summary>
internal sealed class RestoreVersion(KreisblickDb db)
{
    /// <param name="kind">Offer or provider.</param>
    /// <param name="record">Its id.</param>
    /// <param name="number">The version whose content is wanted.</param>
    /// <param name="read">The newest version that the editor saw.</param>
    /// <param name="actor">What the person may do.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<RestoreOutcome> RestoreAsync(
        RecordKind kind,
        Guid record,
        int number,
        int read,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (!actor.MayReview)
            return new RestoreOutcome.Refused(Refusal.NotAllowed("Frühere Fassungen stellt die Redaktion wieder her."));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var publication = new Publication(db);
        if (
            await publication.CurrentAsync(kind, record, change, cancellation) is not var (current, version)
            || await new VersionReader(db).FindAsync(kind, record, number, cancellation) is not { } old
        )
            return new RestoreOutcome.Refused(Refusal.Unknown);
        if (version != read)
            return new RestoreOutcome.Refused(Refusal.ChangedMeanwhile);
        var broken = DocumentCheck
            .Of(old)
            .Concat(await new ReferenceCheck(db).OfAsync(old, cancellation))
            .Where(f => f.Level == FindingLevel.Error)
            .ToList();
        if (broken.Count > 0)
            return new RestoreOutcome.Refused(Refusal.NotReady(broken));
        var outcome = await ProposeIfNeededAsync(current, old, version, change, cancellation);
        if (outcome is null)
        {
            var published = await publication.ApplyAsync(
                [new PublicationItem(old) { RestoredFrom = number }],
                change,
                cancellation
            );
            outcome = new RestoreOutcome.Restored(published[0].Version);
        }
        await transaction.CommitAsync(cancellation);
        return outcome;
    }

    /// <summary>Nobody wrote the old version now; but alone nobody moves the contacts of crisis help.</summary>
    private async Task<RestoreOutcome?> ProposeIfNeededAsync(
        RecordDocument current,
        RecordDocument old,
        int version,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var rules = await UpkeepRules.LoadAsync(db, cancellation);
        var crisis = await new CrisisReach(db, rules).TouchesAsync(old, current, cancellation);
        var proposal = new Proposal(old, version, change);
        if (ReviewRules.SecondPerson(proposal, current, old, change.Who, crisis, TwoPersonScope.Never) is null)
            return null;
        proposal.Submit(change.When);
        db.Add(proposal);
        db.Add(new ProposalSave(proposal, change));
        db.Audit(change, "offers", "submitted", "proposal", proposal.Id.ToString(), new { proposal.RecordId });
        await db.SaveChangesAsync(cancellation);
        return new RestoreOutcome.Submitted(proposal.Id);
    }
}
