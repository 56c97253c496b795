using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Api;

namespace Kreisblick.Web.Features.Offers.Profile;

/// <summary>The OpenAPI 3.1 description of exactly this interface.</summary>
internal static class HsdsOpenApi
{
    private static readonly Dictionary<string, (string Title, HsdsObject Full, HsdsObject Item)> Collections = new(
        StringComparer.Ordinal
    )
    {
        ["services"] = ("Angebote", HsdsServices.Full, HsdsServices.ListItem),
        ["organizations"] = ("Träger", HsdsOrganizations.Organization, HsdsOrganizations.Organization.Scalars()),
        ["service_at_locations"] = (
            "Angebote an ihren Orten",
            HsdsServices.AtLocation,
            HsdsServices.AtLocationListItem
        ),
        ["taxonomies"] = ("Taxonomien", HsdsParts.Taxonomy, HsdsParts.Taxonomy),
        ["taxonomy_terms"] = ("Begriffe", HsdsParts.TaxonomyTerm, HsdsParts.TaxonomyTerm),
    };

    public static JsonObject Describe(string origin)
    {
        var paths = new JsonObject
        {
            ["/"] = new JsonObject
            {
                ["get"] = Operation("getRoot", "Angaben über die Schnittstelle", isRequired: true, [], Root()),
            },
        };
        foreach (var route in HsdsRoutes.All)
        {
            var (title, full, item) = Collections[route.Name];
            var isRequired = route.Name == "services";
            paths["/" + route.Name] = new JsonObject
            {
                ["get"] = Operation($"list_{route.Name}", title, isRequired, Parameters(route.Parameters), Page(item)),
                ["post"] = Post(route, title, Page(item)),
            };
            var detail = Parameters(route.DetailParameters);
            detail.Insert(
                0,
                new JsonObject
                {
                    ["name"] = "id",
                    ["in"] = "path",
                    ["required"] = true,
                    ["description"] = "Kennung des Objekts.",
                    ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
                }
            );
            paths[$"/{route.Name}/{{id}}"] = new JsonObject
            {
                ["get"] = Operation(
                    $"get_{route.Name}",
                    $"{title}: ein Objekt, vollständig",
                    isRequired,
                    detail,
                    new JsonObject { ["$ref"] = $"{origin}{HsdsAddresses.Profile}/schema/{full.Name}.json" },
                    canBeMissing: true
                ),
            };
        }
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "HSDS 3.1 mit Profil HSDS-DE",
                ["version"] = HsdsModel.ProfileVersion,
                ["description"] =
                    "Lesende Schnittstelle für soziale Hilfsangebote nach Open Referral HSDS 3.1. Alle Filter gelten "
                    + "zusammen (UND), auch wiederholte. Frei nutzbar ohne Schlüssel, von jeder Web-Seite aus.",
            },
            ["jsonSchemaDialect"] = HsdsSchemas.Dialect,
            ["servers"] = new JsonArray(new JsonObject { ["url"] = origin + HsdsAddresses.Base }),
            ["tags"] = new JsonArray(
                new JsonObject { ["name"] = "required", ["description"] = "Von HSDS verlangt." },
                new JsonObject { ["name"] = "optional", ["description"] = "Von HSDS freigestellt." }
            ),
            ["paths"] = paths,
        };
    }

    private static JsonObject Operation(
        string id,
        string summary,
        bool isRequired,
        JsonArray parameters,
        JsonObject schema,
        bool canBeMissing = false
    )
    {
        var content = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } };
        if (parameters.Any(p => p!["name"]!.GetValue<string>() == HsdsParameterNames.Format))
            content["application/x-ndjson"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } };
        var responses = new JsonObject
        {
            ["200"] = new JsonObject { ["description"] = "Die Antwort.", ["content"] = content },
            ["304"] = new JsonObject { ["description"] = "Unverändert seit der letzten Antwort." },
            ["400"] = Problem("Eine Angabe ist nicht lesbar; errors nennt sie."),
            ["406"] = Problem("Die gewünschte Form gibt es nicht."),
        };
        if (canBeMissing)
        {
            responses["404"] = Problem("Unbekannt oder nicht veröffentlicht.");
            responses["410"] = Problem("Seit mehr als 24 Monaten beendet.");
        }
        var operation = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["tags"] = new JsonArray(isRequired ? "required" : "optional"),
            ["responses"] = responses,
        };
        if (parameters.Count > 0)
            operation["parameters"] = parameters;
        return operation;
    }

    private static JsonObject Post(HsdsRoute route, string title, JsonObject schema)
    {
        var operation = Operation($"search_{route.Name}", title + ", ohne Spuren in der Adresse", false, [], schema);
        var properties = new JsonObject(
            route.Parameters.Select(p =>
            {
                var property = HsdsParameterDescriptions.Schema(p);
                property["description"] = HsdsParameterDescriptions.Meaning(p);
                return KeyValuePair.Create(p, (JsonNode?)property);
            })
        );
        var body = new JsonObject { ["type"] = "object", ["properties"] = properties };
        operation["requestBody"] = new JsonObject
        {
            ["description"] = "Dieselben Angaben wie bei GET; sie gehen denen in der Adresse vor.",
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject { ["schema"] = body },
                ["application/x-www-form-urlencoded"] = new JsonObject { ["schema"] = body.DeepClone() },
            },
        };
        return operation;
    }

    private static JsonArray Parameters(IEnumerable<string> names) =>
        new([
            .. names.Select(name => new JsonObject
            {
                ["name"] = name,
                ["in"] = "query",
                ["description"] = HsdsParameterDescriptions.Meaning(name),
                ["schema"] = HsdsParameterDescriptions.Schema(name),
            }),
        ]);

    /// <summary>One flat object: properties of the page beside its contents (HSDS 3.1.3).</summary>
    private static JsonObject Page(HsdsObject item) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["total_items"] = Described("integer", "Treffer auf allen Seiten."),
                ["total_pages"] = Described("integer", "Seiten, mindestens 1."),
                ["page_number"] = Described("integer", "Diese Seite."),
                ["size"] = Described("integer", "Einträge auf dieser Seite."),
                ["first_page"] = Described("boolean", "Ob dies die erste Seite ist."),
                ["last_page"] = Described("boolean", "Ob dies die letzte Seite ist."),
                ["empty"] = Described("boolean", "Ob die Seite leer ist."),
                ["contents"] = new JsonObject { ["type"] = "array", ["items"] = HsdsSchemas.Flat(item) },
            },
            ["required"] = new JsonArray(
                "total_items",
                "total_pages",
                "page_number",
                "size",
                "first_page",
                "last_page",
                "empty",
                "contents"
            ),
        };

    private static JsonObject Root() =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["version"] = Described("string", "Fassung von HSDS."),
                ["profile"] = Described("string", "Beschreibung des Profils."),
                ["openapi_url"] = Described("string", "Diese Beschreibung."),
                ["description"] = Described("string", "Was angeboten wird."),
                ["license"] = Described("string", "Lizenz der Daten."),
                ["publisher"] = new JsonObject { ["type"] = "object" },
            },
            ["required"] = new JsonArray("version", "profile", "openapi_url"),
        };

    private static JsonObject Problem(string description) =>
        new()
        {
            ["description"] = description,
            ["content"] = new JsonObject
            {
                ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } },
            },
        };

    private static JsonObject Described(string type, string description) =>
        new() { ["type"] = type, ["description"] = description };
}
