using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Merging;

/// <summary>One field that differs.</summary>
/// <param name="Before">Null: it was not there.</param>
/// <param name="After">Null: it is gone.</param>
internal sealed record FieldDifference(string Path, JsonNode? Before, JsonNode? After);

/// <summary>Everything in which two documents differ, in the order of the form.</summary>
internal static class DocumentDifferences
{
    /// <param name="before">Null: all of the other is new.</param>
    public static IReadOnlyList<FieldDifference> Between(RecordDocument? before, RecordDocument after)
    {
        var found = new List<FieldDifference>();
        Object(before is null ? [] : DocumentJson.NodeOf(before), DocumentJson.NodeOf(after), "", found);
        return [.. found.Where(d => d.Path != "id").OrderBy(d => FieldLabels.Of(d.Path).Order)];
    }

    private static void Value(JsonNode? before, JsonNode? after, string name, string path, List<FieldDifference> found)
    {
        if (DocumentShape.Same(before, after))
            return;
        if (before is JsonArray || after is JsonArray)
            List(before, after, name, path, found);
        else if (DocumentShape.IsDivisible(name, before, after))
            Object(before as JsonObject ?? [], after as JsonObject ?? [], path, found);
        else
            found.Add(new FieldDifference(path, before, after));
    }

    private static void Object(JsonObject before, JsonObject after, string path, List<FieldDifference> found)
    {
        foreach (var name in after.Concat(before).Select(p => p.Key).Distinct(StringComparer.Ordinal))
            Value(before[name], after[name], name, DocumentShape.Join(path, name), found);
    }

    private static void List(JsonNode? before, JsonNode? after, string name, string path, List<FieldDifference> found)
    {
        var (old, now) = (DocumentShape.Parts(before), DocumentShape.Parts(after));
        foreach (var id in now.Keys.Concat(old.Keys).Distinct(StringComparer.Ordinal))
        {
            var (was, isNow) = (old.GetValueOrDefault(id), now.GetValueOrDefault(id));
            var at = DocumentShape.Join(path, id);
            if (DocumentShape.Same(was, isNow))
                continue;
            if (was is null || isNow is null || DocumentShape.PartsAreWhole(name))
                found.Add(new FieldDifference(at, was, isNow));
            else
                Object(was, isNow, at, found);
        }
    }
}
