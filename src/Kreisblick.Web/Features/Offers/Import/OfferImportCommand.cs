using Kreisblick.Web.Platform.Cli;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary><c>kreisblick import offers FILE [--commit]</c></summary>
internal static class OfferImportCommand
{
    public static async Task<bool> RunAsync(ImportRun run)
    {
        await using var file = File.OpenRead(run.Path);
        var report = await run
            .Services.GetRequiredService<OfferImport>()
            .RunAsync(file, run.Commit, run.Change, run.Cancellation);
        await OfferImportText.WriteAsync(report, run.Output);
        return report.Accepted;
    }
}
