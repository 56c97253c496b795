using Kreisblick.Web.Features.Offers.Emergency;
using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Platform.Cli;

namespace Kreisblick.Web.Features.Offers;

/// <summary>Registration point of the directory of help offers: services, routes, navigation entries, jobs.</summary>
internal static class OffersModule
{
    public static void AddOffers(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddEmergencyPage();
        services.AddScoped<OfferImport>();
        services.AddSingleton(new ImportCommand("offers", OfferImportCommand.RunAsync));
    }

    public static void MapOffers(this WebApplication app) { }
}
