using System.Text.Json.Nodes;

namespace Kreisblick.Web.Features.Offers.Merging;

/// <summary>
/// How documents are taken apart: into fields, lists of parts with ids, and values that mean something only as a whole.
/// </summary>
internal static class DocumentShape
{
    /// <summary>Lists whose parts change as a whole: half of one row and half of another would say a third thing.</summary>
    private static readonly string[] WholeParts = ["hours", "exceptions", "addresses"];

    /// <summary>The parts of a list by their ids; nothing is the empty list.</summary>
    public static Dictionary<string, JsonObject> Parts(JsonNode? list) =>
        (list as JsonArray)?.OfType<JsonObject>().ToDictionary(IdOf, StringComparer.Ordinal) ?? [];

    public static string IdOf(JsonObject part) => part["id"]!.GetValue<string>();

    public static bool PartsAreWhole(string list) => WholeParts.Contains(list, StringComparer.Ordinal);

    /// <summary>
    /// An object whose properties change one by one. Values without an id are taken whole (ages, a point, a unit), and
    /// so are two different things in one field (another place).
    /// </summary>
    public static bool IsDivisible(string name, JsonNode? one, JsonNode? other) =>
        name == "planning"
            ? one is JsonObject or null && other is JsonObject or null
            : one is JsonObject a && other is JsonObject b && a["id"] is { } id && Same(id, b["id"]);

    public static bool Same(JsonNode? a, JsonNode? b) => JsonNode.DeepEquals(a, b);

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}
