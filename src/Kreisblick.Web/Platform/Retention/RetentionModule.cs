using Kreisblick.Web.Platform.Jobs;

namespace Kreisblick.Web.Platform.Retention;

internal static class RetentionModule
{
    public static void AddRetention(this IServiceCollection services)
    {
        services.AddScoped<RetentionRun>();
        services.AddSingleton(
            new JobHandler(
                RetentionRun.JobKind,
                static (s, _, cancellation) => s.GetRequiredService<RetentionRun>().RunAsync(cancellation)
            )
        );
        services.AddSingleton(new RecurringJob(RetentionRun.JobKind, TimeSpan.FromDays(1), TimeSpan.FromHours(4)));
    }
}
