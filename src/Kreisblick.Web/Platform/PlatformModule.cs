using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Outbound;
using Kreisblick.Web.Platform.Retention;
using Kreisblick.Web.Platform.Secrets;
using Kreisblick.Web.Platform.Slots;
using Kreisblick.Web.Platform.Trace;
using Kreisblick.Web.Platform.Web;
using Kreisblick.Web.Platform.Web.Logging;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kreisblick.Web.Platform;

/// <summary>Registration point of what every feature stands on.</summary>
internal static class PlatformModule
{
    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        builder.AddPortalLogging();
        builder.AddWebFrame();
        builder.AddPortalWeb();
        var services = builder.Services;
        services.AddAccess();
        services.AddSingleton<KeyedHashes>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ChangeWatch>();
        services.AddHostedService(s => s.GetRequiredService<ChangeWatch>());
        services.AddAreas();
        services.AddSingleton<SlotRegistry>();
        services.AddScoped<TraceLinks>();
        services.AddScoped<FileStore>();
        services.AddSingleton(FileRetention.Rule);
        services.AddScoped<JobQueue>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService(s => s.GetRequiredService<JobRunner>());
        services.AddSingleton<RecurringJobs>();
        services.AddHostedService(s => s.GetRequiredService<RecurringJobs>());
        services.AddAuditing();
        services.AddCalendar();
        services.AddRetention();
        builder.AddMail();
        builder.AddOutbound();
        services.AddDataProtection().SetApplicationName("kreisblick").PersistKeysToDbContext<KreisblickDb>();
    }

    public static void MapPlatform(this WebApplication app)
    {
        app.UseBeforeRouting();
        app.UsePageLanguage();
        app.UseRouting();
        app.UseAccess();
        app.UseAfterRouting();
        app.MapPortalWeb();
        app.MapWebFrame();
        app.MapAreas();
    }
}
