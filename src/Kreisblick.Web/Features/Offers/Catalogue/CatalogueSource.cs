using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Catalogue;

/// <summary>Gives the current <see cref="CatalogueSnapshot"/>: read from the tables, read again when editors changed them.</summary>
internal sealed class CatalogueSource(IServiceProvider services) : IDisposable
{
    /// <summary>Change counter that every write to the catalogue raises.</summary>
    public const string Counter = "catalogue";

    private readonly Snapshot<CatalogueSnapshot> snapshot = new(
        services,
        [Counter],
        (scope, cancellation) => LoadAsync(scope.GetRequiredService<KreisblickDb>(), cancellation)
    );

    public ValueTask<CatalogueSnapshot> GetAsync(CancellationToken cancellation = default) =>
        snapshot.GetAsync(cancellation);

    public void Dispose() => snapshot.Dispose();

    private static async Task<CatalogueSnapshot> LoadAsync(KreisblickDb db, CancellationToken cancellation)
    {
        // Foreign catalogues of imports have terms too; codes are unique in our own taxonomies only.
        string[] own = [.. CatalogueFiles.Taxonomies().Select(t => t.Slug)];
        var terms = await db.Set<TaxonomyTerm>()
            .AsNoTracking()
            .Include(t => t.Taxonomy)
            .Where(t => own.Contains(t.Taxonomy!.Slug) && t.Code != null)
            .ToListAsync(cancellation);
        var codes = terms.ToDictionary(t => t.Id, t => t.Code!);
        return new CatalogueSnapshot(
            terms.Select(t => new CatalogueTerm(
                t.Id,
                t.Taxonomy!.Slug,
                t.Code!,
                t.ParentId is { } parent ? codes[parent] : null,
                t.Name,
                t.PlainName ?? t.Name,
                t.Description,
                Parts(t.LegalBasis),
                Parts(t.OpenEligibility),
                t.AgeFrom,
                t.AgeTo,
                t.IsProtected
            )),
            await db.Set<LifeSituation>().AsNoTracking().ToListAsync(cancellation),
            await db.Set<Synonym>().AsNoTracking().ToListAsync(cancellation),
            await db.Set<EmergencyNumber>().AsNoTracking().ToListAsync(cancellation)
        );
    }

    private static string[] Parts(string? text) => text is null ? [] : text.Split('|');
}
