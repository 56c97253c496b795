using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary>What people search: counted without a trace of who, and shown to editors and planners.</summary>
internal static class SearchLogRegistration
{
    public static void AddSearchLog(this IServiceCollection services)
    {
        services.RequireRight(Rights.SeeSearches, "/Offers/SearchLog");
        services.RequireRight(Rights.ReviewOffers, "/Offers/SearchLog/Words");
        services.AddSingleton<SearchTally>();
        services.AddHostedService<SearchFlush>();
        services.AddScoped<SearchReport>();
        services.AddScoped<SynonymDesk>();
        services.AddScoped<MissingNote>();
        services.AddSingleton(SearchLogRetention.Rule);
        services.AddSingleton(
            new StaffPlace(
                15,
                "Was gesucht wird",
                "Suchen ohne Treffer ansehen und der Suche neue Wörter beibringen.",
                SearchLogLinks.Searches,
                Rights.SeeSearches
            )
        );
        services.AddSingleton(
            new AuditWords(
                SynonymDesk.AuditKind,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["synonym-added"] = "Suchwort ergänzt",
                    ["synonym-removed"] = "Suchwort entfernt",
                },
                new Dictionary<string, string>(StringComparer.Ordinal) { ["word"] = "Wort", ["topic"] = "Thema" }
            )
        );
    }
}
