using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Catalogue;

namespace Kreisblick.Web.Features.Offers.Feeds;

/// <summary>
/// Puts what a foreign directory says into our words: keys that are no UUID become ids that no other directory can
/// have, and terms of its own catalogue become the terms of ours that somebody has chosen.
/// </summary>
/// <param name="feed">The directory.</param>
/// <param name="catalogue">Ours.</param>
/// <param name="meanings">Its terms by <see cref="FeedTerm.Key"/>, as far as somebody has said what they mean.</param>
internal sealed class FeedTranslation(
    Guid feed,
    CatalogueSnapshot catalogue,
    IReadOnlyDictionary<string, Guid> meanings
)
{
    /// <summary>Official keys and terms of others that we write ourselves: whoever uses our ids means them.</summary>
    private static readonly HashSet<Guid> Shared =
    [
        Uuid5.OfTaxonomy(TaxonomySlugs.Ags),
        Uuid5.OfTaxonomy(TaxonomySlugs.Leika),
        Uuid5.OfTaxonomy(TaxonomySlugs.OpenEligibility),
    ];

    private readonly Dictionary<string, (string Name, int Count)> seen = new(StringComparer.Ordinal);

    /// <summary>Terms that are not ours, with how often they came.</summary>
    public IReadOnlyDictionary<string, (string Name, int Count)> Foreign => seen;

    /// <summary>Changes the object in place; it is no deeper than the reader allows.</summary>
    public void Apply(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                // What nobody has said a meaning for is left out: nobody could find by it.
                list.RemoveAll(item =>
                    item is JsonObject o
                    && o["taxonomy_term"] is JsonObject term
                    && !IsOurs(term)
                    && !Translate(o, term)
                );
                foreach (var item in list)
                    Apply(item);
                break;
            case JsonObject o:
                Identify(o);
                foreach (var (_, value) in o)
                    Apply(value);
                break;
        }
    }

    private void Identify(JsonObject o)
    {
        foreach (var (name, value) in o.ToList())
            if (
                value is JsonValue text
                && IsIdName(name)
                && (text.TryGetValue<string>(out var id) || IsNumber(text, out id))
                && !Guid.TryParse(id, out _)
            )
                o[name] = Uuid5.Of($"urn:kreisblick:feed:{feed}:{id}").ToString();
    }

    private static bool IsNumber(JsonValue value, out string id)
    {
        id = value.ToJsonString();
        return value.GetValueKind() == System.Text.Json.JsonValueKind.Number;
    }

    private bool IsOurs(JsonObject term) =>
        Guid.TryParse(Text(term, "id"), out var id) && catalogue.Find(id) is not null
        || Guid.TryParse(Text(term["taxonomy_detail"] as JsonObject, "id"), out var taxonomy)
            && Shared.Contains(taxonomy);

    /// <returns>False: nobody has said what it means.</returns>
    private bool Translate(JsonObject attribute, JsonObject term)
    {
        var source = Text(term, "taxonomy") ?? Text(term["taxonomy_detail"] as JsonObject, "name") ?? "";
        var name = Text(term, "name") ?? Text(term, "code") ?? Text(term, "id") ?? "";
        var key = FeedTerm.Cut($"{source}|{Text(term, "code") ?? name}");
        seen[key] = (source.Length == 0 ? name : $"{name} ({source})", seen.GetValueOrDefault(key).Count + 1);
        if (!meanings.TryGetValue(key, out var meaning) || catalogue.Find(meaning) is not { } ours)
            return false;
        attribute["link_type"] = ours.Taxonomy;
        attribute["taxonomy_term"] = new JsonObject
        {
            ["id"] = ours.Id.ToString(),
            ["code"] = ours.Code,
            ["name"] = ours.Label,
            ["description"] = ours.Description,
            ["taxonomy_detail"] = new JsonObject
            {
                ["id"] = Uuid5.OfTaxonomy(ours.Taxonomy).ToString(),
                ["name"] = ours.Taxonomy,
                ["description"] = ours.Taxonomy,
            },
        };
        return true;
    }

    private static string? Text(JsonObject? o, string name) =>
        o?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Trim().Length > 0
            ? text.Trim()
            : null;

    private static bool IsIdName(string name) => name == "id" || name.EndsWith("_id", StringComparison.Ordinal);
}
