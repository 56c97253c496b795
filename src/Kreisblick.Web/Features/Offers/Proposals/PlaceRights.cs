using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>An offer may be given at the place of another provider; what stands about the place is the other's.</summary>
internal sealed class PlaceRights(KreisblickDb db, OfferActor actor)
{
    public async Task<IReadOnlySet<Guid>> ExistingAsync(RecordDocument document, CancellationToken cancellation)
    {
        Guid[] ids = [.. OwnIds.LocationsIn(document).Distinct()];
        return await db.Set<Location>()
            .Where(l => EF.Parameter(ids).Contains(l.Id))
            .Select(l => l.Id)
            .ToHashSetAsync(cancellation);
    }

    /// <summary>Refuses a change of a place that belongs to somebody else.</summary>
    public async Task<Refusal?> RefuseAsync(
        RecordDocument origin,
        RecordDocument edited,
        CancellationToken cancellation
    )
    {
        if (!actor.MayEdit(edited.Owner) || !actor.MayEdit(origin.Owner))
            return Refusal.NotAllowed("Der Träger gehört nicht zu Ihnen.");
        if (actor.Organizations is null || edited is not OfferDocument offer)
            return null;
        var shown = ((OfferDocument)origin)
            .Places.Select(p => p.Location)
            .DistinctBy(l => l.Id)
            .ToDictionary(l => l.Id);
        foreach (var location in offer.Places.Select(p => p.Location))
        {
            var owner = await db.Set<Location>()
                .Where(l => l.Id == location.Id)
                .Select(l => l.OrganizationId)
                .FirstOrDefaultAsync(cancellation);
            if (owner is not { } other || actor.MayEdit(other))
                continue;
            var before =
                shown.GetValueOrDefault(location.Id)
                ?? await DocumentReader.LocationAsync(db, location.Id, cancellation);
            if (before is null || DocumentJson.WriteValue(before) != DocumentJson.WriteValue(location))
                return Refusal.NotAllowed(
                    $"Der Ort „{location.Name}“ gehört zu einem anderen Träger. Melden Sie der Redaktion, was dort falsch ist, oder legen Sie einen eigenen Ort an."
                );
        }
        return null;
    }
}
