using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Features.Offers.Review;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary>An offer and the version of it that was read.</summary>
internal sealed record ReadOffer(Guid Id, int Version);

internal abstract record MergeOutcome
{
    private MergeOutcome() { }

    public sealed record Merged : MergeOutcome;

    public sealed record Refused(Refusal Refusal) : MergeOutcome;
}

/// <summary>What came of taking a merge back.</summary>
internal enum UnmergeOutcome
{
    Unknown,
    NotAllowed,

    /// <summary>Both offers are as they were.</summary>
    Both,

    /// <summary>The offer that stayed has changed since then and keeps its content; the other one is back.</summary>
    OtherOnly,
}

/// <summary>
/// Makes one offer of two, or takes that back. The one that stays gets the chosen fields, the other one ends and its
/// address leads on; both get a version, so nothing of either is lost. All in one transaction.
/// </summary>
internal sealed class MergeOffers(KreisblickDb db)
{
    /// <param name="kept">Stays.</param>
    /// <param name="other">Ends.</param>
    /// <param name="fromOther">Paths of fields for which the other offer counts.</param>
    /// <param name="actor">What the person may do.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<MergeOutcome> MergeAsync(
        ReadOffer kept,
        ReadOffer other,
        IReadOnlySet<string> fromOther,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (!actor.MayReview)
            return Refused(Refusal.NotAllowed("Angebote führt die Redaktion zusammen."));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var publication = new Publication(db);
        if (
            kept.Id == other.Id
            || await publication.CurrentAsync(RecordKind.Offer, kept.Id, change, cancellation)
                is not
                (OfferDocument stays, var keptVersion)
            || await publication.CurrentAsync(RecordKind.Offer, other.Id, change, cancellation)
                is not
                (OfferDocument ends, var otherVersion)
        )
            return Refused(Refusal.Unknown);
        if (keptVersion != kept.Version || otherVersion != other.Version || stays.HasEnded || ends.HasEnded)
            return Refused(Refusal.ChangedMeanwhile);
        if (await CloseDraftsAsync(ends, stays, change, cancellation) is { } waiting)
            return Refused(waiting);
        var merged = new MergePlan(stays, ends).Merge(fromOther);
        if (await ProblemAsync(stays, merged, keptVersion, change, cancellation) is { } problem)
            return Refused(problem);
        var published = await publication.ApplyAsync(
            [new PublicationItem(merged), new PublicationItem(ends with { Status = ServiceStatus.Defunct })],
            change,
            cancellation
        );
        db.Add(
            new MergedOffer(ends.Id, stays.Id, change)
            {
                KeptBefore = keptVersion,
                KeptAfter = published[0].Version,
                EndedBefore = otherVersion,
                EndedAfter = published[1].Version,
            }
        );
        db.Audit(change, "offers", "merged", "offer", ends.Id.ToString(), new { into = stays.Id });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new MergeOutcome.Merged();
    }

    /// <param name="ended">The offer that ended with the merge.</param>
    /// <param name="actor">What the person may do.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<UnmergeOutcome> UnmergeAsync(
        Guid ended,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (!actor.MayReview)
            return UnmergeOutcome.NotAllowed;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var publication = new Publication(db);
        var versions = new VersionReader(db);
        if (
            await db.Set<MergedOffer>().SingleOrDefaultAsync(m => m.Id == ended, cancellation) is not { } merge
            || await versions.FindAsync(RecordKind.Offer, ended, merge.EndedBefore, cancellation) is not { } before
            || await publication.CurrentAsync(RecordKind.Offer, merge.Into, change, cancellation)
                is not var (_, keptVersion)
        )
            return UnmergeOutcome.Unknown;
        List<PublicationItem> back = [new(before) { RestoredFrom = merge.EndedBefore }];
        if (
            keptVersion == merge.KeptAfter
            && await versions.FindAsync(RecordKind.Offer, merge.Into, merge.KeptBefore, cancellation) is { } keptBefore
        )
            back.Add(new PublicationItem(keptBefore) { RestoredFrom = merge.KeptBefore });
        await publication.ApplyAsync(back, change, cancellation);
        db.Remove(merge);
        db.Audit(change, "offers", "unmerged", "offer", ended.ToString(), new { from = merge.Into });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return back.Count == 2 ? UnmergeOutcome.Both : UnmergeOutcome.OtherOnly;
    }

    /// <summary>Remembers that the two are different offers.</summary>
    public async Task KeepApartAsync(Guid one, Guid other, ChangeContext change, CancellationToken cancellation)
    {
        var known = await DistinctOffers.OthersAsync(db, one, cancellation);
        var exist = await db.Set<Service>().CountAsync(s => s.Id == one || s.Id == other, cancellation) == 2;
        if (known.Contains(other) || !exist)
            return;
        db.Add(new DistinctOffers(one, other, change));
        db.Audit(change, "offers", "kept-apart", "offer", one.ToString(), new { other });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Drafts of the offer that ends are put aside with the reason; what editors are reading comes first.</summary>
    private async Task<Refusal?> CloseDraftsAsync(
        OfferDocument ends,
        OfferDocument stays,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var open = await db.Set<Proposal>()
            .Where(p => p.Kind == RecordKind.Offer && p.RecordId == ends.Id)
            .Where(p =>
                p.State == ProposalState.Draft
                || p.State == ProposalState.Returned
                || p.State == ProposalState.Submitted
                || p.State == ProposalState.InReview
                || p.State == ProposalState.Scheduled
            )
            .ToListAsync(cancellation);
        if (open.Any(p => p.State is not (ProposalState.Draft or ProposalState.Returned)))
            return Refusal.NotAllowed(
                $"Zu „{ends.Title}“ wartet ein Vorschlag in der Prüfung. Entscheiden Sie zuerst darüber."
            );
        foreach (var draft in open)
        {
            draft.Withdraw($"Das Angebot ist mit „{stays.Title}“ zusammengeführt.", change.When);
            db.Audit(change, "offers", "withdrawn", "proposal", draft.Id.ToString());
        }
        return null;
    }

    private async Task<Refusal?> ProblemAsync(
        OfferDocument published,
        OfferDocument merged,
        int version,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var findings = DocumentCheck
            .Of(merged)
            .Concat(await new ReferenceCheck(db).OfAsync(merged, cancellation))
            .Where(f => f.Level == FindingLevel.Error)
            .ToList();
        if (findings.Count > 0)
            return Refusal.NotReady(findings);
        var rules = await UpkeepRules.LoadAsync(db, cancellation);
        var crisis = await new CrisisReach(db, rules).TouchesAsync(merged, published, cancellation);
        return
            ReviewRules.SecondPerson(
                new Proposal(merged, version, change),
                published,
                merged,
                change.Who,
                crisis,
                TwoPersonScope.Never
            )
                is null
            ? null
            : Refusal.NotAllowed(
                "Das Angebot gehört zur Krisenhilfe: Seine Kontaktdaten ändert niemand allein. Lassen Sie Telefon, E-Mail und Web-Adresse links stehen und schlagen Sie sie danach als Änderung vor."
            );
    }

    private static MergeOutcome.Refused Refused(Refusal refusal) => new(refusal);
}
