using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Api;

namespace Kreisblick.Web.Features.Offers.Profile;

/// <summary>Description of the tabular form: one CSV file per object (Frictionless tabular data package).</summary>
internal static class HsdsDataPackage
{
    public static JsonObject Describe()
    {
        var resources = new JsonArray();
        foreach (var type in HsdsModel.Objects)
            resources.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["name"] = type.Name,
                        ["path"] = type.Table + ".csv",
                        ["description"] = type.Description,
                        ["profile"] = "tabular-data-resource",
                        ["format"] = "csv",
                        ["mediatype"] = "text/csv",
                        ["encoding"] = "utf-8",
                        ["schema"] = new JsonObject
                        {
                            ["fields"] = new JsonArray([.. type.Columns.Select(Column)]),
                            ["primaryKey"] = "id",
                        },
                    }
            );
        return new JsonObject
        {
            ["name"] = "hsds-de",
            ["title"] = "Human Services Data Specification, Profil HSDS-DE",
            ["version"] = HsdsModel.ProfileVersion,
            ["profile"] = "tabular-data-package",
            ["resources"] = resources,
        };
    }

    private static JsonObject Column(HsdsField field)
    {
        var constraints = new JsonObject();
        if (field.IsRequired || field.IsTabularRequired || field.IsRequiredByProfile)
            constraints["required"] = true;
        if (field.Name == "id")
            constraints["unique"] = true;
        if (field.Values is { } values)
            constraints["enum"] = new JsonArray([.. values.Select(v => (JsonNode)v)]);
        var column = new JsonObject
        {
            ["name"] = field.Name,
            ["type"] = field.Kind switch
            {
                HsdsKind.Flag => "boolean",
                HsdsKind.Number => "number",
                HsdsKind.Object => "object",
                HsdsKind.List => "array",
                _ => "string",
            },
            ["description"] = field.Description,
        };
        if (field.Format is "uuid" or "uri" or "email")
            column["format"] = field.Format;
        if (constraints.Count > 0)
            column["constraints"] = constraints;
        return column;
    }
}
