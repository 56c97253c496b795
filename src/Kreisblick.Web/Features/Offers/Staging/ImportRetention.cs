using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Staging;

internal static class ImportRetention
{
    /// <summary>Rows go when the import cannot be taken back any more; that there was one is known for three years.</summary>
    public static RetentionRule Rule { get; } =
        new(
            "import-rows",
            "Zeilen eingelesener Dateien",
            static _ =>
                $"{ImportRun.UndoTime.Days} Tage nach dem Einlesen oder Übernehmen; dass es den Import gab, nach drei Jahren",
            static async (services, now, cancellation) =>
            {
                var db = services.GetRequiredService<KreisblickDb>();
                var oldest = now - ImportRun.UndoTime;
                // What only ends counts too: a rule that counts nothing leaves nothing behind.
                var ended = await db.Set<ImportRun>()
                    .Where(r => r.State == ImportRunState.Staged && r.ReadAt < oldest)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ImportRunState.Discarded), cancellation);
                var removed = await db.Set<StagedRow>()
                    .Where(row => db.Set<ImportRun>().Any(r => r.Id == row.RunId && (r.AppliedAt ?? r.ReadAt) < oldest))
                    .ExecuteDeleteAsync(cancellation);
                var forgotten = now.AddYears(-3);
                return ended
                    + removed
                    + await db.Set<ImportRun>().Where(r => r.ReadAt < forgotten).ExecuteDeleteAsync(cancellation);
            }
        );
}
