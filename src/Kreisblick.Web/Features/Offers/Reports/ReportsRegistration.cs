using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Offers.Reports;

/// <summary>The queue of what visitors have told.</summary>
internal static class ReportsRegistration
{
    public static void AddReports(this IServiceCollection services)
    {
        services.RequireRight(Rights.ReviewOffers, "/Offers/Reports");
        services.AddScoped<ReportReader>();
        services.AddScoped<ReportDesk>();
        services.AddSingleton(
            new StaffPlace(
                12,
                "Meldungen",
                "Lesen und beantworten, was Besucherinnen und Besucher gemeldet haben.",
                ReportLinks.List,
                Rights.ReviewOffers
            )
        );
        services.AddSingleton(
            new AuditWords(
                ReportLinks.Kind,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["received"] = "Eingegangen",
                    ["taken"] = "Übernommen",
                    ["linked"] = "Entwurf für ein Angebot angelegt",
                    ["passed-on"] = "An den Träger weitergegeben",
                    ["answered"] = "Beantwortet und geschlossen",
                    ["done"] = "Als erledigt geschlossen",
                    ["rejected"] = "Abgelehnt",
                },
                new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "Art", ["state"] = "Stand" }
            )
        );
    }
}
