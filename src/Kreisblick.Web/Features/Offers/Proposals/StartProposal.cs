using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Proposals;

internal abstract record StartOutcome
{
    private StartOutcome() { }

    /// <param name="OthersOpen">Proposals of others for the same record that are not decided yet.</param>
    public sealed record Started(Guid Proposal, int Revision, int OthersOpen) : StartOutcome;

    public sealed record Refused(Refusal Refusal) : StartOutcome;
}

/// <summary>Begins a proposal: for a new record, or for a published one as it is now.</summary>
internal sealed class StartProposal(KreisblickDb db)
{
    public async Task<StartOutcome> NewOfferAsync(
        Guid organization,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (
            !actor.MayEdit(organization)
            || !await db.Set<Organization>().AnyAsync(o => o.Id == organization, cancellation)
        )
            return new StartOutcome.Refused(Refusal.Unknown);
        return await AddAsync(
            OfferDocument.Blank(Guid.CreateVersion7(change.When), organization),
            0,
            change,
            cancellation
        );
    }

    /// <summary>Only editors take up new providers; claiming one is checked by a person.</summary>
    public async Task<StartOutcome> NewProviderAsync(
        string name,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        actor.MayReview
            ? await AddAsync(
                new ProviderDocument { Id = Guid.CreateVersion7(change.When), Name = name },
                0,
                change,
                cancellation
            )
            : new StartOutcome.Refused(Refusal.NotAllowed("Neue Träger nimmt die Redaktion auf."));

    /// <summary>Goes on with the person's own draft for the record, if there is one.</summary>
    public async Task<StartOutcome> ForAsync(
        RecordKind kind,
        Guid record,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (
            await new Publication(db).CurrentAsync(kind, record, change, cancellation) is not var (document, version)
            || !actor.MayEdit(document.Owner)
        )
            return new StartOutcome.Refused(Refusal.Unknown);
        var own = await db.Set<Proposal>()
            .Where(p => p.Kind == kind && p.RecordId == record && p.Author == change.Who)
            .Where(p => p.State == ProposalState.Draft || p.State == ProposalState.Returned)
            .OrderByDescending(p => p.ChangedAt)
            .FirstOrDefaultAsync(cancellation);
        if (own is not null)
        {
            await transaction.CommitAsync(cancellation);
            return new StartOutcome.Started(own.Id, own.Revision, await OthersAsync(own, cancellation));
        }
        var started = await AddAsync(document, version, change, cancellation);
        await transaction.CommitAsync(cancellation);
        return started;
    }

    private async Task<StartOutcome> AddAsync(
        RecordDocument document,
        int version,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var proposal = new Proposal(CanonicalDocument.Of(document), version, change);
        db.Add(proposal);
        db.Add(new ProposalSave(proposal, change));
        db.Audit(change, "offers", "draft-started", "proposal", proposal.Id.ToString(), new { proposal.RecordId });
        await db.SaveChangesAsync(cancellation);
        return new StartOutcome.Started(proposal.Id, proposal.Revision, await OthersAsync(proposal, cancellation));
    }

    private Task<int> OthersAsync(Proposal proposal, CancellationToken cancellation) =>
        db.Set<Proposal>()
            .CountAsync(
                p =>
                    p.Kind == proposal.Kind
                    && p.RecordId == proposal.RecordId
                    && p.Id != proposal.Id
                    && (
                        p.State == ProposalState.Submitted
                        || p.State == ProposalState.InReview
                        || p.State == ProposalState.Scheduled
                    ),
                cancellation
            );
}
