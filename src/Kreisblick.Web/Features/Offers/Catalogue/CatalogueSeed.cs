using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Catalogue;

/// <summary>Puts the catalogue of the program into the editable tables; rows that are there already stay as editors left them.</summary>
internal static class CatalogueSeed
{
    public static async Task SeedAsync(KreisblickDb db, ChangeContext change, CancellationToken cancellation)
    {
        var added =
            await AddMissing(db, CatalogueFiles.Taxonomies().Select(ToTaxonomy), t => t.Id, cancellation)
            + await AddMissing(db, CatalogueFiles.Terms().Select(ToTerm), t => t.Id, cancellation)
            + await AddMissing(db, CatalogueFiles.LifeSituations(), l => l.Id, cancellation)
            + await AddMissing(db, CatalogueFiles.Synonyms(), s => s.Id, cancellation)
            + await AddMissing(db, CatalogueFiles.EmergencyNumbers(), n => n.Id, cancellation);
        if (added == 0)
            return;
        db.Audit(change, "offers", "seeded", "catalogue", "catalogue", new { added });
        db.Changed(CatalogueSource.Counter);
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<int> AddMissing<T>(
        KreisblickDb db,
        IEnumerable<T> rows,
        Func<T, Guid> id,
        CancellationToken cancellation
    )
        where T : class
    {
        var known = (await db.Set<T>().Select(x => EF.Property<Guid>(x, "Id")).ToListAsync(cancellation)).ToHashSet();
        var missing = rows.Where(r => !known.Contains(id(r))).ToList();
        db.AddRange(missing);
        return missing.Count;
    }

    private static Taxonomy ToTaxonomy(TaxonomyRow row) =>
        new()
        {
            Id = Uuid5.OfTaxonomy(row.Slug),
            Slug = row.Slug,
            Name = row.Name,
            Description = row.Description,
            Version = row.Version,
        };

    private static TaxonomyTerm ToTerm(TermRow row) =>
        new()
        {
            Id = Uuid5.OfTerm(row.Taxonomy, row.Code),
            TaxonomyId = Uuid5.OfTaxonomy(row.Taxonomy),
            Code = row.Code,
            Name = row.Label,
            PlainName = row.PlainLabel,
            Description = row.Description,
            ParentId = row.Parent is { } parent ? Uuid5.OfTerm(row.Taxonomy, parent) : null,
            LegalBasis = Joined(row.LegalBasis),
            OpenEligibility = Joined(row.OpenEligibility),
            AgeFrom = row.AgeFrom,
            AgeTo = row.AgeTo,
            IsProtected = row.ProtectedTopic,
        };

    private static string? Joined(IReadOnlyList<string> parts) => parts.Count == 0 ? null : string.Join('|', parts);
}
