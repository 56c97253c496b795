using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Seed;

/// <summary>Loads the example directory once; entries that are there already stay as they are.</summary>
internal static class ExampleSeed
{
    public static async Task SeedAsync(KreisblickDb db, ChangeContext change, CancellationToken cancellation)
    {
        if (await db.Set<Service>().AnyAsync(s => s.IsExample, cancellation))
            return;
        var rows = new ExampleOffers(change.When).All();
        db.AddRange(rows);
        db.Audit(change, "offers", "seeded", "examples", "examples", new { offers = rows.OfType<Service>().Count() });
        db.Changed(OfferIndex.Counter);
        await db.SaveChangesAsync(cancellation);
    }
}
