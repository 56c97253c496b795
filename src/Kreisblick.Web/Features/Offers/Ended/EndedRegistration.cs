using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Jobs;

namespace Kreisblick.Web.Features.Offers.Ended;

/// <summary>The page of offers that have ended, and the way back.</summary>
internal static class EndedRegistration
{
    public static void AddEnded(this IServiceCollection services)
    {
        services.RequireRight(Rights.EditOffers, "/Offers/Ended");
        services.AddScoped<EndedOffers>();
        services.AddScoped<TakeUpAgain>();
        services.AddScoped<Archiving>();
        services.AddSingleton(
            new JobHandler(
                Archiving.JobKind,
                static (s, _, cancellation) => s.GetRequiredService<Archiving>().RunAsync(cancellation)
            )
        );
        services.AddSingleton(new RecurringJob(Archiving.JobKind, TimeSpan.FromDays(1), TimeSpan.FromHours(5)));
        services.AddSingleton(
            new AuditWords(
                "offer",
                new Dictionary<string, string>(StringComparer.Ordinal) { ["archived"] = "Ins Archiv genommen" },
                new Dictionary<string, string>(StringComparer.Ordinal)
            )
        );
    }
}
