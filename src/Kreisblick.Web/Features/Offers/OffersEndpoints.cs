using Kreisblick.Web.Features.Offers.Api;
using Kreisblick.Web.Features.Offers.Profile;

namespace Kreisblick.Web.Features.Offers;

/// <summary>The module's interfaces for other programs.</summary>
internal static class OffersEndpoints
{
    public static void AddOffersEndpoints(this IServiceCollection services)
    {
        services.AddTransient<IStartupFilter, HsdsCors>();
        services.AddScoped<HsdsTextSearch>();
        services.AddSingleton<HsdsTermSource>();
        services.AddScoped<HsdsSession>();
    }

    public static void MapOffersEndpoints(this WebApplication app)
    {
        app.MapHsds();
        app.MapProfile();
    }
}
