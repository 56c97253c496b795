using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Jobs;

namespace Kreisblick.Web.Features.Accounts.Erasure;

internal static class ErasureRegistration
{
    /// <summary>Where erasures are decided.</summary>
    public const string CasesPath = "/verwaltung/loeschungen";

    public static void AddErasure(this IServiceCollection services)
    {
        services.RequireRight(Rights.OwnAccount, "/Accounts/Erasure/Own");
        services.RequireRight(Rights.EraseAccounts, "/Accounts/Erasure/Cases");
        services.AddScoped<ErasureDesk>();
        services.AddScoped<ErasureReader>();
        services.AddScoped<AccountEraser>();
        services.AddScoped<UnusedAccounts>();
        services.AddSingleton(UnusedAccounts.Rule);
        services.AddSingleton(
            new JobHandler(
                UnusedAccounts.JobKind,
                static (s, _, cancellation) => s.GetRequiredService<UnusedAccounts>().WarnAsync(cancellation)
            )
        );
        services.AddSingleton(new RecurringJob(UnusedAccounts.JobKind, TimeSpan.FromDays(1), TimeSpan.FromHours(3)));
        services.AddSingleton(
            new StaffPlace(
                94,
                "Löschung von Konten",
                "Über Anträge entscheiden, ein Konto zu löschen.",
                CasesPath,
                Rights.EraseAccounts
            )
        );
    }
}
