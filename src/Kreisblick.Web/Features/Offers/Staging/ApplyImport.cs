using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>Makes proposals of the chosen rows, all in one transaction; what is published stays until they are reviewed.</summary>
internal sealed class ApplyImport(KreisblickDb db)
{
    private const int Chunk = 500;
    private const string Moved =
        "Der Eintrag hat sich geändert, seit die Datei eingelesen wurde. Lesen Sie die Datei noch einmal ein.";

    public async Task RunAsync(ImportRun run, ChangeContext change, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var rows = await db.Set<StagedRow>()
            .Where(r => r.RunId == run.Id && r.Effect != RowEffect.Broken && r.Effect != RowEffect.Same)
            .OrderBy(r => r.Number)
            .ToListAsync(cancellation);
        var taken = rows.Where(r => r.IsTaken).ToList();
        await TakeProvidersAsync(rows, taken, cancellation);
        foreach (var rowsOfOne in taken.Chunk(Chunk))
            await ProposeAsync(run, rowsOfOne, change, cancellation);
        run.FinishApplying(change.When);
        db.Audit(
            change,
            "offers",
            "import-applied",
            ImportRun.AuditKind,
            run.Id.ToString(),
            new { rows = taken.Count(r => r.ProposalId is not null) }
        );
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>An offer of a provider that the file brings comes with the provider.</summary>
    private async Task TakeProvidersAsync(
        IReadOnlyList<StagedRow> rows,
        List<StagedRow> taken,
        CancellationToken cancellation
    )
    {
        var needed = taken.Where(r => r.Kind == RecordKind.Offer).Select(r => r.Document.Owner).ToHashSet();
        var there = await db.Set<Organization>().Select(o => o.Id).ToHashSetAsync(cancellation);
        foreach (var row in rows.Where(r => r is { Kind: RecordKind.Provider, IsTaken: false }))
            if (needed.Contains(row.RecordId!.Value) && !there.Contains(row.RecordId.Value))
            {
                row.Take(true);
                taken.Add(row);
            }
    }

    private async Task ProposeAsync(
        ImportRun run,
        IReadOnlyCollection<StagedRow> rows,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var current = await new Publication(db).CurrentAsync(
            [.. rows.Select(r => (r.Kind, r.RecordId!.Value))],
            change,
            cancellation
        );
        foreach (var row in rows)
        {
            var found = current.TryGetValue((row.Kind, row.RecordId!.Value), out var state);
            if (row.BeforeHash != (found ? StagedRow.HashOf(state.Document) : null))
            {
                row.Say(Moved);
                continue;
            }
            var proposal = new Proposal(row.Document, state.Version, change) { BatchId = run.Id };
            proposal.Submit(change.When);
            db.Add(proposal);
            db.Add(new ProposalSave(proposal, change));
            row.Become(proposal.Id);
        }
        await db.SaveChangesAsync(cancellation);
    }
}
