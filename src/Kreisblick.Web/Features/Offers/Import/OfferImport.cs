using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Duplicates;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Import;

internal sealed record NamedDuplicate(string NewName, string KnownName, string Reason);

/// <summary>What an import found and did.</summary>
internal sealed record OfferImportReport(
    bool Accepted,
    bool Stored,
    string? Refusal,
    int Objects,
    IReadOnlyList<ImportCount> Counts,
    ImportIssues Issues,
    IReadOnlyList<NamedDuplicate> Duplicates
);

/// <summary>
/// Takes offers over from a file of HSDS 3.1 (JSON, lines or data package). A dry run does all the work in a transaction and takes it back; with
/// commit the file is stored whole or not at all.
/// </summary>
internal sealed class OfferImport(KreisblickDb db)
{
    public async Task<OfferImportReport> RunAsync(
        Stream file,
        bool commit,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var issues = new ImportIssues();
        ImportGraph graph;
        try
        {
            var bytes = await HsdsFile.BytesAsync(file, cancellation);
            graph = HsdsPackage.IsOne(bytes)
                ? ImportGraph.Of(HsdsPackage.Read(bytes, issues), issues)
                : ImportGraph.Of(HsdsFile.Read(bytes, issues), issues);
        }
        catch (UnreadableFileException e)
        {
            return new OfferImportReport(false, false, e.Message, 0, [], issues, []);
        }
        var stock = await ImportStock.LoadAsync(db, cancellation);
        var entities = new ImportEntities(graph, stock, change.When).All().ToList();
        if (issues.Errors > 0)
            return new OfferImportReport(false, false, null, graph.Objects, [], issues, []);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        IReadOnlyList<ImportCount> counts;
        IReadOnlyList<NamedDuplicate> duplicates;
        try
        {
            var before = await KnownServicesAsync(cancellation);
            counts = await new ImportStore(db).WriteAsync(graph, entities, cancellation);
            duplicates = await DuplicatesAsync(before, graph, cancellation);
        }
        catch (DbUpdateException e)
        {
            issues.Add(
                new ImportIssue(
                    "",
                    "",
                    null,
                    "Schlüssel",
                    $"Die Datei widerspricht dem Bestand: {e.InnerException?.Message ?? e.Message}",
                    true
                )
            );
            return new OfferImportReport(false, false, null, graph.Objects, [], issues, []);
        }
        if (commit)
        {
            db.Audit(change, "offers", "imported", "file", change.Why, new { objects = graph.Objects, issues.Notices });
            db.Changed("offers");
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        return new OfferImportReport(true, commit, null, graph.Objects, counts, issues, duplicates);
    }

    private async Task<HashSet<Guid>> KnownServicesAsync(CancellationToken cancellation) =>
        [.. await db.Set<Service>().Select(s => s.Id).ToListAsync(cancellation)];

    private async Task<IReadOnlyList<NamedDuplicate>> DuplicatesAsync(
        HashSet<Guid> before,
        ImportGraph graph,
        CancellationToken cancellation
    )
    {
        var fresh = graph.Of(HsdsKind.Service).Select(n => n.Id).Where(id => !before.Contains(id)).ToHashSet();
        if (fresh.Count == 0)
            return [];
        var (all, finder) = await DuplicateCards.FinderAsync(db, cancellation);
        var names = all.ToDictionary(c => c.Id, c => c.Name);
        return
        [
            .. finder
                .FindAll(all.Where(c => fresh.Contains(c.Id)))
                .Select(p => fresh.Contains(p.New) ? p : p with { New = p.Known, Known = p.New })
                .Select(p => new NamedDuplicate(names[p.New], names[p.Known], p.Reason)),
        ];
    }
}
