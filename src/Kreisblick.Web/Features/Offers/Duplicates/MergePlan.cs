using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Merging;

namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary>One field in which the two offers differ.</summary>
/// <param name="Kept">What the offer that stays has there; null: nothing.</param>
/// <param name="Other">What the other one has there; null: nothing.</param>
/// <param name="TakesOther">What most people would choose: nothing is lost, and nothing said twice.</param>
internal sealed record MergeLine(string Path, JsonNode? Kept, JsonNode? Other, bool TakesOther);

/// <summary>How one offer is made of two: all fields in which they differ, and the one that comes of the choices.</summary>
internal sealed class MergePlan
{
    /// <summary>Lists of which both sides together are right; of others (hours, places) together they would say a third thing.</summary>
    private static readonly string[] Joined = ["terms", "languages", "phones", "additionalUrls", "texts"];

    /// <summary>Decided by the merge itself, or meaningless beside another provider.</summary>
    private static readonly string[] NotChosen = ["status", "endedAt", "endsOn", "programId"];

    private readonly OfferDocument kept;
    private readonly JsonObject other;

    public MergePlan(OfferDocument kept, OfferDocument other)
    {
        this.kept = kept;
        var node = DocumentJson.NodeOf(kept);
        this.other = Under(other, kept.Id, node);
        Lines =
        [
            .. DocumentDifferences
                .Between(kept, (OfferDocument)DocumentJson.Read(RecordKind.Offer, this.other))
                .Where(d => !NotChosen.Contains(d.Path, StringComparer.Ordinal))
                .Select(d => new MergeLine(d.Path, d.Before, d.After, TakesOther(node, d))),
        ];
    }

    /// <summary>In the order of the form.</summary>
    public IReadOnlyList<MergeLine> Lines { get; }

    /// <summary>The offer that stays, as it becomes.</summary>
    /// <param name="fromOther">Paths of <see cref="Lines"/> for which the other offer counts; unknown ones are ignored.</param>
    public OfferDocument Merge(IReadOnlySet<string> fromOther)
    {
        var merged = DocumentJson.NodeOf(kept);
        foreach (var line in Lines.Where(l => fromOther.Contains(l.Path)))
            DocumentPath.Set(merged, line.Path, line.Other);
        return (OfferDocument)DocumentJson.Read(RecordKind.Offer, merged);
    }

    private static bool TakesOther(JsonObject kept, FieldDifference difference)
    {
        if (difference.Before is not null || difference.After is null)
            return false;
        var list = difference.Path.Split('/')[0];
        return Joined.Contains(list, StringComparer.Ordinal) || kept[list] is not JsonArray { Count: > 0 };
    }

    /// <summary>
    /// The other offer as if it were this one: its parts get ids of their own under the new owner, and a part that says
    /// the same as one that is there already is that part. Places and units belong to nobody and keep theirs.
    /// </summary>
    private static JsonObject Under(OfferDocument offer, Guid owner, JsonObject kept)
    {
        var node = DocumentJson.NodeOf(offer);
        node["id"] = owner.ToString();
        foreach (var (name, value) in node.ToList())
            if (value is JsonArray list)
            {
                var there = (kept[name] as JsonArray)?.OfType<JsonObject>().ToList() ?? [];
                var primary = there
                    .Where(p => p["primary"] is not null)
                    .Select(Taxonomy)
                    .ToHashSet(StringComparer.Ordinal);
                node[name] = new JsonArray([
                    .. list.OfType<JsonObject>()
                        .Select(part => Renewed(name, part, owner))
                        .Select(part =>
                            there.FirstOrDefault(p => DocumentShape.Same(p["id"], part["id"]) && name == "terms")
                            ?? there.FirstOrDefault(p => DocumentShape.Same(Bare(p), Bare(part)))
                            ?? part
                        )
                        .Select(part => (JsonObject)part.DeepClone())
                        .DistinctBy(DocumentShape.IdOf, StringComparer.Ordinal)
                        .Select(part =>
                        {
                            // One main topic is enough.
                            if (!there.Any(p => DocumentShape.Same(p, part)) && primary.Contains(Taxonomy(part)))
                                part.Remove("primary");
                            return part;
                        }),
                ]);
            }
        return node;
    }

    private static string Taxonomy(JsonObject part) => part["taxonomy"]?.GetValue<string>() ?? "";

    private static JsonObject Renewed(string name, JsonObject part, Guid owner)
    {
        var copy = (JsonObject)part.DeepClone();
        var id = name switch
        {
            "terms" => DocumentIds.OfTerm(owner, Guid.Parse(part["term"]!.GetValue<string>())),
            "texts" => DocumentIds.OfText(owner, part["language"]?.GetValue<string>() ?? ""),
            _ => DocumentIds.OfCopy(Guid.Parse(DocumentShape.IdOf(part)), owner),
        };
        copy["id"] = id.ToString();
        foreach (var (inner, value) in copy.ToList())
            if (value is JsonArray list)
                copy[inner] = new JsonArray([.. list.OfType<JsonObject>().Select(p => Renewed(inner, p, id))]);
        return copy;
    }

    /// <summary>What a part says, without what only tells it apart.</summary>
    private static JsonNode? Bare(JsonNode? node) =>
        node switch
        {
            JsonObject o => new JsonObject(
                o.Where(p => p.Key is not ("id" or "position")).Select(p => KeyValuePair.Create(p.Key, Bare(p.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(Bare)]),
            _ => node?.DeepClone(),
        };
}
