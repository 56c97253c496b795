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

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>
/// Takes an import back, all in one transaction: what waits is withdrawn, what was new goes, what was changed becomes
/// what it was. What somebody has changed since then stays, and the row says so.
/// </summary>
internal sealed class UndoImport(KreisblickDb db)
{
    public async Task RunAsync(ImportRun run, ChangeContext change, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var rows = await db.Set<StagedRow>()
            .Where(r => r.RunId == run.Id && r.ProposalId != null)
            .ToDictionaryAsync(r => r.ProposalId!.Value, cancellation);
        var proposals = await db.Set<Proposal>().Where(p => p.BatchId == run.Id).ToListAsync(cancellation);
        var restored = new List<PublicationItem>();
        var offers = new List<Proposal>();
        var providers = new List<Proposal>();
        var newest = await NewestAsync(proposals, cancellation);
        foreach (var proposal in proposals)
        {
            if (proposal.State.IsOpen())
                proposal.Withdraw("Der Import wurde zurückgenommen.", change.When);
            else if (proposal.State == ProposalState.Published)
            {
                if (newest.GetValueOrDefault((proposal.Kind, proposal.RecordId)) != proposal.PublishedVersion)
                    Say(proposal, "Bleibt: Jemand hat den Eintrag seit dem Import geändert.");
                else if (proposal.BaseVersion == 0)
                    (proposal.Kind == RecordKind.Offer ? offers : providers).Add(proposal);
                else if (await EarlierAsync(proposal, change, cancellation) is { } earlier)
                    restored.Add(earlier);
                else
                    Say(
                        proposal,
                        "Bleibt: Kontaktdaten der Krisenhilfe ändert niemand allein. Nehmen Sie die Änderung einzeln zurück."
                    );
            }
        }
        await KeepNeededAsync(offers, providers, Say, cancellation);
        var publication = new Publication(db);
        if (restored.Count > 0)
            await publication.ApplyAsync(restored, change, cancellation);
        await publication.RemoveAsync(
            [.. offers.Select(p => p.RecordId)],
            [.. providers.Select(p => p.RecordId)],
            change,
            cancellation
        );
        run.FinishUndoing();
        db.Audit(
            change,
            "offers",
            "import-undone",
            ImportRun.AuditKind,
            run.Id.ToString(),
            new { rows = restored.Count + offers.Count + providers.Count }
        );
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);

        void Say(Proposal proposal, string note) => rows.GetValueOrDefault(proposal.Id)?.Say(note);
    }

    private async Task<Dictionary<(RecordKind, Guid), int>> NewestAsync(
        IReadOnlyList<Proposal> proposals,
        CancellationToken cancellation
    )
    {
        Guid[] ids = [.. proposals.Select(p => p.RecordId)];
        return await db.Set<RecordVersion>()
            .Where(v => EF.Parameter(ids).Contains(v.RecordId))
            .GroupBy(v => new { v.Kind, v.RecordId })
            .Select(g => new
            {
                g.Key.Kind,
                g.Key.RecordId,
                Number = g.Max(v => v.Number),
            })
            .ToDictionaryAsync(g => (g.Kind, g.RecordId), g => g.Number, cancellation);
    }

    /// <summary>What was published before; null: it takes a second person.</summary>
    private async Task<PublicationItem?> EarlierAsync(
        Proposal proposal,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var before = await new VersionReader(db).FindAsync(
            proposal.Kind,
            proposal.RecordId,
            proposal.BaseVersion,
            cancellation
        );
        if (before is null)
            return null;
        var now = proposal.Document;
        var rules = await UpkeepRules.LoadAsync(db, cancellation);
        var crisis = await new CrisisReach(db, rules).TouchesAsync(before, now, cancellation);
        var back = new Proposal(before, proposal.PublishedVersion!.Value, change);
        return ReviewRules.SecondPerson(back, now, before, change.Who, crisis, TwoPersonScope.Never) is null
            ? new PublicationItem(before) { RestoredFrom = proposal.BaseVersion }
            : null;
    }

    /// <summary>A provider to whom something belongs that stays, stays.</summary>
    private async Task KeepNeededAsync(
        List<Proposal> offers,
        List<Proposal> providers,
        Action<Proposal, string> say,
        CancellationToken cancellation
    )
    {
        Guid[] gone = [.. offers.Select(p => p.RecordId)];
        Guid[] ids = [.. providers.Select(p => p.RecordId)];
        var needed = await db.Set<Service>()
            .Where(s => EF.Parameter(ids).Contains(s.OrganizationId) && !EF.Parameter(gone).Contains(s.Id))
            .Select(s => s.OrganizationId)
            .ToHashSetAsync(cancellation);
        foreach (var provider in providers.Where(p => needed.Contains(p.RecordId)).ToList())
        {
            say(provider, "Bleibt: Der Träger hat inzwischen andere Angebote.");
            providers.Remove(provider);
        }
    }
}
