using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Jobs;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>The pages on which files of offers are brought in, and the job that works on them.</summary>
internal static class StagingRegistration
{
    public static void AddStaging(this IServiceCollection services)
    {
        services.RequireRight(Rights.ImportOffers, "/Offers/Staging");
        services.AddScoped<ImportDesk>();
        services.AddScoped<ImportReader>();
        services.AddScoped<StageImport>();
        services.AddScoped<ApplyImport>();
        services.AddScoped<PublishImport>();
        services.AddScoped<UndoImport>();
        services.AddScoped<ImportJob>();
        services.AddSingleton(new JobHandler(ImportJob.Kind, ImportJob.RunAsync, ImportJob.Lane));
        services.AddSingleton(ImportRetention.Rule);
        services.AddSingleton(
            new StaffPlace(
                14,
                "Dateien einlesen",
                "Viele Angebote auf einmal aus einer Tabelle oder einem anderen Verzeichnis übernehmen.",
                ImportLinks.List,
                Rights.ImportOffers
            )
        );
        services.AddSingleton(
            new AuditWords(
                ImportRun.AuditKind,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["import-received"] = "Datei hochgeladen",
                    ["import-read"] = "Datei gelesen",
                    ["import-refused"] = "Datei zurückgewiesen",
                    ["import-chosen"] = "Zeilen ausgewählt",
                    ["import-apply-asked"] = "Übernahme begonnen",
                    ["import-applied"] = "Übernommen",
                    ["import-publish-asked"] = "Veröffentlichung begonnen",
                    ["import-published"] = "Veröffentlicht",
                    ["import-undo-asked"] = "Rücknahme begonnen",
                    ["import-undone"] = "Zurückgenommen",
                    ["import-discarded"] = "Verworfen",
                },
                new Dictionary<string, string>(StringComparer.Ordinal) { ["rows"] = "Zeilen" }
            )
        );
    }
}
