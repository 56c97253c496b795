using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Api;

namespace Kreisblick.Web.Features.Offers.Profile;

/// <summary>
/// Writes the JSON Schemas of HSDS-DE and the merge patches (RFC 7386) that turn those of HSDS into them, both from
/// the table of fields. The profile only adds and tightens: each of its documents is plain HSDS too.
/// </summary>
internal static class HsdsSchemas
{
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The resulting schema of one object (JSON Schema 2020-12); nested objects by file name.</summary>
    public static JsonObject Schema(HsdsObject type)
    {
        var schema = new JsonObject
        {
            ["$schema"] = Dialect,
            ["title"] = type.Name,
            ["description"] = type.Description,
            ["type"] = "object",
            ["properties"] = Properties(type.AllFields, Property),
        };
        AddRequired(schema, type);
        AddRules(schema, type);
        return schema;
    }

    /// <summary>What HSDS-DE changes in the schema of one object.</summary>
    public static JsonObject Patch(HsdsObject type)
    {
        var patch = new JsonObject();
        var changed = Properties(
            type.AllFields.Where(f => f.IsAddition || f.Stricter is not null),
            f => f.IsAddition ? Property(f) : (JsonObject)f.Stricter!.DeepClone()
        );
        if (changed.Count > 0)
            patch["properties"] = changed;
        // A patch replaces lists as a whole.
        if (type.AllFields.Any(f => f.IsRequiredByProfile))
            AddRequired(patch, type);
        AddRules(patch, type);
        return patch;
    }

    /// <summary>One object of an answer without references: some validators resolve repeated ones badly.</summary>
    public static JsonObject Flat(HsdsObject type)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = Properties(
                type.AllFields.Where(f => f is { IsScalar: true, IsTabularOnly: false, IsWritten: true }),
                Property
            ),
        };
        AddRequired(schema, type);
        return schema;
    }

    private static JsonObject Property(HsdsField field)
    {
        var schema = field.OwnSchema is { } own
            ? (JsonObject)own.DeepClone()
            : field.Kind switch
            {
                HsdsKind.Text => new JsonObject { ["type"] = "string" },
                HsdsKind.Flag => new JsonObject { ["type"] = "boolean" },
                HsdsKind.Number => new JsonObject { ["type"] = "number" },
                HsdsKind.Object => new JsonObject { ["$ref"] = $"{field.Target}.json" },
                _ => new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = new JsonObject { ["$ref"] = $"{field.Target}.json" },
                },
            };
        if (field.Format is { } format)
            schema["format"] = format;
        if (field.Values is { } values)
            schema["enum"] = new JsonArray([.. values.Select(v => (JsonNode)v)]);
        foreach (var (name, rule) in field.Stricter ?? [])
            schema[name] = rule?.DeepClone();
        schema["description"] = field.Description;
        return schema;
    }

    private static JsonObject Properties(IEnumerable<HsdsField> fields, Func<HsdsField, JsonObject> schema) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)schema(f))));

    private static void AddRequired(JsonObject schema, HsdsObject type)
    {
        var required = type
            .AllFields.Where(f => f.IsRequired || f.IsRequiredByProfile)
            .Select(f => (JsonNode)f.Name)
            .ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
    }

    private static void AddRules(JsonObject schema, HsdsObject type)
    {
        foreach (var (name, rule) in type.Rules ?? [])
            schema[name] = rule?.DeepClone();
    }
}
