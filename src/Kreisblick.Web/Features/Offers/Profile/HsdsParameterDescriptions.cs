using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Api;

namespace Kreisblick.Web.Features.Offers.Profile;

/// <summary>What each query parameter means, for readers of the interface's description.</summary>
internal static class HsdsParameterDescriptions
{
    private static readonly Dictionary<string, (string Meaning, JsonObject Schema)> All = new(StringComparer.Ordinal)
    {
        [HsdsParameterNames.Search] = ("Volltext wie in der Suche des Portals; geordnet nach Passung.", Type("string")),
        [HsdsParameterNames.Page] = ("Seite ab 1. Hinter der letzten Seite ist die Antwort leer.", Whole(1)),
        [HsdsParameterNames.PerPage] = (
            "Einträge je Seite; mehr als 500 gilt als 500.",
            Whole(HsdsParameters.DefaultPerPage)
        ),
        [HsdsParameterNames.Format] = (
            "ndjson: alle Treffer als Strom, eine Zeile je Objekt.",
            new JsonObject
            {
                ["type"] = "string",
                ["enum"] = new JsonArray("json", "ndjson"),
                ["default"] = "json",
            }
        ),
        [HsdsParameterNames.TaxonomyTermId] = ("Trägt den Begriff oder einen Unterbegriff. Mehrfach: alle.", Uuid()),
        [HsdsParameterNames.TaxonomyId] = ("Trägt irgendeinen Begriff der Taxonomie. Mehrfach: alle.", Uuid()),
        [HsdsParameterNames.OrganizationId] = ("Angebote dieses Trägers.", Uuid()),
        [HsdsParameterNames.ModifiedAfter] = (
            "Geändert an oder nach diesem Zeitpunkt (RFC 3339 mit Zone; ein Tag gilt ab Mitternacht in Berlin).",
            Type("string")
        ),
        [HsdsParameterNames.Minimal] = ("Nur id und modified_date, alle auf einer Seite.", Truth()),
        [HsdsParameterNames.Full] = ("Einträge vollständig, mit allem, was an ihnen hängt.", Truth()),
        [HsdsParameterNames.FullService] = ("Angebote des Trägers vollständig.", Truth()),
        [HsdsParameterNames.Postcode] = (
            "Postleitzahl. Ohne proximity: was für diesen Ort da ist; ohne Gebiet gilt ein Angebot überall.",
            new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{5}$" }
        ),
        [HsdsParameterNames.Proximity] = (
            "Umkreis um die Mitte der Postleitzahl in Metern, nur zusammen mit postcode. Es entscheidet allein die Entfernung.",
            Type("string")
        ),
        [HsdsParameterNames.TopOnly] = ("Nur oberste Begriffe.", Truth()),
        [HsdsParameterNames.ParentId] = ("Unmittelbare Unterbegriffe.", Uuid()),
        [HsdsParameterNames.MinimumAge] = ("Das Mindestalter des Angebots ist so hoch oder höher.", Type("number")),
        [HsdsParameterNames.MaximumAge] = ("Das Höchstalter des Angebots ist so hoch oder niedriger.", Type("number")),
        [HsdsParameterNames.Day] = (
            "Wochentag einer heute gültigen Zeile der Öffnungszeiten.",
            new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("MO", "TU", "WE", "TH", "FR", "SA", "SU") }
        ),
        [HsdsParameterNames.StartTime] = ("Dieselbe Zeile beginnt dann oder später (HH:mm, Ortszeit).", Type("string")),
        [HsdsParameterNames.EndTime] = ("Dieselbe Zeile endet dann oder früher (HH:mm, Ortszeit).", Type("string")),
        [HsdsParameterNames.IncludeInactive] = (
            "Erweitert die Liste um beendete Angebote der letzten 24 Monate, damit Sammler vom Ende erfahren.",
            Truth()
        ),
    };

    public static string Meaning(string name) => All[name].Meaning;

    public static JsonObject Schema(string name) => (JsonObject)All[name].Schema.DeepClone();

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Truth() => new() { ["type"] = "boolean", ["default"] = false };

    private static JsonObject Uuid() => new() { ["type"] = "string", ["format"] = "uuid" };

    private static JsonObject Whole(int fallback) =>
        new()
        {
            ["type"] = "integer",
            ["minimum"] = 1,
            ["default"] = fallback,
        };
}
