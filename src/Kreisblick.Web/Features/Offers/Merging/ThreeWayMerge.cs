using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Merging;

/// <summary>Two people changed the same field differently.</summary>
/// <param name="Path">The field, or the part of a list that one took away and the other changed.</param>
/// <param name="Kept">What the merged document has; null: taken away.</param>
/// <param name="Other">What it does not have.</param>
internal sealed record MergeConflict(string Path, JsonNode? Kept, JsonNode? Other);

internal sealed record MergeResult(RecordDocument Document, IReadOnlyList<MergeConflict> Conflicts);

/// <summary>
/// Joins two changes of one document, field by field. What only one side changed is taken over; what both changed
/// alike is one change; what both changed differently stays as in the first and is reported. Nothing is ever dropped in
/// silence.
/// </summary>
internal static class ThreeWayMerge
{
    /// <param name="origin">From which both set out; null: neither was there.</param>
    /// <param name="kept">Wins where both changed the same field.</param>
    /// <param name="other">The other side.</param>
    public static MergeResult Merge(RecordDocument? origin, RecordDocument kept, RecordDocument other)
    {
        var conflicts = new List<MergeConflict>();
        var merged = Object(
            origin is null ? null : DocumentJson.NodeOf(origin),
            DocumentJson.NodeOf(kept),
            DocumentJson.NodeOf(other),
            "",
            conflicts
        );
        return new MergeResult(CanonicalDocument.Of(DocumentJson.Read(kept.Kind, merged)), conflicts);
    }

    private static JsonNode? Value(
        JsonNode? origin,
        JsonNode? kept,
        JsonNode? other,
        string name,
        string path,
        List<MergeConflict> conflicts
    )
    {
        if (DocumentShape.Same(kept, other) || DocumentShape.Same(origin, other))
            return kept;
        if (DocumentShape.Same(origin, kept))
            return other;
        if (kept is JsonArray || other is JsonArray)
            return List(origin, kept, other, name, path, conflicts);
        if (
            DocumentShape.IsDivisible(name, kept, other)
            && (origin is null || DocumentShape.IsDivisible(name, kept, origin))
        )
            return Object(origin as JsonObject, kept as JsonObject ?? [], other as JsonObject ?? [], path, conflicts);
        conflicts.Add(new MergeConflict(path, kept, other));
        return kept;
    }

    private static JsonObject Object(
        JsonObject? origin,
        JsonObject kept,
        JsonObject other,
        string path,
        List<MergeConflict> conflicts
    )
    {
        var merged = new JsonObject();
        foreach (var name in kept.Concat(other).Select(p => p.Key).Distinct(StringComparer.Ordinal))
        {
            var value = Value(origin?[name], kept[name], other[name], name, DocumentShape.Join(path, name), conflicts);
            if (value is not null)
                merged[name] = value.DeepClone();
        }
        return merged;
    }

    private static JsonArray List(
        JsonNode? origin,
        JsonNode? kept,
        JsonNode? other,
        string name,
        string path,
        List<MergeConflict> conflicts
    )
    {
        var (o, k, t) = (DocumentShape.Parts(origin), DocumentShape.Parts(kept), DocumentShape.Parts(other));
        var merged = new JsonArray();
        foreach (var id in k.Keys.Concat(t.Keys).Distinct(StringComparer.Ordinal))
        {
            var part = Part(
                o.GetValueOrDefault(id),
                k.GetValueOrDefault(id),
                t.GetValueOrDefault(id),
                DocumentShape.PartsAreWhole(name),
                DocumentShape.Join(path, id),
                conflicts
            );
            if (part is not null)
                merged.Add(part.DeepClone());
        }
        return merged;
    }

    private static JsonObject? Part(
        JsonObject? origin,
        JsonObject? kept,
        JsonObject? other,
        bool whole,
        string path,
        List<MergeConflict> conflicts
    )
    {
        if (DocumentShape.Same(kept, other) || DocumentShape.Same(origin, other))
            return kept;
        if (DocumentShape.Same(origin, kept))
            return other;
        if (!whole && kept is not null && other is not null)
            return Object(origin, kept, other, path, conflicts);
        conflicts.Add(new MergeConflict(path, kept, other));
        return kept;
    }
}
