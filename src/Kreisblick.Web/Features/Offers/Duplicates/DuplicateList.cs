using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary>An offer as the list of pairs names it.</summary>
internal sealed record NamedOffer(Guid Id, string Name, string Provider);

/// <summary>A pair with its names.</summary>
internal sealed record NamedPair(DuplicatePair Pair, NamedOffer One, NamedOffer Other);

/// <summary>All pairs of offers that may be one, kept in memory until an offer changes.</summary>
internal sealed class DuplicateList(IServiceProvider services) : IDisposable
{
    private readonly Snapshot<IReadOnlyList<NamedPair>> snapshot = new(
        services,
        [OfferIndex.Counter, AreaRegisterSource.Counter],
        (scope, cancellation) => FindAsync(scope.GetRequiredService<KreisblickDb>(), cancellation)
    );

    public void Dispose() => snapshot.Dispose();

    /// <summary>Those about which nobody has decided, the likeliest first.</summary>
    public async Task<IReadOnlyList<NamedPair>> OpenAsync(KreisblickDb db, CancellationToken cancellation)
    {
        var pairs = await snapshot.GetAsync(cancellation);
        if (pairs.Count == 0)
            return pairs;
        var decided = await db.Set<DistinctOffers>().Select(d => new { d.First, d.Second }).ToListAsync(cancellation);
        var distinct = decided.Select(d => (d.First, d.Second)).ToHashSet();
        return [.. pairs.Where(p => !distinct.Contains((p.Pair.New, p.Pair.Known)))];
    }

    private static async Task<IReadOnlyList<NamedPair>> FindAsync(KreisblickDb db, CancellationToken cancellation)
    {
        var (cards, finder) = await DuplicateCards.FinderAsync(db, cancellation);
        var providers = await db.Set<Organization>().ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        var names = cards.ToDictionary(c => c.Id, c => new NamedOffer(c.Id, c.Name, providers[c.OrganizationId]));
        return [.. finder.FindAll(cards).Select(p => new NamedPair(p, names[p.New], names[p.Known]))];
    }
}
