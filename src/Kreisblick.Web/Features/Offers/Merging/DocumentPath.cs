using System.Text.Json.Nodes;

namespace Kreisblick.Web.Features.Offers.Merging;

/// <summary>
/// Reads and writes one field of a document by its path: names of properties, and behind the name of a list the id of
/// the part: <c>phones/{id}/number</c>.
/// </summary>
internal static class DocumentPath
{
    public static JsonNode? Get(JsonObject document, string path)
    {
        JsonNode? node = document;
        foreach (var step in path.Split('/'))
            node = node switch
            {
                JsonObject o => o[step],
                JsonArray list => list.OfType<JsonObject>().FirstOrDefault(p => DocumentShape.IdOf(p) == step),
                _ => null,
            };
        return node;
    }

    /// <summary>Puts a value in, or takes the field (or the part of a list) away where it is null.</summary>
    /// <returns>False where the part that holds the field is gone; then nothing changes.</returns>
    public static bool Set(JsonObject document, string path, JsonNode? value)
    {
        var steps = path.Split('/');
        JsonNode? node = document;
        for (var i = 0; i < steps.Length - 1; i++)
            node = node switch
            {
                JsonObject o => o[steps[i]] ?? Absent(o, steps, i),
                JsonArray list => list.OfType<JsonObject>().FirstOrDefault(p => DocumentShape.IdOf(p) == steps[i]),
                _ => null,
            };
        switch (node)
        {
            case JsonObject o when value is null:
                o.Remove(steps[^1]);
                return true;
            case JsonObject o:
                o[steps[^1]] = value.DeepClone();
                return true;
            case JsonArray list:
                if (list.OfType<JsonObject>().FirstOrDefault(p => DocumentShape.IdOf(p) == steps[^1]) is { } part)
                    list.Remove(part);
                if (value is not null)
                    list.Add(value.DeepClone());
                return true;
            default:
                return false;
        }
    }

    /// <summary>An empty list (then an id follows) or an empty group of fields is absent in a canonical document.</summary>
    private static JsonNode? Absent(JsonObject owner, string[] steps, int at)
    {
        JsonNode? made =
            steps[at] == "planning" ? new JsonObject()
            : Guid.TryParse(steps[at + 1], out _) ? new JsonArray()
            : null;
        if (made is not null)
            owner[steps[at]] = made;
        return made;
    }
}
