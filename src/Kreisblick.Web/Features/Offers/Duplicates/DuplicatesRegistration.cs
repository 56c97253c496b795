using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary>The pages about offers that stand in the directory twice.</summary>
internal static class DuplicatesRegistration
{
    public static void AddDuplicates(this IServiceCollection services)
    {
        services.RequireRight(Rights.ReviewOffers, "/Offers/Duplicates");
        services.AddSingleton<DuplicateList>();
        services.AddScoped<DuplicateReader>();
        services.AddScoped<MergeOffers>();
        services.AddSingleton(
            new StaffPlace(
                13,
                "Mögliche Doppel",
                "Ähnliche Angebote vergleichen und zusammenführen.",
                DuplicateLinks.List,
                Rights.ReviewOffers
            )
        );
        services.AddSingleton(
            new AuditWords(
                "offer",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["merged"] = "Mit einem anderen Angebot zusammengeführt",
                    ["unmerged"] = "Zusammenführung zurückgenommen",
                    ["kept-apart"] = "Von einem ähnlichen Angebot unterschieden",
                },
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["into"] = "Bleibendes Angebot",
                    ["from"] = "Bleibendes Angebot",
                    ["other"] = "Anderes Angebot",
                }
            )
        );
    }
}
