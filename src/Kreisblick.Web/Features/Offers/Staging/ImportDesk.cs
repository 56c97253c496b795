using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Staging;

internal abstract record ReceiveOutcome
{
    private ReceiveOutcome() { }

    public sealed record Received(Guid Run) : ReceiveOutcome;

    /// <param name="Message">In German: what is wrong and what to do.</param>
    public sealed record Refused(string Message) : ReceiveOutcome;
}

/// <summary>What people do with imports: bring a file, choose rows, and ask for the work that a job does.</summary>
internal sealed class ImportDesk(KreisblickDb db, FileStore files, JobQueue jobs)
{
    /// <summary>Files of one person on one day.</summary>
    private const int MostPerDay = 100;

    private const string Endings = "Verstanden werden Dateien mit den Endungen .xlsx, .csv, .json, .ndjson und .zip.";

    public async Task<ReceiveOutcome> ReceiveAsync(
        Stream content,
        string name,
        string origin,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var yesterday = change.When.AddDays(-1);
        if (
            await db.Set<ImportRun>().CountAsync(r => r.Who == change.Who && r.ReadAt > yesterday, cancellation)
            >= MostPerDay
        )
            return new ReceiveOutcome.Refused(
                $"Sie haben heute schon {MostPerDay} Dateien eingelesen. Machen Sie morgen weiter."
            );
        switch (await files.KeepAsync(content, name, HsdsFile.MaxBytes, cancellation))
        {
            case StoreOutcome.Kept { File: { Size: 0 } }:
                db.ChangeTracker.Clear();
                return new ReceiveOutcome.Refused("Die Datei ist leer.");
            case StoreOutcome.Kept { File: var file }:
                var run = new ImportRun(file, origin, change);
                db.Add(run);
                jobs.Add(ImportJob.Kind, run.Id);
                db.Audit(change, "offers", "import-received", ImportRun.AuditKind, run.Id.ToString());
                await db.SaveChangesAsync(cancellation);
                return new ReceiveOutcome.Received(run.Id);
            case StoreOutcome.TooLarge { Limit: var limit }:
                return new ReceiveOutcome.Refused(
                    $"Die Datei ist größer als {limit / 1_000_000} MB. Teilen Sie sie in mehrere Dateien."
                );
            case StoreOutcome.UnknownType { Extension: var ending }:
                return new ReceiveOutcome.Refused(
                    ending.Length == 0
                        ? $"Der Name der Datei hat keine Endung. {Endings}"
                        : $"Dateien mit der Endung {ending} liest das Portal hier nicht. {Endings}"
                );
            default:
                throw new InvalidOperationException("Unknown outcome of the store.");
        }
    }

    /// <summary>Chooses among the rows that were shown; the others stay as they are.</summary>
    /// <returns>Why not; null: done.</returns>
    public async Task<Refusal?> ChooseAsync(
        Guid run,
        IReadOnlyCollection<Guid> shown,
        IReadOnlySet<Guid> taken,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (await FindAsync(run, cancellation) is not { } found)
            return Refusal.Unknown;
        if (found.State != ImportRunState.Staged)
            return Refusal.ChangedMeanwhile;
        var rows = await db.Set<StagedRow>()
            .Where(r => r.RunId == run && EF.Parameter(shown).Contains(r.Id))
            .ToListAsync(cancellation);
        foreach (var row in rows)
            row.Take(taken.Contains(row.Id));
        db.Audit(
            change,
            "offers",
            "import-chosen",
            ImportRun.AuditKind,
            run.ToString(),
            new { rows = rows.Count(r => r.IsTaken) }
        );
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <param name="id">The import.</param>
    /// <param name="work">Applying, publishing or undoing.</param>
    /// <param name="confirms">The whole records were checked.</param>
    /// <param name="actor">What the person may do: who only imports publishes nothing and takes nothing published back.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Why not; null: the work is on its way.</returns>
    public async Task<Refusal?> BeginAsync(
        Guid id,
        ImportRunState work,
        bool confirms,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (await FindAsync(id, cancellation) is not { } run)
            return Refusal.Unknown;
        if (work != ImportRunState.Applying && !actor.MayReview)
            return Refusal.NotAllowed("Das entscheidet die Redaktion.");
        if (await RefuseAsync(run, work, change, cancellation) is { } refusal)
            return refusal;
        run.Begin(work, change, confirms);
        jobs.Add(ImportJob.Kind, run.Id);
        db.Audit(change, "offers", WordOf(work), ImportRun.AuditKind, id.ToString());
        return await SaveAsync(cancellation);
    }

    /// <summary>The person who asks brought the file, and the county wants two.</summary>
    public async Task<bool> NeedsSecondAsync(ImportRun run, ChangeContext change, CancellationToken cancellation) =>
        run.Who == change.Who
        && (await UpkeepRules.LoadAsync(db, cancellation)).For((string?)null).TwoPersons == TwoPersonScope.Always;

    public async Task<Refusal?> DiscardAsync(Guid id, ChangeContext change, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } run)
            return Refusal.Unknown;
        if (run.State != ImportRunState.Staged)
            return Refusal.ChangedMeanwhile;
        run.Discard(change);
        db.Audit(change, "offers", "import-discarded", ImportRun.AuditKind, id.ToString());
        return await SaveAsync(cancellation);
    }

    private async Task<Refusal?> RefuseAsync(
        ImportRun run,
        ImportRunState work,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        work switch
        {
            ImportRunState.Applying when run.State != ImportRunState.Staged => Refusal.ChangedMeanwhile,
            ImportRunState.Applying
                when !await db.Set<StagedRow>().AnyAsync(r => r.RunId == run.Id && r.IsTaken, cancellation) =>
                Refusal.NotAllowed("Wählen Sie mindestens eine Zeile aus."),
            ImportRunState.Publishing when run.State != ImportRunState.Applied => Refusal.ChangedMeanwhile,
            ImportRunState.Publishing when await NeedsSecondAsync(run, change, cancellation) => new Refusal(
                RefusalKind.SecondPerson,
                "Was Sie selbst eingelesen haben, gibt eine zweite Person frei.",
                []
            ),
            ImportRunState.Undoing when !run.MayBeUndone(change.When) => Refusal.NotAllowed(
                "Dieser Import lässt sich nicht mehr zurücknehmen."
            ),
            _ => null,
        };

    private static string WordOf(ImportRunState work) =>
        work switch
        {
            ImportRunState.Applying => "import-apply-asked",
            ImportRunState.Publishing => "import-publish-asked",
            _ => "import-undo-asked",
        };

    private Task<ImportRun?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.Set<ImportRun>().SingleOrDefaultAsync(r => r.Id == id, cancellation);

    private async Task<Refusal?> SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusal.ChangedMeanwhile;
        }
    }
}
