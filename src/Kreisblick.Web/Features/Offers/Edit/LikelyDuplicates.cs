using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Duplicates;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>An offer that may be the same one, and why.</summary>
internal sealed record LikelyDuplicate(Guid Offer, string Name, string Reason);

/// <summary>Offers that resemble one that is being written; people decide.</summary>
internal sealed class LikelyDuplicates(KreisblickDb db)
{
    public Task<IReadOnlyList<LikelyDuplicate>> OfNameAsync(
        Guid organization,
        string name,
        CancellationToken cancellation
    ) => FindAsync(new DuplicateCard(Guid.Empty, organization, name, null, [], []), cancellation);

    public async Task<IReadOnlyList<LikelyDuplicate>> OfAsync(OfferDocument offer, CancellationToken cancellation) =>
        await FindAsync(
            DuplicateCards.Of(offer, (await UpkeepRules.LoadAsync(db, cancellation)).MainCategory(offer)),
            cancellation
        );

    private async Task<IReadOnlyList<LikelyDuplicate>> FindAsync(DuplicateCard card, CancellationToken cancellation)
    {
        var (known, finder) = await DuplicateCards.FinderAsync(db, cancellation);
        var names = known.ToDictionary(k => k.Id, k => k.Name);
        var different = await DistinctOffers.OthersAsync(db, card.Id, cancellation);
        return
        [
            .. finder
                .Find(card)
                .Where(p => !different.Contains(p.Known))
                .Select(p => new LikelyDuplicate(p.Known, names[p.Known], p.Reason)),
        ];
    }
}
