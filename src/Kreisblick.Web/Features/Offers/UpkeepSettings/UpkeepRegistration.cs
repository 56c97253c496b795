using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Jobs;

namespace Kreisblick.Web.Features.Offers.UpkeepSettings;

/// <summary>The pages on which the rules of upkeep are set, and the job that withdraws what nobody confirms.</summary>
internal static class UpkeepRegistration
{
    public static void AddUpkeepSettings(this IServiceCollection services)
    {
        services.RequireRight(Rights.SetUpkeep, "/Offers/UpkeepSettings");
        services.RequireRight(Rights.SetTwoPersons, "/Offers/UpkeepSettings/TwoPersons");
        services.AddScoped<UpkeepDesk>();
        services.AddScoped<Withdrawals>();
        services.AddSingleton(
            new JobHandler(
                Withdrawals.JobKind,
                static (s, _, cancellation) => s.GetRequiredService<Withdrawals>().RunAsync(cancellation)
            )
        );
        services.AddSingleton(new RecurringJob(Withdrawals.JobKind, TimeSpan.FromDays(1), TimeSpan.FromHours(5)));
        services.AddSingleton(
            new StaffPlace(
                18,
                "Fristen der Pflege",
                "Festlegen, wie oft bestätigt und wann erinnert wird.",
                UpkeepLinks.List,
                Rights.SetUpkeep
            )
        );
        services.AddSingleton(
            new AuditWords(
                "upkeep",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["two-persons-set"] = "Regel für die zweite Person festgelegt",
                    ["upkeep-set"] = "Fristen der Pflege festgelegt",
                },
                new Dictionary<string, string>(StringComparer.Ordinal)
            )
        );
    }
}
