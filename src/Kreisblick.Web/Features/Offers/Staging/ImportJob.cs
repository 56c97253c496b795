using System.Text.Json;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>
/// Does the work that an import waits for: which one, its state says. Each piece is one transaction (publishing: one
/// for each offer), so that a stop leaves nothing half-done and the job goes on from there.
/// </summary>
internal sealed class ImportJob(
    KreisblickDb db,
    FileStore files,
    StageImport stage,
    ApplyImport apply,
    PublishImport publish,
    UndoImport undo,
    TimeProvider time
)
{
    public const string Kind = "offers.import";
    public const string Lane = "import";

    public static Task RunAsync(IServiceProvider services, string payload, CancellationToken cancellation) =>
        services
            .GetRequiredService<ImportJob>()
            .RunAsync(JsonSerializer.Deserialize<Guid>(payload, JsonSerializerOptions.Web), cancellation);

    private async Task RunAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<ImportRun>().SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } run)
            return;
        var change = new ChangeContext(run.ActedBy, $"Import der Datei „{run.FileName}“", time.GetUtcNow(), "job");
        switch (run.State)
        {
            case ImportRunState.Reading:
                await stage.RunAsync(run, change, cancellation);
                break;
            case ImportRunState.Applying:
                await apply.RunAsync(run, change, cancellation);
                break;
            case ImportRunState.Publishing:
                await publish.RunAsync(run, change, cancellation);
                break;
            case ImportRunState.Undoing:
                await undo.RunAsync(
                    run,
                    change with
                    {
                        Why = $"Import der Datei „{run.FileName}“ zurückgenommen",
                    },
                    cancellation
                );
                break;
        }
        await RemoveFileAsync(id, cancellation);
    }

    /// <summary>What was brought may hold more than the portal keeps.</summary>
    private async Task RemoveFileAsync(Guid id, CancellationToken cancellation)
    {
        var read = db.Set<ImportRun>().Where(r => r.Id == id && r.State != ImportRunState.Reading);
        if (await read.Select(r => r.FileId).SingleOrDefaultAsync(cancellation) is not { } fileId)
            return;
        if (await files.FindAsync(fileId, cancellation) is { } file)
            await files.RemoveAsync(file, cancellation);
        await read.ExecuteUpdateAsync(set => set.SetProperty(r => r.FileId, (Guid?)null), cancellation);
    }
}
