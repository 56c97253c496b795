using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>The tables of the area register on the one database context.</summary>
internal static class AreaTables
{
    extension(KreisblickDb db)
    {
        public DbSet<Area> Areas => db.Set<Area>();
        public DbSet<AreaParent> AreaParents => db.Set<AreaParent>();
        public DbSet<AreaEvent> AreaEvents => db.Set<AreaEvent>();
        public DbSet<AreaBoundary> AreaBoundaries => db.Set<AreaBoundary>();
        public DbSet<Postcode> Postcodes => db.Set<Postcode>();
    }
}
