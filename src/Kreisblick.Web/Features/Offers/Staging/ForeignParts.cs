using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>
/// Ids of a file that the directory uses already. A part that came under the id of another record's part would take it
/// away from there; such a part gets an id of its own, the same one at each import.
/// </summary>
internal sealed class ForeignParts
{
    private const int Chunk = 5_000;
    private readonly HashSet<Guid> used;
    private readonly Dictionary<Guid, Guid?> places;

    private ForeignParts(HashSet<Guid> used, Dictionary<Guid, Guid?> places) =>
        (this.used, this.places) = (used, places);

    public static async Task<ForeignParts> AmongAsync(
        KreisblickDb db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    )
    {
        var stored = new HashSet<Guid>();
        var locations = new Dictionary<Guid, Guid?>();
        foreach (var some in ids.Chunk(Chunk))
        {
            stored.UnionWith(await Stored(db, some).ToListAsync(cancellation));
            foreach (
                var location in await db.Set<Location>()
                    .Where(l => EF.Parameter(some).Contains(l.Id))
                    .Select(l => new { l.Id, l.OrganizationId })
                    .ToListAsync(cancellation)
            )
                locations[location.Id] = location.OrganizationId;
        }
        return new ForeignParts(stored, locations);
    }

    /// <param name="document">As the file has it.</param>
    /// <param name="known">As it is published; null: it is new.</param>
    public RecordDocument Settle(RecordDocument document, RecordDocument? known) =>
        OwnIds.Settle(
            document,
            known is null ? [] : [known],
            OwnIds
                .PartsOf(document)
                .Where(id => places.TryGetValue(id, out var owner) ? owner == document.Owner : !used.Contains(id))
                .ToHashSet(),
            document.Id
        );

    private static IQueryable<Guid> Stored(KreisblickDb db, Guid[] ids) =>
        Of<ServiceAtLocation>(db, ids)
            .Concat(Of<Address>(db, ids))
            .Concat(Of<Accessibility>(db, ids))
            .Concat(Of<Contact>(db, ids))
            .Concat(Of<Phone>(db, ids))
            .Concat(Of<Language>(db, ids))
            .Concat(Of<Schedule>(db, ids))
            .Concat(Of<ScheduleException>(db, ids))
            .Concat(Of<ServiceArea>(db, ids))
            .Concat(Of<CostOption>(db, ids))
            .Concat(Of<RequiredDocument>(db, ids))
            .Concat(Of<Funding>(db, ids))
            .Concat(Of<ServiceCapacity>(db, ids))
            .Concat(Of<Url>(db, ids))
            .Concat(Of<ServiceText>(db, ids))
            .Concat(Of<OfferAttribute>(db, ids))
            .Concat(Of<Model.Program>(db, ids))
            .Concat(Of<OrganizationIdentifier>(db, ids));

    private static IQueryable<Guid> Of<T>(KreisblickDb db, Guid[] ids)
        where T : class =>
        db.Set<T>()
            .Where(x => EF.Parameter(ids).Contains(EF.Property<Guid>(x, "Id")))
            .Select(x => EF.Property<Guid>(x, "Id"));
}
