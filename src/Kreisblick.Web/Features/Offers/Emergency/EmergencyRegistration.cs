using Kreisblick.Web.Platform.Web.Layout;

namespace Kreisblick.Web.Features.Offers.Emergency;

internal static class EmergencyRegistration
{
    public static void AddEmergencyPage(this IServiceCollection services)
    {
        services.AddScoped<EmergencyNumbers>();
        services.AddSingleton(new NavigationEntry("nav.help", "/hilfe", 10));
        services.AddSingleton(new NavigationEntry("frame.emergency", "/notfall", 10, NavigationPlace.Contents));
    }
}
