using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Jobs;

namespace Kreisblick.Web.Features.Offers.Feeds;

/// <summary>The pages on which foreign directories are looked after, and the jobs that ask them.</summary>
internal static class FeedRegistration
{
    public static void AddFeeds(this IServiceCollection services)
    {
        services.RequireRight(Rights.ImportOffers, "/Offers/Feeds");
        services.AddScoped<FeedDesk>();
        services.AddScoped<FeedPull>();
        services.AddScoped<FeedClient>();
        services.AddSingleton(new JobHandler(FeedPull.Kind, FeedPull.RunAsync, FeedPull.Lane));
        services.AddSingleton(
            new JobHandler(
                FeedPull.DueKind,
                static (s, _, cancellation) => s.GetRequiredService<FeedPull>().ScheduleAsync(cancellation),
                FeedPull.Lane
            )
        );
        services.AddSingleton(new RecurringJob(FeedPull.DueKind, TimeSpan.FromHours(1), TimeSpan.FromMinutes(30)));
        services.AddSingleton(
            new AuditWords(
                Feed.AuditKind,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["feed-added"] = "Fremdes Verzeichnis eingetragen",
                    ["feed-set"] = "Fremdes Verzeichnis geändert",
                    ["feed-asked"] = "Abruf verlangt",
                    ["feed-read"] = "Abgerufen",
                    ["feed-failed"] = "Abruf gescheitert",
                    ["feed-translated"] = "Begriffe zugeordnet",
                    ["feed-removed"] = "Fremdes Verzeichnis entfernt",
                },
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["entries"] = "Einträge",
                    ["terms"] = "Begriffe",
                }
            )
        );
    }
}
