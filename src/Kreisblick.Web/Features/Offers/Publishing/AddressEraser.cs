using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Staging;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Publishing;

/// <summary>
/// When a place becomes protected, where it is goes out of everything that was kept: otherwise the history would tell
/// what the page hides (HSDS-DE §10, protected addresses).
/// </summary>
internal sealed class AddressEraser(KreisblickDb db)
{
    public async Task EraseAsync(
        IReadOnlyList<(PublicationItem Item, RecordDocument? Before)> written,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var open = written
            .Where(w => w.Before is not null)
            .SelectMany(w => Publication.LocationsOf(w.Before!))
            .Where(l => !l.Protected)
            .Select(l => l.Id)
            .ToHashSet();
        foreach (
            var id in written
                .SelectMany(w => Publication.LocationsOf(w.Item.Document))
                .Where(l => l.Protected && open.Contains(l.Id))
                .Select(l => l.Id)
                .Distinct()
        )
        {
            var versions = await VersionsWithAsync(id, cancellation);
            foreach (var version in versions)
                version.Erase(Without(version.Json, id));
            await EraseProposalsAsync(id, cancellation);
            db.Audit(change, "offers", "address-erased", "location", id.ToString(), new { versions = versions.Count });
        }
    }

    private async Task<List<RecordVersion>> VersionsWithAsync(Guid location, CancellationToken cancellation)
    {
        var text = location.ToString();
        var stored = await db.Set<RecordVersion>().Where(v => v.Json.Contains(text)).ToListAsync(cancellation);
        // Versions of this very publication are tracked and not stored yet.
        return
        [
            .. stored.Union(db.Set<RecordVersion>().Local.Where(v => v.Json.Contains(text, StringComparison.Ordinal))),
        ];
    }

    private async Task EraseProposalsAsync(Guid location, CancellationToken cancellation)
    {
        var text = location.ToString();
        foreach (
            var proposal in await db.Set<Proposal>()
                .Where(p => p.Json.Contains(text) || p.CollisionsJson.Contains(text))
                .ToListAsync(cancellation)
        )
            proposal.Erase(
                Without(proposal.Json, location),
                [.. proposal.Collisions.Where(c => !Names(c.Path, c.Value, text))]
            );
        foreach (var save in await db.Set<ProposalSave>().Where(s => s.Json.Contains(text)).ToListAsync(cancellation))
            save.Erase(Without(save.Json, location));
        foreach (
            var row in await db.Set<StagedRow>()
                .Where(r => r.Json != null && r.Json.Contains(text))
                .ToListAsync(cancellation)
        )
            row.Erase(Without(row.Json!, location));
    }

    /// <summary>A value that somebody gave to a field of the place, or a whole place.</summary>
    private static bool Names(string path, JsonNode? value, string location) =>
        path.Contains(location, StringComparison.Ordinal)
        || (value?.ToJsonString().Contains(location, StringComparison.Ordinal) ?? false)
        || path.Contains("/location/", StringComparison.Ordinal);

    /// <summary>The JSON text with the place hidden, wherever in it the place stands.</summary>
    public static string Without(string json, Guid location)
    {
        var node = JsonNode.Parse(json)!;
        Hide(node, location.ToString());
        return node.ToJsonString(DocumentJson.Writing);
    }

    private static void Hide(JsonNode? node, string location)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (name, value) in o.ToList())
                    if (name == "location" && IsThat(value, location))
                        o[name] = Hidden(value!);
                    else
                        Hide(value, location);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    if (list.GetPropertyName() == "locations" && IsThat(list[i], location))
                        list[i] = Hidden(list[i]!);
                    else
                        Hide(list[i], location);
                break;
        }
    }

    private static bool IsThat(JsonNode? node, string location) =>
        node is JsonObject o && o["id"] is JsonValue id && id.TryGetValue(out string? text) && text == location;

    private static JsonNode Hidden(JsonNode place) =>
        DocumentJson.ToNode(DocumentJson.ReadValue<DocumentLocation>(place).Hidden());
}
