using Kreisblick.Web.Features.Offers.Emergency;

namespace Kreisblick.Web.Features.Offers;

/// <summary>Registration point of the directory of help offers: services, routes, navigation entries, jobs.</summary>
internal static class OffersModule
{
    public static void AddOffers(this WebApplicationBuilder builder)
    {
        builder.Services.AddEmergencyPage();
    }

    public static void MapOffers(this WebApplication app) { }
}
