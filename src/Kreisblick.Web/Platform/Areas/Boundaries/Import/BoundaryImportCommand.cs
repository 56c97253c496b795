using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Platform.Areas;

/// <summary><c>kreisblick import areas FILE [--commit] [--Areas:Licence="…"]</c></summary>
internal static class BoundaryImportCommand
{
    private const int MostRows = 50;

    public static ImportCommand Command { get; } = new("areas", RunAsync);

    public static async Task<bool> RunAsync(ImportRun run)
    {
        var register = await run.Services.GetRequiredService<AreaRegisterSource>().GetAsync(run.Cancellation);
        if (register.Areas.Count == 0)
        {
            await run.Output.WriteLineAsync("Es sind noch keine Gemeinden angelegt. Zuerst: kreisblick seed");
            return false;
        }

        var findings = await new AreaBoundaryImport(register).CheckAsync(run.Path, run.Cancellation);
        await ReportAsync(findings, run.Output);
        if (!findings.IsAcceptable)
            return false;
        if (run.Commit)
        {
            var licence = run.Services.GetRequiredService<IConfiguration>()["Areas:Licence"];
            await AreaBoundaryImport.StoreAsync(
                run.Services.GetRequiredService<KreisblickDb>(),
                findings,
                string.IsNullOrWhiteSpace(licence) ? "Grenzen: Quelle nicht angegeben" : licence,
                run.Change,
                run.Cancellation
            );
        }

        return true;
    }

    private static async Task ReportAsync(BoundaryFindings findings, TextWriter output)
    {
        foreach (var refusal in findings.Refusals.Take(MostRows))
        {
            var place = refusal.Row == 0 ? "Datei" : $"Zeile {refusal.Row}";
            var key = refusal.Key is null ? "" : $" ({refusal.Key})";
            await output.WriteLineAsync($"{place}{key}: {refusal.Reason}");
        }

        if (findings.Refusals.Count > MostRows)
            await output.WriteLineAsync($"… und {findings.Refusals.Count - MostRows} weitere Fehler.");
        if (findings.Refusals.Count > 0)
            return;
        await output.WriteLineAsync(
            $"{findings.Format} in EPSG:{findings.Epsg}: {findings.Accepted.Count} Gemeinden, Gebietsstand {findings.Status:dd.MM.yyyy}."
        );
        if (findings.Elsewhere > 0)
            await output.WriteLineAsync($"{findings.Elsewhere} Flächen anderer Landkreise bleiben außer Betracht.");
        foreach (var (first, second, share) in findings.Overlaps)
            await output.WriteLineAsync(
                $"Hinweis: {first.Name} und {second.Name} überschneiden sich zu {share * 100:N0} % der kleineren Fläche."
            );
    }
}
