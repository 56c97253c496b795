using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary>The pages on which providers are kept: list, form, versions.</summary>
internal static class ProvidersRegistration
{
    public static void AddProviders(this IServiceCollection services)
    {
        services.RequireRight(Rights.EditOffers, "/Offers/Providers");
        // Whom somebody speaks for is checked by a person: providers do not take up themselves.
        services.RequireRight(Rights.ReviewOffers, "/Offers/Providers/TakeUp");
        services.AddScoped<ProviderList>();
        services.AddScoped<ProviderDesk>();
        services.AddScoped<ProviderPreview>();
        services.AddSingleton(
            new StaffPlace(
                12,
                "Träger",
                "Name, Beschreibung, Kontakt und Rechtsform der Träger pflegen.",
                ProviderLinks.List,
                Rights.EditOffers
            )
        );
    }
}
