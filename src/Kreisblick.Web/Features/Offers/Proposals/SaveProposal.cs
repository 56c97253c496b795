using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Proposals;

internal abstract record SaveOutcome
{
    private SaveOutcome() { }

    /// <param name="Revision">To be named with the next saving.</param>
    /// <param name="Merged">Somebody else had saved in between; both changes are in.</param>
    /// <param name="Collisions">All fields for which a choice is open.</param>
    public sealed record Saved(int Revision, bool Merged, IReadOnlyList<FieldCollision> Collisions) : SaveOutcome;

    public sealed record Refused(Refusal Refusal) : SaveOutcome;
}

/// <summary>
/// Saves a draft, by hand or by itself every few seconds. Two people may write at once: what both did is joined field by
/// field, and where both filled the same field differently the second value is kept beside it until somebody chooses.
/// </summary>
internal sealed class SaveProposal(KreisblickDb db)
{
    private const int KeptSaves = 100;
    private const int Attempts = 8;
    private static readonly TimeSpan OneAuditPer = TimeSpan.FromHours(1);

    /// <param name="id">The proposal.</param>
    /// <param name="revision">The one that the person had on screen.</param>
    /// <param name="edit">Puts what was typed into the document of that revision.</param>
    /// <param name="actor">What the person may do.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<SaveOutcome> SaveAsync(
        Guid id,
        int revision,
        Func<RecordDocument, RecordDocument> edit,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
                var outcome = await SaveOnceAsync(id, revision, edit, actor, change, cancellation);
                await transaction.CommitAsync(cancellation);
                return outcome;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Somebody saved in this very moment: read again and merge.
                db.ChangeTracker.Clear();
            }
    }

    /// <summary>Decides a collision: keeps what the document has, or takes the other value.</summary>
    /// <param name="id">The proposal.</param>
    /// <param name="path">The field.</param>
    /// <param name="other">Number of the other value among those of the field, from 0; null: what is there stays.</param>
    /// <param name="actor">What the person may do.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<SaveOutcome> ChooseAsync(
        Guid id,
        string path,
        int? other,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (await FindAsync(id, actor, change, cancellation) is not ({ } proposal, null) found)
            return new SaveOutcome.Refused(Refusal.Unknown);
        var open = proposal.Collisions.Where(c => c.Path == path).ToList();
        if (open.Count == 0 || other >= open.Count)
            return new SaveOutcome.Refused(Refusal.ChangedMeanwhile);
        var node = DocumentJson.NodeOf(proposal.Document);
        if (other is { } number && !DocumentPath.Set(node, path, open[number].Value))
            return new SaveOutcome.Refused(
                Refusal.NotAllowed("Der Eintrag, zu dem das Feld gehört, wurde inzwischen entfernt.")
            );
        var document = CanonicalDocument.Of(DocumentJson.Read(proposal.Kind, (JsonNode)node));
        Write(proposal, document, [.. proposal.Collisions.Where(c => c.Path != path)], change);
        db.Audit(change, "offers", "collision-decided", "proposal", id.ToString(), new { path });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new SaveOutcome.Refused(Refusal.ChangedMeanwhile);
        }
        return new SaveOutcome.Saved(proposal.Revision, false, proposal.Collisions);
    }

    private async Task<SaveOutcome> SaveOnceAsync(
        Guid id,
        int revision,
        Func<RecordDocument, RecordDocument> edit,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var (proposal, refusal) = await FindAsync(id, actor, change, cancellation);
        if (proposal is null)
            return new SaveOutcome.Refused(refusal ?? Refusal.Unknown);
        var stored = proposal.Document;
        var origin = revision == proposal.Revision ? stored : await OriginAsync(proposal, revision, cancellation);
        var typed = edit(origin.ShownTo(actor)).WithPlanningOf(origin, actor);
        var places = new PlaceRights(db, actor);
        var edited = CanonicalDocument.Of(
            OwnIds.Settle(
                CanonicalDocument.Of(typed),
                [origin, stored],
                await places.ExistingAsync(typed, cancellation),
                proposal.Id
            )
        );
        if (await places.RefuseAsync(origin, edited, cancellation) is { } foreign)
            return new SaveOutcome.Refused(foreign);

        var merged = ThreeWayMerge.Merge(origin, stored, edited);
        List<FieldCollision> collisions =
        [
            .. proposal.Collisions,
            .. merged.Conflicts.Select(c => new FieldCollision(c.Path, c.Other?.DeepClone(), change.Who, change.When)),
        ];
        var isMerged =
            revision != proposal.Revision
            && !JsonNode.DeepEquals(DocumentJson.NodeOf(merged.Document), DocumentJson.NodeOf(edited));
        if (DocumentJson.Write(merged.Document) == proposal.Json && collisions.Count == proposal.Collisions.Count)
            return new SaveOutcome.Saved(proposal.Revision, isMerged, [.. collisions.ShownTo(actor)]);
        var lately = await db.Set<ProposalSave>()
            .AnyAsync(
                s => s.ProposalId == id && s.Who == change.Who && s.When > change.When - OneAuditPer,
                cancellation
            );
        Write(proposal, merged.Document, collisions, change);
        // An hour of autosaves is one change of one person; each of them is kept as such.
        if (!lately)
            db.Audit(change, "offers", "draft-saved", "proposal", id.ToString(), new { proposal.RecordId });
        await db.SaveChangesAsync(cancellation);
        await db.Set<ProposalSave>()
            .Where(s => s.ProposalId == id && s.Revision <= proposal.Revision - KeptSaves)
            .ExecuteDeleteAsync(cancellation);
        return new SaveOutcome.Saved(proposal.Revision, isMerged, [.. collisions.ShownTo(actor)]);
    }

    private async Task<(Proposal?, Refusal?)> FindAsync(
        Guid id,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (await new ProposalSteps(db).FindAsync(id, actor, cancellation) is not { } proposal)
            return (null, Refusal.Unknown);
        var writable =
            proposal.State is ProposalState.Draft or ProposalState.Returned
            // While an editor reads, only that editor mends.
            || (proposal.State == ProposalState.InReview && actor.MayReview && proposal.Reviewer == change.Who);
        return writable ? (proposal, null) : (null, Refusal.WrongState(proposal.State));
    }

    private void Write(
        Proposal proposal,
        RecordDocument document,
        IReadOnlyList<FieldCollision> collisions,
        ChangeContext change
    )
    {
        var differences = DocumentDifferences.Between(proposal.Document, document);
        proposal.Write(
            document,
            collisions,
            new Contributor(change.Who, differences.Any(ContactFields.Includes)),
            differences.Select(d => d.Path).ToHashSet(StringComparer.Ordinal),
            change.When
        );
        db.Add(new ProposalSave(proposal, change));
    }

    /// <summary>The content that the person had on screen. Of a very old one the oldest that is kept: then more collides, nothing is lost.</summary>
    private async Task<RecordDocument> OriginAsync(Proposal proposal, int revision, CancellationToken cancellation)
    {
        var saves = db.Set<ProposalSave>().AsNoTracking().Where(s => s.ProposalId == proposal.Id);
        var save =
            await saves
                .Where(s => s.Revision <= revision)
                .OrderByDescending(s => s.Revision)
                .FirstOrDefaultAsync(cancellation)
            ?? await saves.OrderBy(s => s.Revision).FirstOrDefaultAsync(cancellation);
        return save is null ? proposal.Document : DocumentJson.Read(proposal.Kind, save.Json);
    }
}
