using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Trace;

internal enum TraceDirection
{
    /// <summary>The thing that was asked about comes first: "what followed from it".</summary>
    Onward,

    /// <summary>It comes second: "where it came from".</summary>
    Back,
}

internal sealed record Traced(EntityRef Entity, string Relation, TraceDirection Direction, DateTimeOffset Since);

/// <summary>Adds arrows and says what is linked to a thing, in both directions.</summary>
internal sealed class TraceLinks(KreisblickDb db)
{
    /// <summary>Stored with the caller's next <c>SaveChanges</c>; an arrow that is there already stays one.</summary>
    public async Task AddAsync(
        EntityRef from,
        EntityRef to,
        string relation,
        ChangeContext change,
        CancellationToken cancellation = default
    )
    {
        var there = await db.Set<TraceLink>()
            .AnyAsync(
                l =>
                    l.From.Kind == from.Kind
                    && l.From.Key == from.Id
                    && l.To.Kind == to.Kind
                    && l.To.Key == to.Id
                    && l.Relation == relation,
                cancellation
            );
        if (there)
            return;
        db.Add(new TraceLink(from, to, relation, change));
        db.Audit(change, "platform", "linked", from.Kind, from.Id, new { relation, to = $"{to.Kind}/{to.Id}" });
        db.Changed("trace");
    }

    /// <summary>What a visitor may see: arrows of which both ends are public. Also where the asking page is not.</summary>
    public Task<IReadOnlyList<Traced>> ForVisitorsAsync(
        string kind,
        string id,
        CancellationToken cancellation = default
    ) => FindAsync(kind, id, onlyPublic: true, cancellation);

    public Task<IReadOnlyList<Traced>> ForStaffAsync(
        string kind,
        string id,
        CancellationToken cancellation = default
    ) => FindAsync(kind, id, onlyPublic: false, cancellation);

    /// <summary>After a rename, a move or a change of visibility: all arrows of the thing show the new state.</summary>
    public async Task RenewAsync(EntityRef entity, CancellationToken cancellation = default)
    {
        foreach (var link in await Of(entity.Kind, entity.Id).ToListAsync(cancellation))
        {
            if (IsEnd(link.From, entity.Kind, entity.Id))
                link.From.Renew(entity);
            if (IsEnd(link.To, entity.Kind, entity.Id))
                link.To.Renew(entity);
        }

        db.Changed("trace");
    }

    private async Task<IReadOnlyList<Traced>> FindAsync(
        string kind,
        string id,
        bool onlyPublic,
        CancellationToken cancellation
    )
    {
        var links = Of(kind, id).AsNoTracking();
        if (onlyPublic)
            links = links.Where(l => l.From.Visibility == Visibility.Public && l.To.Visibility == Visibility.Public);
        return
        [
            .. (await links.OrderBy(l => l.Since).ThenBy(l => l.Id).ToListAsync(cancellation)).Select(l =>
                IsEnd(l.From, kind, id)
                    ? new Traced(l.To.ToRef(), l.Relation, TraceDirection.Onward, l.Since)
                    : new Traced(l.From.ToRef(), l.Relation, TraceDirection.Back, l.Since)
            ),
        ];
    }

    private IQueryable<TraceLink> Of(string kind, string id) =>
        db.Set<TraceLink>()
            .Where(l => (l.From.Kind == kind && l.From.Key == id) || (l.To.Kind == kind && l.To.Key == id));

    private static bool IsEnd(TraceEnd end, string kind, string id) => end.Kind == kind && end.Key == id;
}
