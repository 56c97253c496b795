using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Duplicates;
using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>Reads the file of an import and puts its rows beside what is published; the directory stays as it is.</summary>
internal sealed class StageImport(
    KreisblickDb db,
    FileStore files,
    CatalogueSource catalogues,
    AreaRegisterSource areas
)
{
    public async Task RunAsync(ImportRun run, ChangeContext change, CancellationToken cancellation)
    {
        var file = await files.FindAsync(run.FileId!.Value, cancellation);
        var found = new List<StagedRow>();
        try
        {
            var (format, ignored, read) = await ReadAsync(run, file, change, cancellation);
            found.AddRange(await CompareAsync(run, read, cancellation));
            run.Stage(StagedFile.German(format), ignored.Count == 0 ? null : string.Join(", ", ignored));
            // Nobody has asked for it, and there is nothing to choose.
            if (run.FeedId is not null && found.TrueForAll(r => r.Effect == RowEffect.Same))
                run.Discard(change);
        }
        catch (UnreadableFileException e)
        {
            run.Refuse(e.Message);
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Reading cleared the tracker.
        db.Entry(run).State = EntityState.Modified;
        db.Entry(run).Property(r => r.State).OriginalValue = ImportRunState.Reading;
        db.AddRange(found);
        db.Audit(
            change,
            "offers",
            run.State == ImportRunState.Refused ? "import-refused" : "import-read",
            ImportRun.AuditKind,
            run.Id.ToString(),
            new { rows = found.Count }
        );
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<(FileFormat Format, IReadOnlyList<string> Ignored, IReadOnlyList<ReadRow> Rows)> ReadAsync(
        ImportRun run,
        StoredFile? file,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        await using var stream = file is null ? null : files.Open(file);
        if (stream is null)
            throw new UnreadableFileException("Die Datei ist nicht mehr da. Laden Sie sie noch einmal hoch.");
        var bytes = await HsdsFile.BytesAsync(stream, cancellation);
        var format = StagedFile.Recognise(bytes, run.FileName);
        var catalogue = await catalogues.GetAsync(cancellation);
        if (format is FileFormat.HsdsText or FileFormat.HsdsPackage)
            return (format, [], await new HsdsStaging(db, catalogue).ReadAsync(bytes, format, change, cancellation));
        var table = format == FileFormat.TemplateText ? TemplateTable.OfText(bytes) : TemplateTable.OfWorkbook(bytes);
        var staging = new TemplateStaging(db, catalogue, await areas.GetAsync(cancellation));
        return (format, table.Ignored, await staging.ReadAsync(table, cancellation));
    }

    private async Task<IReadOnlyList<StagedRow>> CompareAsync(
        ImportRun run,
        IReadOnlyList<ReadRow> rows,
        CancellationToken cancellation
    )
    {
        var rules = await UpkeepRules.LoadAsync(db, cancellation);
        var providers = await db.Set<Organization>().ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        foreach (var provider in rows.Select(r => r.After).OfType<ProviderDocument>())
            providers.TryAdd(provider.Id, provider.Name);
        var news = rows.Where(r => r is { Before: null, IsBroken: false })
            .Select(r => r.After)
            .OfType<OfferDocument>()
            .DistinctBy(o => o.Id)
            .Select(o => DuplicateCards.Of(o, rules.MainCategory(o)))
            .ToDictionary(c => c.Id);
        var known = await DuplicateCards.AllAsync(db, cancellation);
        var owners = news.Values.Select(c => c.OrganizationId).ToHashSet();
        var places = await db.Areas.Select(a => a.Name).ToListAsync(cancellation);
        // Also against each other: a file that was put together by hand may say a thing twice.
        var finder = new DuplicateFinder([.. known, .. news.Values], places);
        var names = known.Concat(news.Values).ToDictionary(c => c.Id, c => c.Name);
        return
        [
            .. rows.Select(
                (row, i) =>
                    Staged(
                        run.Id,
                        i + 1,
                        row,
                        row.After is { } after && news.TryGetValue(after.Id, out var card)
                            ? finder.Find(card) is [var first, ..]
                                ? first
                                : null
                            : null,
                        names,
                        providers,
                        isCarried: row.After is ProviderDocument provider && owners.Contains(provider.Id)
                    )
            ),
        ];
    }

    private static StagedRow Staged(
        Guid run,
        int number,
        ReadRow row,
        DuplicatePair? like,
        Dictionary<Guid, string> names,
        Dictionary<Guid, string> providers,
        bool isCarried
    )
    {
        var after = row.IsBroken ? null : row.After;
        var differences = after is null ? [] : DocumentDifferences.Between(row.Before, after);
        var effect =
            after is null ? RowEffect.Broken
            : row.Before is null ? RowEffect.New
            : differences.Count == 0 ? RowEffect.Same
            : RowEffect.Changed;
        var staged = new StagedRow(after is null ? null : DocumentJson.Write(after))
        {
            Id = Guid.CreateVersion7(),
            RunId = run,
            Number = number,
            Place = row.Place,
            Kind = row.After?.Kind ?? RecordKind.Offer,
            Title = Cut(row.After?.Title ?? row.Name ?? "(ohne Namen)", DocumentCheck.MostName),
            Provider = row.After is OfferDocument offer
                ? Cut(row.Provider ?? providers.GetValueOrDefault(offer.OrganizationId) ?? "", DocumentCheck.MostName)
                : null,
            Effect = effect,
            RecordId = row.After?.Id,
            BeforeHash = row.Before is null ? null : StagedRow.HashOf(row.Before),
            Changes = effect == RowEffect.Changed ? Cut(Words(differences), StagedRow.MostLine) : null,
            ProblemsJson = DocumentJson.WriteValue(row.Problems),
            LikeId = like?.Known,
            LikeName = like is null ? null : Cut(names[like.Known], DocumentCheck.MostName),
            LikeReason = like?.Reason,
        };
        // What may be there already is chosen by a person; a new provider comes with its offers.
        staged.Take(like is null && !(isCarried && effect == RowEffect.New));
        return staged;
    }

    private static string Words(IEnumerable<FieldDifference> differences) =>
        string.Join(
            ", ",
            differences.Select(d => FieldLabels.Of(d.Path).Text).Distinct(StringComparer.Ordinal).Take(8)
        );

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
