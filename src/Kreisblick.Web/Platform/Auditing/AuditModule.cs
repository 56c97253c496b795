using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;

namespace Kreisblick.Web.Platform.Auditing;

internal static class AuditModule
{
    public const string HeadJob = "audit-head";

    public static void AddAuditing(this IServiceCollection services)
    {
        services.AddScoped<AuditHistory>();
        services.AddScoped<AuditVerification>();
        services.AddSingleton<AuditHeadFile>();
        services.AddSingleton(new RecurringJob(HeadJob, TimeSpan.FromDays(1)));
        services.AddSingleton(
            new JobHandler(
                HeadJob,
                (scope, _, cancellation) =>
                    scope
                        .GetRequiredService<AuditHeadFile>()
                        .KeepAsync(scope.GetRequiredService<KreisblickDb>(), cancellation)
            )
        );
        services.AddSingleton(new VerifyCommand("audit", VerifyAsync));
        services.AddSingleton(AuditRetention.Rule);
    }

    private static async Task<Verdict> VerifyAsync(IServiceProvider scope, CancellationToken cancellation)
    {
        var file = scope.GetRequiredService<AuditHeadFile>();
        var (kept, badLine) = await file.ReadAsync(cancellation);
        if (badLine is not null)
            return new Verdict(false, $"Zeile {badLine} der Datei „{file.FullName}“ ist nicht lesbar.");
        return await scope.GetRequiredService<AuditVerification>().RunAsync(kept, cancellation) switch
        {
            AuditFinding.Broken broken => new Verdict(false, broken.Sentence),
            AuditFinding.Intact { Rows: 0 } => new Verdict(true, "Das Änderungsprotokoll ist leer."),
            AuditFinding.Intact intact => new Verdict(
                true,
                $"Das Änderungsprotokoll ist unversehrt: {intact.Rows} Einträge, {kept.Count} festgehaltene Enden stimmen, letzter Prüfwert {intact.Hash}."
            ),
            _ => throw new InvalidOperationException("Unknown finding."),
        };
    }
}
