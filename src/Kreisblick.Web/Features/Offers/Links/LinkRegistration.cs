using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Jobs;

namespace Kreisblick.Web.Features.Offers.Links;

/// <summary>The page about links, and the job that looks whether they work.</summary>
internal static class LinkRegistration
{
    public static void AddLinks(this IServiceCollection services)
    {
        services.RequireRight(Rights.EditOffers, "/Offers/Links");
        services.AddScoped<LinkUses>();
        services.AddScoped<LinkList>();
        services.AddScoped<MoveLink>();
        services.AddScoped<LinkProbe>();
        services.AddScoped<LinkCheck>();
        services.AddSingleton(LinkPace.Polite);
        services.AddSingleton(
            new JobHandler(
                LinkCheck.Kind,
                static (s, _, cancellation) => s.GetRequiredService<LinkCheck>().RunAsync(cancellation),
                LinkCheck.Lane
            )
        );
        services.AddSingleton(new RecurringJob(LinkCheck.Kind, TimeSpan.FromHours(1), TimeSpan.FromMinutes(50)));
        services.AddSingleton(
            new AuditWords(
                CheckedLink.AuditKind,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["link-broken"] = "Link geht nicht mehr",
                    ["link-mended"] = "Link geht wieder",
                },
                new Dictionary<string, string>(StringComparer.Ordinal)
            )
        );
        services.AddSingleton(
            new StaffPlace(
                17,
                "Links",
                "Webseiten, die nicht mehr gehen oder umgezogen sind.",
                LinkPages.List,
                Rights.EditOffers
            )
        );
    }
}
