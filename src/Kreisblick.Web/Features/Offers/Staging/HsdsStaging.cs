using System.Globalization;
using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>
/// Reads HSDS into documents: what the file says is written into the tables, read back and taken away again, so that
/// staging and the command line understand a file alike. Objects that break a rule stand aside; the others go on.
/// </summary>
internal sealed class HsdsStaging(KreisblickDb db, CatalogueSnapshot catalogue)
{
    /// <summary>Without an object others may lose what they refer to; after so many rounds the file is refused.</summary>
    private const int MostRounds = 5;

    /// <exception cref="UnreadableFileException">The file is damaged, of another shape, or broken all over.</exception>
    public async Task<IReadOnlyList<ReadRow>> ReadAsync(
        byte[] file,
        FileFormat format,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var broken = new List<ReadRow>();
        var aside = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < MostRounds; round++)
        {
            var issues = new ImportIssues();
            IReadOnlyList<HsdsObject> objects = [];
            ImportGraph graph;
            if (format == FileFormat.HsdsPackage)
                graph = ImportGraph.Of(HsdsPackage.Read(file, issues), issues);
            else
            {
                objects = [.. HsdsFile.Read(file, issues).Where(o => !aside.Contains(o.Pointer))];
                graph = ImportGraph.Of(objects, issues);
            }
            var stock = await ImportStock.LoadAsync(db, cancellation);
            var entities = new ImportEntities(graph, stock, change.When).All().ToList();
            var pointers = objects.Select(o => o.Pointer).ToHashSet(StringComparer.Ordinal);
            var found = issues.Kept.ToLookup(i => TopOf(i.Pointer, pointers), StringComparer.Ordinal);
            var wrong = found.Where(g => g.Any(i => i.IsError) && !aside.Contains(g.Key)).ToList();
            if (wrong.Count == 0)
                return [.. await WrittenAsync(graph, entities, found, cancellation), .. broken];
            if (format == FileFormat.HsdsPackage || issues.Errors > issues.Kept.Count(i => i.IsError))
                throw Hopeless(wrong.SelectMany(g => g));
            foreach (var group in wrong)
            {
                aside.Add(group.Key);
                broken.Add(
                    ReadRow.Broken(
                        PlaceOf(group.Key),
                        objects.FirstOrDefault(o => o.Pointer == group.Key)?.Text("name"),
                        [.. group.Where(i => i.IsError).Select(Problem)]
                    )
                );
            }
        }
        throw new UnreadableFileException(
            "Die Einträge der Datei hängen so voneinander ab, dass ohne die fehlerhaften nichts übrig bleibt."
        );
    }

    private static UnreadableFileException Hopeless(IEnumerable<ImportIssue> issues) =>
        new(
            "Die Datei hat Fehler und wird nicht übernommen. "
                + string.Join(
                    " ",
                    issues.Where(i => i.IsError).Take(3).Select(i => $"{i.Pointer} {i.Field}: {i.Message}")
                )
        );

    private async Task<IReadOnlyList<ReadRow>> WrittenAsync(
        ImportGraph graph,
        IReadOnlyList<object> entities,
        ILookup<string, ImportIssue> notices,
        CancellationToken cancellation
    )
    {
        var nodes = graph
            .Of(HsdsKind.Organization)
            .Select(n => (Kind: RecordKind.Provider, n.Id, n.Source.Pointer))
            .Concat(graph.Of(HsdsKind.Service).Select(n => (Kind: RecordKind.Offer, n.Id, n.Source.Pointer)))
            .ToList();
        var before = await ReaderAsync(graph, cancellation);
        DocumentReader after;
        await using (await db.Database.BeginTransactionAsync(cancellation))
        {
            try
            {
                await new ImportStore(db).WriteAsync(graph, entities, cancellation);
            }
            catch (DbUpdateException e)
            {
                throw new UnreadableFileException(
                    $"Die Datei widerspricht dem Bestand: {e.InnerException?.Message ?? e.Message}"
                );
            }
            db.ChangeTracker.Clear();
            after = await ReaderAsync(graph, cancellation);
        }
        db.ChangeTracker.Clear();
        var found = nodes
            .Select(n => (n.Pointer, Before: before.Read(n.Kind, n.Id), After: after.Read(n.Kind, n.Id)))
            .Where(n => n.After is not null)
            .ToList();
        var foreign = await ForeignParts.AmongAsync(
            db,
            [.. found.SelectMany(n => OwnIds.PartsOf(n.After!)).Distinct()],
            cancellation
        );
        var rows = new List<ReadRow>();
        foreach (var (pointer, known, read) in found)
        {
            var problems = notices[pointer].Select(Problem).ToList();
            var own = foreign.Settle(read!, known);
            rows.Add(new ReadRow(PlaceOf(pointer), known, Known(own, problems), problems));
        }
        return rows;
    }

    private async Task<DocumentReader> ReaderAsync(ImportGraph graph, CancellationToken cancellation) =>
        new(
            await DocumentRows.LoadAsync(
                db,
                [.. graph.Of(HsdsKind.Service).Select(n => n.Id)],
                [.. graph.Of(HsdsKind.Organization).Select(n => n.Id)],
                tracked: false,
                cancellation
            )
        );

    /// <summary>Terms of foreign catalogues are left out: nobody could find by them.</summary>
    private RecordDocument Known(RecordDocument document, List<RowProblem> problems)
    {
        var node = DocumentJson.NodeOf(document);
        var left = 0;
        Leave(node);
        if (left > 0)
            problems.Add(
                new RowProblem(
                    "attributes",
                    null,
                    left == 1
                        ? "Ein Begriff steht in keinem Katalog des Portals und wird weggelassen."
                        : $"{left} Begriffe stehen in keinem Katalog des Portals und werden weggelassen.",
                    IsError: false
                )
            );
        if (document is OfferDocument)
            foreach (var finding in DocumentCheck.Of(DocumentJson.Read(document.Kind, node)))
                if (finding.Level == FindingLevel.Missing)
                    problems.Add(
                        new RowProblem(
                            FieldLabels.Of(finding.Path).Text,
                            null,
                            "Fehlt noch: " + finding.Message,
                            IsError: false
                        )
                    );
        return CanonicalDocument.Of(DocumentJson.Read(document.Kind, node));

        void Leave(JsonNode? part)
        {
            switch (part)
            {
                case JsonObject o:
                    foreach (var (_, value) in o)
                        Leave(value);
                    break;
                case JsonArray list:
                    left += list.RemoveAll(p =>
                        p is JsonObject x
                        && x["term"] is JsonValue term
                        && Guid.TryParse(term.GetValue<string>(), out var id)
                        && catalogue.Find(id) is null
                    );
                    foreach (var value in list)
                        Leave(value);
                    break;
            }
        }
    }

    private static RowProblem Problem(ImportIssue issue) => new(issue.Field, issue.Value, issue.Message, issue.IsError);

    /// <summary>The object of the outermost level in which something stands.</summary>
    private static string TopOf(string pointer, HashSet<string> tops)
    {
        for (var end = pointer.Length; end > 0; end = pointer.LastIndexOf('/', end - 1))
            if (tops.Contains(pointer[..end]))
                return pointer[..end];
        return tops.Contains("") ? "" : pointer;
    }

    /// <summary>"/contents/3/organization" is "Eintrag 4" for people; lines have their number already.</summary>
    private static string PlaceOf(string pointer)
    {
        var parts = pointer.Split('/');
        return parts[0].Length > 0 ? parts[0].Trim()
            : Array.Find(parts, p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                is { } number
                ? $"Eintrag {int.Parse(number, CultureInfo.InvariantCulture) + 1}"
            : "Datei";
    }
}
