using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>All rows of the area register, as read at one moment.</summary>
internal sealed record AreaSnapshot(
    IReadOnlyList<Area> Areas,
    IReadOnlyList<AreaParent> Parents,
    IReadOnlyList<AreaEvent> Events,
    IReadOnlyList<Postcode> Postcodes,
    IReadOnlyList<AreaBoundary> Boundaries
)
{
    public static async Task<AreaSnapshot> LoadAsync(KreisblickDb db, CancellationToken cancel) =>
        new(
            await db.Areas.AsNoTracking().ToListAsync(cancel),
            await db.AreaParents.AsNoTracking().ToListAsync(cancel),
            await db.AreaEvents.AsNoTracking().Include(e => e.Parts).ToListAsync(cancel),
            await db.Postcodes.AsNoTracking().ToListAsync(cancel),
            await db.AreaBoundaries.AsNoTracking().ToListAsync(cancel)
        );
}
