using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Offers.FreeFields;

/// <summary>Fields that providers change at once: the page on which they are marked, and the publication.</summary>
internal static class FreeFieldsRegistration
{
    public const string Path = "/verwaltung/einstellungen/freie-felder";

    public static string Of(Guid? provider) => provider is { } id ? $"{Path}?traeger={id}" : Path;

    public static void AddFreeFields(this IServiceCollection services)
    {
        services.RequireRight(Rights.ReviewOffers, "/Offers/FreeFields");
        services.AddScoped<FreeFieldRules>();
        services.AddScoped<PublishFree>();
        services.AddSingleton(
            new StaffPlace(
                19,
                "Freie Felder",
                "Festlegen, was Träger sofort ändern, ohne Prüfung.",
                Path,
                Rights.ReviewOffers
            )
        );
        services.AddSingleton(
            new AuditWords(
                "free-fields",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["free-fields-set"] = "Freie Felder festgelegt",
                },
                new Dictionary<string, string>(StringComparer.Ordinal) { ["fields"] = "Felder" }
            )
        );
    }
}
