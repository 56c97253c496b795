using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>
/// Gives parts that are new in a document ids of our own making. An id that came with a form could be that of a row of
/// another record; published, it would move that row. The same given id becomes the same new one, so that an autosave
/// that is sent twice adds a part once.
/// </summary>
internal static class OwnIds
{
    /// <param name="document">As it came from the form.</param>
    /// <param name="known">Documents whose ids are right: the ones that were shown.</param>
    /// <param name="knownIds">Further ids that are right: of places that exist and may be referred to.</param>
    /// <param name="owner">Makes the new ids its own: the proposal, or the record.</param>
    public static RecordDocument Settle(
        RecordDocument document,
        IEnumerable<RecordDocument> known,
        IReadOnlySet<Guid> knownIds,
        Guid owner
    )
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var other in known)
            Collect(DocumentJson.NodeOf(other), ids);
        ids.UnionWith(knownIds.Select(l => l.ToString()));
        var node = DocumentJson.NodeOf(document);
        foreach (var (name, value) in node.ToList())
            if (name != "id")
                Settle(name, value, document.Id, ids, owner);
        return DocumentJson.Read(document.Kind, node);
    }

    /// <summary>Ids of places in the document.</summary>
    public static IEnumerable<Guid> LocationsIn(RecordDocument document) =>
        document switch
        {
            OfferDocument offer => offer.Places.Select(p => p.Location.Id),
            ProviderDocument provider => provider.Locations.Select(l => l.Id),
            _ => [],
        };

    /// <summary>Ids of all parts, at every depth.</summary>
    public static IReadOnlySet<Guid> PartsOf(RecordDocument document)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, value) in DocumentJson.NodeOf(document))
            Collect(value, ids);
        return ids.Select(Guid.Parse).ToHashSet();
    }

    private static void Settle(string name, JsonNode? value, Guid owner, HashSet<string> ids, Guid proposal)
    {
        switch (value)
        {
            case JsonArray list:
                foreach (var part in list.OfType<JsonObject>())
                    Settle(name, part, owner, ids, proposal);
                break;
            case JsonObject o:
                if (o["id"]?.GetValue<string>() is { } given && !ids.Contains(given))
                    o["id"] = NewId(name, o, given, owner, proposal).ToString();
                var self = o["id"] is { } id ? Guid.Parse(id.GetValue<string>()) : owner;
                foreach (var (inner, part) in o.ToList())
                    if (inner != "id")
                        Settle(inner, part, self, ids, proposal);
                break;
        }
    }

    private static Guid NewId(string name, JsonObject part, string given, Guid owner, Guid proposal) =>
        name switch
        {
            // Two people who add the same term or the same language add one.
            "terms" => DocumentIds.OfTerm(owner, Guid.Parse(part["term"]!.GetValue<string>())),
            "texts" => DocumentIds.OfText(owner, part["language"]?.GetValue<string>() ?? ""),
            _ => Uuid5.Of($"urn:kreisblick:vorschlag:{proposal}:{given}"),
        };

    private static void Collect(JsonNode? node, HashSet<string> ids)
    {
        switch (node)
        {
            case JsonObject o:
                if (o["id"] is JsonValue id && id.TryGetValue(out string? text))
                    ids.Add(text);
                foreach (var (_, value) in o)
                    Collect(value, ids);
                break;
            case JsonArray list:
                foreach (var part in list)
                    Collect(part, ids);
                break;
        }
    }
}
