using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>One import in the list of all.</summary>
internal sealed record ImportLine(ImportRun Run, string Who);

/// <summary>Which rows of an import are wanted.</summary>
internal enum RowFilter
{
    All,
    New,
    Changed,
    Same,
    Broken,

    /// <summary>Those that may be in the directory already.</summary>
    Alike,

    /// <summary>Applied, and not where they should be.</summary>
    Stuck,
}

/// <summary>How many rows an import has of each sort.</summary>
/// <param name="Taken">Chosen for taking over.</param>
internal sealed record RowCounts(IReadOnlyDictionary<RowFilter, int> ByFilter, int Taken)
{
    public int this[RowFilter filter] => ByFilter.GetValueOrDefault(filter);
}

/// <summary>What became of the proposals of an import.</summary>
internal sealed record ProposalCounts(int Waiting, int Published, int Other)
{
    public int All => Waiting + Published + Other;
}

/// <summary>A row with the state of its proposal.</summary>
internal sealed record ImportRow(StagedRow Row, ProposalState? State);

/// <summary>One import as its page shows it.</summary>
/// <param name="Who">Who brought the file.</param>
/// <param name="Earlier">The same file was read before; null: it was not.</param>
internal sealed record ImportView(
    ImportRun Run,
    string Who,
    ImportLine? Earlier,
    RowCounts Counts,
    ProposalCounts Proposals,
    IReadOnlyList<ImportRow> Rows,
    int Page,
    int Pages
);

/// <summary>Reads imports and their rows.</summary>
internal sealed class ImportReader(KreisblickDb db, IServiceProvider services, IEnumerable<AuditNames> names)
{
    public const int PageSize = 50;
    private const int MostRuns = 100;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ImportLine>> ListAsync(CancellationToken cancellation)
    {
        var runs = await db.Set<ImportRun>()
            .AsNoTracking()
            .OrderByDescending(r => r.ReadAt)
            .Take(MostRuns)
            .ToListAsync(cancellation);
        var people = await NamesAsync(runs.Select(r => r.Who), cancellation);
        return [.. runs.Select(r => new ImportLine(r, people.GetValueOrDefault(r.Who, "jemand")))];
    }

    public async Task<ImportView?> FindAsync(Guid id, RowFilter filter, int page, CancellationToken cancellation)
    {
        if (await db.Set<ImportRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } run)
            return null;
        var earlier = await db.Set<ImportRun>()
            .AsNoTracking()
            .Where(r => r.FileHash == run.FileHash && r.ReadAt < run.ReadAt)
            .OrderByDescending(r => r.ReadAt)
            .FirstOrDefaultAsync(cancellation);
        var people = await NamesAsync([run.Who, earlier?.Who ?? run.Who], cancellation);
        var counts = await CountsAsync(id, cancellation);
        var found = Of(id, filter);
        var pages = Math.Max(1, (await found.CountAsync(cancellation) + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var rows = await found
            .OrderBy(r => r.Number)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(r => new ImportRow(
                r,
                db.Set<Proposal>()
                    .Where(p => p.Id == r.ProposalId)
                    .Select(p => (ProposalState?)p.State)
                    .FirstOrDefault()
            ))
            .ToListAsync(cancellation);
        return new ImportView(
            run,
            people.GetValueOrDefault(run.Who, "jemand"),
            earlier is null ? null : new ImportLine(earlier, people.GetValueOrDefault(earlier.Who, "jemand")),
            counts,
            await ProposalsAsync(id, cancellation),
            rows,
            page,
            pages
        );
    }

    /// <summary>All rows with something to say, in the order of the file.</summary>
    public IAsyncEnumerable<StagedRow> ProblemsAsync(Guid id) =>
        db.Set<StagedRow>()
            .AsNoTracking()
            .Where(r => r.RunId == id && r.ProblemsJson != "[]")
            .OrderBy(r => r.Number)
            .AsAsyncEnumerable();

    private IQueryable<StagedRow> Of(Guid run, RowFilter filter)
    {
        var rows = db.Set<StagedRow>().AsNoTracking().Where(r => r.RunId == run);
        return filter switch
        {
            RowFilter.New => rows.Where(r => r.Effect == RowEffect.New),
            RowFilter.Changed => rows.Where(r => r.Effect == RowEffect.Changed),
            RowFilter.Same => rows.Where(r => r.Effect == RowEffect.Same),
            RowFilter.Broken => rows.Where(r => r.Effect == RowEffect.Broken),
            RowFilter.Alike => rows.Where(r => r.LikeId != null),
            RowFilter.Stuck => rows.Where(r => r.Note != null),
            _ => rows,
        };
    }

    private async Task<RowCounts> CountsAsync(Guid run, CancellationToken cancellation)
    {
        var counts = new Dictionary<RowFilter, int>();
        foreach (var filter in Enum.GetValues<RowFilter>())
            counts[filter] = await Of(run, filter).CountAsync(cancellation);
        return new RowCounts(counts, await Of(run, RowFilter.All).CountAsync(r => r.IsTaken, cancellation));
    }

    private async Task<ProposalCounts> ProposalsAsync(Guid run, CancellationToken cancellation)
    {
        var states = await db.Set<Proposal>()
            .Where(p => p.BatchId == run)
            .GroupBy(p => p.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellation);
        var published = states.Where(s => s.Key == ProposalState.Published).Sum(s => s.Count);
        var waiting = states.Where(s => s.Key is ProposalState.Submitted or ProposalState.InReview).Sum(s => s.Count);
        return new ProposalCounts(waiting, published, states.Sum(s => s.Count) - waiting - published);
    }

    private async Task<Dictionary<string, string>> NamesAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<string, string>(ChangeContext.Programs, StringComparer.Ordinal);
        string[] wanted = [.. ids.Distinct(StringComparer.Ordinal)];
        foreach (var source in names)
        foreach (var (id, name) in await source.NamesAsync(services, wanted, cancellation))
            found[id] = name;
        return found;
    }
}
