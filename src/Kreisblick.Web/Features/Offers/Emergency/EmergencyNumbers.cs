using System.Data.Common;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Emergency;

/// <summary>The numbers of the emergency page: the editors' table, or the built-in list when the database is away.</summary>
internal sealed class EmergencyNumbers(KreisblickDb db)
{
    public async Task<IReadOnlyList<EmergencyNumber>> ListAsync(CancellationToken cancellation)
    {
        try
        {
            var numbers = await db.Set<EmergencyNumber>()
                .AsNoTracking()
                .OrderBy(n => n.Position)
                .ToListAsync(cancellation);
            return numbers.Count > 0 ? numbers : CatalogueFiles.EmergencyNumbers();
        }
        catch (DbException)
        {
            return CatalogueFiles.EmergencyNumbers();
        }
    }
}
