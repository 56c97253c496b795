using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Seed;

/// <summary>
/// Loads the invented offers of the example county, in one transaction. Repeatable: what is there stays as it is,
/// also if somebody edited it.
/// </summary>
internal static class ExampleOffers
{
    /// <summary>For which the example account of a provider writes.</summary>
    public static Guid ExampleProvider { get; } = new ExampleIds("").Organization("neu");

    public static async Task SeedAsync(KreisblickDb db, ChangeContext change, CancellationToken cancellation)
    {
        var county = ExampleCounty.FromFiles();
        var added = await AddAsync(db, county, new ExampleIds(""), change.When, cancellation);
        if (added == 0)
            return;
        db.Audit(change, "offers", "seeded", "examples", "examples", new { offers = added });
        db.Changed(OfferIndex.Counter);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Puts what is missing into the context; the caller saves.</summary>
    /// <returns>Number of offers added.</returns>
    public static async Task<int> AddAsync(
        KreisblickDb db,
        ExampleCounty county,
        ExampleIds ids,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var organizations = await IdsAsync(db.Set<Organization>().Select(o => o.Id), cancellation);
        var locations = await IdsAsync(db.Set<Location>().Select(l => l.Id), cancellation);
        var services = await IdsAsync(db.Set<Service>().Select(s => s.Id), cancellation);
        var units = await IdsAsync(db.Set<Unit>().Select(u => u.Id), cancellation);
        var offers = new OfferAssembly(county, ids, now);
        var places = new LocationAssembly(ids, now);
        var missing = county.Offers.Where(r => !services.Contains(ids.Service(r.Key))).Select(offers.Service).ToList();
        db.AddRange(
            county.Providers.Where(r => !organizations.Contains(ids.Organization(r.Key))).Select(offers.Organization)
        );
        db.AddRange(county.Locations.Where(r => !locations.Contains(ids.Location(r.Key))).Select(places.Build));
        db.AddRange(offers.Units.Where(u => !units.Contains(u.Id)));
        db.AddRange(missing);
        return missing.Count;
    }

    private static async Task<HashSet<Guid>> IdsAsync(IQueryable<Guid> ids, CancellationToken cancellation) =>
        [.. await ids.ToListAsync(cancellation)];
}
