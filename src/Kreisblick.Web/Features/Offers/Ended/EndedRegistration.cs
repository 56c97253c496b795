using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Offers.Ended;

/// <summary>The page of offers that have ended, and the way back.</summary>
internal static class EndedRegistration
{
    public static void AddEnded(this IServiceCollection services)
    {
        services.RequireRight(Rights.EditOffers, "/Offers/Ended");
        services.AddScoped<EndedOffers>();
        services.AddScoped<TakeUpAgain>();
    }
}
