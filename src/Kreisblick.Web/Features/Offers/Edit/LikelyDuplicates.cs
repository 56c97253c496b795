using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>An offer that may be the same one, and why.</summary>
internal sealed record LikelyDuplicate(Guid Offer, string Name, string Reason);

/// <summary>Offers that resemble one that is being written; people decide.</summary>
internal sealed class LikelyDuplicates(KreisblickDb db, AreaRegisterSource areas)
{
    public Task<IReadOnlyList<LikelyDuplicate>> OfNameAsync(
        Guid organization,
        string name,
        CancellationToken cancellation
    ) => FindAsync(new DuplicateCard(Guid.Empty, organization, name, null, null, null, null, []), cancellation);

    public async Task<IReadOnlyList<LikelyDuplicate>> OfAsync(OfferDocument offer, CancellationToken cancellation)
    {
        var location = offer.Places.Select(p => p.Location).FirstOrDefault();
        string[] contacts =
        [
            .. offer
                .Phones.Select(p => PhoneNumber.TryParse(p.Number, out var number, out _) ? number.Dial : null)
                .OfType<string>(),
            .. offer.Email is { } mail ? new[] { mail.ToLowerInvariant() } : [],
        ];
        return await FindAsync(
            new DuplicateCard(
                offer.Id,
                offer.OrganizationId,
                offer.Name,
                (await UpkeepRules.LoadAsync(db, cancellation)).MainCategory(offer),
                location?.Point?.Latitude,
                location?.Point?.Longitude,
                location?.Addresses is [var address, ..] ? address.PostalCode : null,
                contacts
            ),
            cancellation
        );
    }

    private async Task<IReadOnlyList<LikelyDuplicate>> FindAsync(DuplicateCard card, CancellationToken cancellation)
    {
        var register = await areas.GetAsync(cancellation);
        var known = await DuplicateCards.AllAsync(db, cancellation);
        var names = known.ToDictionary(k => k.Id, k => k.Name);
        return
        [
            .. new OfferDuplicates(register.PlaceNames.Select(p => p.Name))
                .Find([card], known)
                .Select(p => new LikelyDuplicate(p.Known, names[p.Known], p.Reason)),
        ];
    }
}
