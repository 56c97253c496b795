using Kreisblick.Web.Platform.Web.Addresses;
using Kreisblick.Web.Platform.Web.Caching;
using Kreisblick.Web.Platform.Web.Discovery;
using Kreisblick.Web.Platform.Web.Errors;
using Kreisblick.Web.Platform.Web.Health;
using Kreisblick.Web.Platform.Web.Layout;
using Kreisblick.Web.Platform.Web.Limits;
using Kreisblick.Web.Platform.Web.SecurityHeaders;
using Microsoft.AspNetCore.HttpOverrides;

namespace Kreisblick.Web.Platform.Web;

/// <summary>What every request passes, in this order; the list reads from the outside in.</summary>
internal static class PortalWeb
{
    public static void AddPortalWeb(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(KestrelLimits.Apply);
        builder.Services.AddProblems();
        builder.Services.AddRequestLimits();
        builder.Services.AddPageCaching();
        builder.Services.AddSingleton<WarmUp>();
        builder.Services.AddHostedService(static services => services.GetRequiredService<WarmUp>());
        // What the frame of every page links is public; modules add their own pages.
        builder.Services.AddSingleton(
            new SitemapSource(
                static (services, _) =>
                    Task.FromResult<IReadOnlyList<SitemapEntry>>([
                        new("/"),
                        .. services.GetServices<NavigationEntry>().Select(e => new SitemapEntry(e.Path)),
                    ])
            )
        );
        // A proxy on this machine is believed; others are named in the setting "TrustedProxies".
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in builder.Configuration.GetSection("TrustedProxies").Get<string[]>() ?? [])
                if (System.Net.IPAddress.TryParse(proxy, out var address))
                    options.KnownProxies.Add(address);
        });
    }

    public static void UseBeforeRouting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<BrowserPolicy>();
        app.UseMiddleware<HeadRequests>();
        app.UseMiddleware<PortalErrors>();
        app.UseRateLimiter();
        app.UseMiddleware<TrailingSlash>();
    }

    public static void UseAfterRouting(this WebApplication app)
    {
        app.UseRequestTimeouts();
        app.UsePageCaching();
    }

    public static void MapPortalWeb(this WebApplication app)
    {
        app.MapHealth();
        app.MapDiscovery();
    }
}
