using System.Collections.Concurrent;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Taxonomies and terms as they are served: some hundreds, so they are read whole.</summary>
internal sealed class HsdsTerms
{
    /// <summary>Big foreign lists: of them only what an offer carries is served (HSDS-DE §10).</summary>
    private static readonly string[] OnlyUsed = [TaxonomySlugs.Ags, TaxonomySlugs.Leika, TaxonomySlugs.OpenEligibility];

    private readonly Dictionary<Guid, Taxonomy> taxonomies;
    private readonly Dictionary<Guid, TaxonomyTerm> terms;
    private readonly ILookup<Guid, TaxonomyTerm> children;
    private readonly ConcurrentDictionary<string, TaxonomyTerm> municipalities = new(StringComparer.Ordinal);
    private readonly Func<string, string?> nameOfMunicipality;
    private readonly Taxonomy ags;

    private HsdsTerms(
        IEnumerable<Taxonomy> taxonomies,
        IEnumerable<TaxonomyTerm> terms,
        Func<string, string?> nameOfMunicipality
    )
    {
        this.taxonomies = taxonomies.ToDictionary(t => t.Id);
        this.terms = terms.ToDictionary(t => t.Id);
        children = this.terms.Values.Where(t => t.ParentId is not null).ToLookup(t => t.ParentId!.Value);
        this.nameOfMunicipality = nameOfMunicipality;
        var slug = TaxonomySlugs.Ags;
        ags =
            this.taxonomies.Values.FirstOrDefault(t => t.Slug == slug)
            ?? new Taxonomy
            {
                Id = Uuid5.OfTaxonomy(slug),
                Slug = slug,
                Name = "Amtlicher Gemeindeschlüssel",
                Description = "Gemeinde oder Landkreis, in dem ein Ort liegt.",
            };
        this.taxonomies[ags.Id] = ags;
    }

    public IEnumerable<Taxonomy> Taxonomies => taxonomies.Values;

    public static async Task<HsdsTerms> LoadAsync(
        KreisblickDb db,
        Func<string, string?> nameOfMunicipality,
        CancellationToken cancellation
    ) =>
        new(
            await db.Set<Taxonomy>().AsNoTracking().ToListAsync(cancellation),
            await db.Set<TaxonomyTerm>().AsNoTracking().ToListAsync(cancellation),
            nameOfMunicipality
        )
        {
            Upkeep = await UpkeepRules.LoadAsync(db, cancellation),
        };

    /// <summary>What holds for the upkeep of offers of each topic.</summary>
    public required UpkeepRules Upkeep { get; init; }

    public Taxonomy Taxonomy(Guid id) => taxonomies[id];

    public Taxonomy? FindTaxonomy(Guid id) => taxonomies.GetValueOrDefault(id);

    public TaxonomyTerm ById(Guid id) => terms[id];

    /// <summary>Term of taxonomy <c>ags</c>, made from the official key: no table holds it.</summary>
    public TaxonomyTerm Municipality(string key) =>
        municipalities.GetOrAdd(
            key,
            k =>
                terms.Values.FirstOrDefault(t => t.TaxonomyId == ags.Id && t.Code == k)
                ?? new TaxonomyTerm
                {
                    Id = Uuid5.OfTerm(TaxonomySlugs.Ags, k),
                    TaxonomyId = ags.Id,
                    Code = k,
                    Name = nameOfMunicipality(k) ?? k,
                    Description = $"Gemeinde mit dem amtlichen Schlüssel {k}.",
                }
        );

    /// <summary>The term and all below it: a filter on a category finds its subcategories.</summary>
    public IReadOnlyCollection<Guid> SelfAndDescendants(Guid id)
    {
        var found = new HashSet<Guid>();
        var open = new Stack<Guid>([id]);
        while (open.TryPop(out var next))
            if (found.Add(next))
                foreach (var child in children[next])
                    open.Push(child.Id);
        return found;
    }

    public IReadOnlyCollection<Guid> InTaxonomy(Guid taxonomy) =>
        [.. terms.Values.Where(t => t.TaxonomyId == taxonomy).Select(t => t.Id)];

    /// <summary>All terms that the interface shows, by id.</summary>
    public async Task<IReadOnlyList<TaxonomyTerm>> ServedAsync(
        KreisblickDb db,
        VisibleOffers visible,
        CancellationToken cancellation
    )
    {
        var services = visible.Services(db);
        var limited = taxonomies
            .Values.Where(t => OnlyUsed.Contains(t.Slug, StringComparer.Ordinal))
            .Select(t => t.Id)
            .ToHashSet();
        var used = await db.Set<OfferAttribute>()
            .Where(a => services.Any(s => s.Id == a.ServiceId || s.OrganizationId == a.OrganizationId))
            .Select(a => a.TaxonomyTermId)
            .Distinct()
            .ToListAsync(cancellation);
        var keys = await db.Set<ServiceAtLocation>()
            .Where(x =>
                services.Any(s => s.Id == x.ServiceId)
                && x.Location!.MunicipalityKey != null
                && !x.Location.IsAddressProtected
            )
            .Select(x => x.Location!.MunicipalityKey!)
            .Distinct()
            .ToListAsync(cancellation);
        var usedSet = used.ToHashSet();
        return
        [
            .. terms
                .Values.Where(t => !limited.Contains(t.TaxonomyId) || usedSet.Contains(t.Id))
                .Concat(keys.Select(Municipality))
                .DistinctBy(t => t.Id)
                .OrderBy(t => t.Id),
        ];
    }
}
