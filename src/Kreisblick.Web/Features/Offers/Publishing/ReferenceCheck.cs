using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Publishing;

/// <summary>Whether what a document refers to exists: an old version may name a term or a programme that is gone.</summary>
internal sealed class ReferenceCheck(KreisblickDb db)
{
    public async Task<IReadOnlyList<DocumentFinding>> OfAsync(RecordDocument document, CancellationToken cancellation)
    {
        var findings = new List<DocumentFinding>();
        if (document is OfferDocument offer)
        {
            if (!await db.Set<Organization>().AnyAsync(o => o.Id == offer.OrganizationId, cancellation))
                Missing("organizationId", "Den Träger gibt es noch nicht. Veröffentlichen Sie zuerst den Träger.");
            if (
                offer.ProgramId is { } program
                && !await db.Set<Model.Program>().AnyAsync(p => p.Id == program, cancellation)
            )
                Missing("programId", "Das Programm gibt es nicht mehr.");
        }
        else if (
            document is ProviderDocument { ParentOrganizationId: { } parent }
            && !await db.Set<Organization>().AnyAsync(o => o.Id == parent, cancellation)
        )
            Missing("parentOrganizationId", "Den Dachverband gibt es nicht.");
        var terms = new Dictionary<Guid, string>();
        Collect(DocumentJson.NodeOf(document), "", terms);
        Guid[] ids = [.. terms.Keys];
        var known = await db.Set<TaxonomyTerm>()
            .Where(t => EF.Parameter(ids).Contains(t.Id))
            .Select(t => t.Id)
            .ToListAsync(cancellation);
        foreach (var id in ids.Except(known))
            Missing(terms[id], "Diesen Begriff gibt es im Katalog nicht mehr.");
        return findings;

        void Missing(string path, string message) => findings.Add(new(path, FindingLevel.Error, message));
    }

    private static void Collect(JsonNode? node, string path, Dictionary<Guid, string> terms)
    {
        switch (node)
        {
            case JsonObject o:
                if (
                    o["term"] is JsonValue term
                    && term.TryGetValue(out string? text)
                    && Guid.TryParse(text, out var id)
                )
                    terms.TryAdd(id, path);
                foreach (var (name, value) in o)
                    Collect(value, Merging.DocumentShape.Join(path, name), terms);
                break;
            case JsonArray list:
                foreach (var part in list.OfType<JsonObject>())
                    Collect(part, Merging.DocumentShape.Join(path, Merging.DocumentShape.IdOf(part)), terms);
                break;
        }
    }
}
