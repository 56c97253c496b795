using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>
/// What the directory holds already, as far as an import has to know: addresses that stay, objects to which a file may
/// refer, and the ids of what has no id in a file.
/// </summary>
internal sealed class ImportStock
{
    private readonly HashSet<(HsdsKind, Guid)> objects = [];
    private Dictionary<(Guid, string), Guid> texts = [];
    private Dictionary<(Guid, string, string, string?), Guid> exceptions = [];

    /// <summary>Short ids of offers and organizations.</summary>
    public IReadOnlyDictionary<Guid, PublicId> PublicIds { get; private set; } = new Dictionary<Guid, PublicId>();

    public bool Has(HsdsKind kind, Guid id) => objects.Contains((kind, id));

    /// <summary>An offer has one text in each language.</summary>
    public Guid? TextId(Guid service, string language) =>
        texts.TryGetValue((service, language), out var id) ? id : null;

    /// <summary>The stored exception for the same days and hours.</summary>
    public Guid? ExceptionId(ImportNode exception, Guid owner) =>
        exceptions.TryGetValue(
            (
                owner,
                exception.Source.Text("from") ?? "",
                exception.Source.Text("to") ?? "",
                exception.Source.Text("opens_at")
            ),
            out var id
        )
            ? id
            : null;

    public static async Task<ImportStock> LoadAsync(KreisblickDb db, CancellationToken cancellation)
    {
        var stock = new ImportStock();
        var services = await db.Set<Service>().Select(s => new { s.Id, s.PublicId }).ToListAsync(cancellation);
        var organizations = await db.Set<Organization>()
            .Select(o => new { o.Id, o.PublicId })
            .ToListAsync(cancellation);
        stock.PublicIds = services.Concat(organizations).DistinctBy(x => x.Id).ToDictionary(x => x.Id, x => x.PublicId);
        stock.Note(HsdsKind.Service, services.Select(s => s.Id));
        stock.Note(HsdsKind.Organization, organizations.Select(o => o.Id));
        stock.Note(HsdsKind.Location, await db.Set<Location>().Select(l => l.Id).ToListAsync(cancellation));
        stock.Note(HsdsKind.Taxonomy, await db.Set<Taxonomy>().Select(t => t.Id).ToListAsync(cancellation));
        stock.Note(HsdsKind.TaxonomyTerm, await db.Set<TaxonomyTerm>().Select(t => t.Id).ToListAsync(cancellation));
        stock.texts = await db.Set<ServiceText>()
            .Select(t => new
            {
                t.Id,
                t.ServiceId,
                t.Language,
            })
            .ToDictionaryAsync(t => (t.ServiceId, t.Language), t => t.Id, cancellation);
        stock.exceptions = (await db.Set<ScheduleException>().AsNoTracking().ToListAsync(cancellation))
            .Select(e => (Row: e, Text: e.Write()))
            .GroupBy(e =>
                (
                    e.Row.ServiceId ?? e.Row.ServiceAtLocationId ?? e.Row.LocationId ?? Guid.Empty,
                    e.Text.From ?? "",
                    e.Text.To ?? "",
                    e.Text.OpensAt
                )
            )
            .ToDictionary(g => g.Key, g => g.First().Row.Id);
        return stock;
    }

    private void Note(HsdsKind kind, IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
            objects.Add((kind, id));
    }
}
