using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Links;

/// <summary>Puts the new address of a page that has moved into all records that name the old one: as proposals.</summary>
internal sealed class MoveLink(KreisblickDb db, LinkUses uses)
{
    /// <param name="id">The link.</param>
    /// <param name="actor">Whose records the person may change.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>How many proposals came of it; null: it has not moved, or is none of the person's.</returns>
    public async Task<int?> ProposeAsync(
        Guid id,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (
            await db.Set<CheckedLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancellation)
            is not { State: LinkState.Moved, Target: { } target } link
        )
            return null;
        var records = (await uses.AllAsync(cancellation))
            .Where(u => u.Address == link.Address && actor.MayEdit(u.Organization))
            .Select(u => (u.Kind, u.Record))
            .Distinct()
            .ToList();
        if (records.Count == 0)
            return null;
        var waiting = await WaitingAsync(records.Select(r => r.Record), target.Value, cancellation);
        var proposed = 0;
        foreach (var (_, (document, version)) in await new Publication(db).CurrentAsync(records, change, cancellation))
        {
            var node = DocumentJson.NodeOf(document);
            if (waiting.Contains(document.Id) || !Replace(node, link.Address.Value, target.Value))
                continue;
            var proposal = new Proposal(DocumentJson.Read(document.Kind, node), version, change);
            proposal.Submit(change.When);
            db.Add(proposal);
            db.Add(new ProposalSave(proposal, change));
            proposed++;
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return proposed;
    }

    /// <summary>Records for which the new address has been proposed already: a second press makes no second proposal.</summary>
    private async Task<HashSet<Guid>> WaitingAsync(
        IEnumerable<Guid> records,
        string target,
        CancellationToken cancellation
    )
    {
        Guid[] ids = [.. records];
        var open = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.RecordId))
            .Where(p => p.State == ProposalState.Submitted || p.State == ProposalState.InReview)
            .ToListAsync(cancellation);
        return [.. open.Where(p => Contains(DocumentJson.NodeOf(p.Document), target)).Select(p => p.RecordId)];
    }

    private static bool Contains(JsonNode? node, string text) =>
        node switch
        {
            JsonObject o => o.Any(p => Contains(p.Value, text)),
            JsonArray list => list.Any(item => Contains(item, text)),
            _ => IsText(node, text),
        };

    private static bool Replace(JsonNode? node, string old, string next)
    {
        var found = false;
        switch (node)
        {
            case JsonObject o:
                foreach (var (name, value) in o.ToList())
                    if (IsText(value, old))
                        (o[name], found) = (next, true);
                    else
                        found |= Replace(value, old, next);
                break;
            case JsonArray list:
                foreach (var value in list)
                    found |= Replace(value, old, next);
                break;
        }
        return found;
    }

    private static bool IsText(JsonNode? node, string text) =>
        node is JsonValue value && value.TryGetValue<string>(out var own) && own == text;
}
