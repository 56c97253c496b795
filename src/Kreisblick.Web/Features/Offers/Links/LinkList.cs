using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Links;

/// <summary>A web address with where it stands.</summary>
internal sealed record LinkLine(CheckedLink Link, IReadOnlyList<LinkUse> Uses);

/// <summary>Reads the links: all for editors, those of the own offers for a provider.</summary>
internal sealed class LinkList(KreisblickDb db, LinkUses uses, Person person, TimeProvider time)
{
    /// <summary>All that fit; those that do not work first.</summary>
    public async Task<IReadOnlyList<LinkLine>> AllAsync(LinkQuery query, CancellationToken cancellation)
    {
        var actor = OfferActor.Of(person);
        var named = (await uses.AllAsync(cancellation))
            .Where(u => actor.MayEdit(u.Organization))
            .ToLookup(u => u.Address);
        var now = time.GetUtcNow();
        var links = await db.Set<CheckedLink>().AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. links
                .Select(l => new LinkLine(l, [.. named[l.Address].OrderBy(u => u.Title, StringComparer.Ordinal)]))
                .Where(l => l.Uses.Count > 0 && query.Fits(l, now))
                .OrderBy(l => Urgency(l.Link.State))
                .ThenBy(l => l.Link.FailingSince)
                .ThenBy(l => l.Link.Address.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many do not work.</summary>
    public async Task<int> BrokenAsync(CancellationToken cancellation) =>
        await db.Set<CheckedLink>().AnyAsync(l => l.State == LinkState.Broken, cancellation)
            ? (await AllAsync(new LinkQuery(null, LinkQuery.Broken, 1), cancellation)).Count
            : 0;

    private static int Urgency(LinkState state) =>
        state switch
        {
            LinkState.Broken => 0,
            LinkState.Moved => 1,
            LinkState.Failing => 2,
            LinkState.Unclear => 3,
            LinkState.Barred => 4,
            LinkState.Unknown => 5,
            _ => 6,
        };
}
