using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Features.Offers.Upkeep;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Texts in other languages, simple German and the state of checking: additions of HSDS-DE (§10).</summary>
internal static class HsdsTexts
{
    private static readonly string[] TextFields =
    [
        "name",
        "description",
        "eligibility_description",
        "application_process",
        "fees_description",
    ];

    public static HsdsField<Service> PlainLanguage(HsdsFieldMaker<Service> fields) =>
        fields.Own(
            "de_plain_language",
            "Der Text in einfacher Sprache; ohne checked_by noch nicht von einer Prüfgruppe gelesen.",
            Schema("object", [.. TextFields, "checked_by", "date"]),
            (x, g) =>
            {
                if (g.Texts[x.Id].FirstOrDefault(t => t.Language == ServiceText.SimpleGerman) is not { } text)
                    return null;
                var node = Texts(new JsonObject(), text);
                Set(node, "checked_by", text.CheckedBy);
                node["date"] = HsdsFormats.Date(text.Date);
                return node;
            }
        );

    public static HsdsField<Service> Translations(HsdsFieldMaker<Service> fields)
    {
        var item = Schema("object", ["language", .. TextFields]);
        item["properties"]!["kind"] = new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray("human", "machine"),
        };
        item["properties"]!["based_on"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        item["properties"]!["stale"] = new JsonObject { ["type"] = "boolean" };
        item["required"] = new JsonArray("language", "kind", "stale");
        return fields.Own(
            "de_translations",
            "Der Text in anderen Sprachen; stale: mindestens ein deutsches Feld hat sich seitdem geändert.",
            new JsonObject { ["type"] = "array", ["items"] = item },
            (x, g) =>
            {
                var array = new JsonArray();
                foreach (
                    var text in g.Texts[x.Id]
                        .Where(t => t.Language != ServiceText.SimpleGerman)
                        .OrderBy(t => t.Language, StringComparer.Ordinal)
                )
                {
                    var node = Texts(new JsonObject { ["language"] = text.Language }, text);
                    node["kind"] = text.Kind == TranslationKind.Human ? "human" : "machine";
                    node["based_on"] = HsdsFormats.Instant(text.BasedOn);
                    node["stale"] = text.IsStale(x);
                    array.Add((JsonNode)node);
                }
                return array.Count == 0 ? null : array;
            }
        );
    }

    public static HsdsField<Service> Verification(HsdsFieldMaker<Service> fields) =>
        fields.Own(
            "de_verification",
            "Wann das Angebot wieder geprüft werden muss, und wie es um die Prüfung steht.",
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["interval_months"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
                    ["due"] = new JsonObject { ["type"] = "string", ["pattern"] = HsdsFormats.DatePattern },
                    ["state"] = new JsonObject
                    {
                        ["type"] = "string",
                        ["enum"] = new JsonArray("green", "yellow", "red"),
                    },
                },
                ["required"] = new JsonArray("interval_months", "state"),
            },
            (x, g) =>
            {
                DateOnly? due = x.AssuredDate is { } day ? Confirmation.DueOn(day, x.VerificationIntervalMonths) : null;
                var node = new JsonObject { ["interval_months"] = x.VerificationIntervalMonths };
                Set(node, "due", HsdsFormats.Date(due));
                node["state"] = Confirmation.Of(due, g.Terms.Upkeep.For(g.Attributes[x.Id]).YellowDays, g.Today) switch
                {
                    Freshness.Green => "green",
                    Freshness.Yellow => "yellow",
                    _ => "red",
                };
                return node;
            }
        );

    private static JsonObject Texts(JsonObject node, ServiceText text)
    {
        Set(node, "name", text.Name);
        Set(node, "description", text.Description);
        Set(node, "eligibility_description", text.EligibilityDescription);
        Set(node, "application_process", text.ApplicationProcess);
        Set(node, "fees_description", text.FeesDescription);
        return node;
    }

    private static JsonObject Schema(string type, string[] texts)
    {
        var properties = new JsonObject();
        foreach (var name in texts)
            properties[name] = new JsonObject { ["type"] = "string" };
        return new JsonObject { ["type"] = type, ["properties"] = properties };
    }

    private static void Set(JsonObject target, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            target[name] = value;
    }
}
