using System.Collections.Frozen;
using System.Globalization;

namespace Kreisblick.Web.Features.Offers.Catalogue;

/// <summary>A term as pages and the search index read it.</summary>
internal sealed record CatalogueTerm(
    Guid Id,
    string Taxonomy,
    string Code,
    string? ParentCode,
    string Label,
    string PlainLabel,
    string Description,
    IReadOnlyList<string> LegalBasis,
    IReadOnlyList<string> OpenEligibility,
    int? AgeFrom,
    int? AgeTo,
    bool ProtectedTopic
)
{
    /// <summary>Part of addresses: <c>/hilfe/thema/02-8</c>. Protected topics show their number only, like all others.</summary>
    public string Slug => Code.Replace('.', '-').ToLowerInvariant();

    public bool IsTop => ParentCode is null;
}

/// <summary>
/// The catalogue in memory: immutable, made as a whole from the tables (or the files), replaced on change. Codes are
/// unique over all taxonomies, so one look-up serves search, facets and pages.
/// </summary>
internal sealed class CatalogueSnapshot
{
    private readonly FrozenDictionary<string, CatalogueTerm> byCode;
    private readonly FrozenDictionary<Guid, CatalogueTerm> byId;
    private readonly FrozenDictionary<string, IReadOnlyList<CatalogueTerm>> children;
    private readonly FrozenDictionary<string, IReadOnlyList<CatalogueTerm>> byTaxonomy;
    private readonly FrozenDictionary<string, LifeSituation> situationsBySlug;
    private readonly FrozenDictionary<string, IReadOnlyList<LifeSituation>> situationsByCategory;

    public CatalogueSnapshot(
        IEnumerable<CatalogueTerm> terms,
        IEnumerable<LifeSituation> lifeSituations,
        IEnumerable<Synonym> synonyms,
        IEnumerable<EmergencyNumber> emergencyNumbers
    )
    {
        var all = terms
            .OrderBy(t => t.Taxonomy, StringComparer.Ordinal)
            .ThenBy(t => t.Code, CodeOrder.Instance)
            .ToList();
        byCode = all.ToFrozenDictionary(t => t.Code, StringComparer.Ordinal);
        byId = all.ToFrozenDictionary(t => t.Id);
        byTaxonomy = Groups(all, t => t.Taxonomy);
        children = Groups(all.Where(t => t.ParentCode is not null), t => t.ParentCode!);
        LifeSituations = [.. lifeSituations.OrderBy(l => l.Position)];
        situationsBySlug = LifeSituations.ToFrozenDictionary(l => l.Slug, StringComparer.Ordinal);
        situationsByCategory = LifeSituations
            .SelectMany(l => l.CategoryCodes, (l, code) => (Situation: l, Code: code))
            .GroupBy(x => x.Code, StringComparer.Ordinal)
            .ToFrozenDictionary(
                g => g.Key,
                g => (IReadOnlyList<LifeSituation>)[.. g.Select(x => x.Situation)],
                StringComparer.Ordinal
            );
        Synonyms = [.. synonyms.OrderBy(s => s.Term, StringComparer.Ordinal)];
        EmergencyNumbers = [.. emergencyNumbers.OrderBy(n => n.Position)];
    }

    /// <summary>All terms, by taxonomy and code.</summary>
    public IEnumerable<CatalogueTerm> Terms =>
        byTaxonomy.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => t.Value);

    /// <summary>The 13 tops in order.</summary>
    public IReadOnlyList<CatalogueTerm> Topics => [.. InTaxonomy(TaxonomySlugs.Categories).Where(t => t.IsTop)];

    public IReadOnlyList<LifeSituation> LifeSituations { get; }
    public IReadOnlyList<Synonym> Synonyms { get; }
    public IReadOnlyList<EmergencyNumber> EmergencyNumbers { get; }

    /// <summary>What the files of the program say, before anybody edited the tables.</summary>
    public static CatalogueSnapshot FromFiles() =>
        new(
            CatalogueFiles
                .Terms()
                .Select(r => new CatalogueTerm(
                    Uuid5.OfTerm(r.Taxonomy, r.Code),
                    r.Taxonomy,
                    r.Code,
                    r.Parent,
                    r.Label,
                    r.PlainLabel,
                    r.Description,
                    r.LegalBasis,
                    r.OpenEligibility,
                    r.AgeFrom,
                    r.AgeTo,
                    r.ProtectedTopic
                )),
            CatalogueFiles.LifeSituations(),
            CatalogueFiles.Synonyms(),
            CatalogueFiles.EmergencyNumbers()
        );

    public CatalogueTerm? Find(string code) => byCode.GetValueOrDefault(code);

    public CatalogueTerm? Find(Guid termId) => byId.GetValueOrDefault(termId);

    /// <summary>Term of <c>/hilfe/thema/02-8</c> or <c>/hilfe/zielgruppe/tg08</c>.</summary>
    public CatalogueTerm? FindBySlug(string taxonomy, string slug) =>
        InTaxonomy(taxonomy).FirstOrDefault(t => string.Equals(t.Slug, slug, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<CatalogueTerm> InTaxonomy(string slug) => byTaxonomy.GetValueOrDefault(slug, []);

    public IReadOnlyList<CatalogueTerm> Children(string code) => children.GetValueOrDefault(code, []);

    /// <summary>The term and all below it: a filter on a top finds its subs.</summary>
    public IEnumerable<CatalogueTerm> SelfAndDescendants(string code)
    {
        if (Find(code) is not { } term)
            yield break;
        yield return term;
        foreach (var below in Children(code).SelectMany(c => SelfAndDescendants(c.Code)))
            yield return below;
    }

    public CatalogueTerm? TopOf(string code)
    {
        var term = Find(code);
        while (term?.ParentCode is { } parent)
            term = Find(parent);
        return term;
    }

    /// <summary>What the public reads for a code; the code itself where the catalogue does not know it.</summary>
    public string PlainLabel(string code) => Find(code)?.PlainLabel ?? code;

    public LifeSituation? LifeSituation(string slug) => situationsBySlug.GetValueOrDefault(slug);

    public IReadOnlyList<LifeSituation> LifeSituationsOf(string categoryCode) =>
        situationsByCategory.GetValueOrDefault(categoryCode, []);

    /// <summary>The numbers that a life situation puts first, in its order.</summary>
    public IEnumerable<EmergencyNumber> NumbersFor(LifeSituation situation) =>
        situation.UrgentNumbers.SelectMany(group =>
            EmergencyNumbers.Where(n => string.Equals(n.Group, group, StringComparison.Ordinal))
        );

    public bool IsProtectedTopic(string code) => Find(code)?.ProtectedTopic ?? false;

    private static FrozenDictionary<string, IReadOnlyList<CatalogueTerm>> Groups(
        IEnumerable<CatalogueTerm> terms,
        Func<CatalogueTerm, string> key
    ) =>
        terms
            .GroupBy(key, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => (IReadOnlyList<CatalogueTerm>)[.. g], StringComparer.Ordinal);

    /// <summary>Codes sort by their numeric parts: <c>02.9</c> before <c>02.10</c>.</summary>
    internal sealed class CodeOrder : IComparer<string>
    {
        public static readonly CodeOrder Instance = new();

        public int Compare(string? x, string? y)
        {
            var left = (x ?? "").Split('.');
            var right = (y ?? "").Split('.');
            for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
            {
                var order =
                    int.TryParse(left[i], NumberStyles.None, CultureInfo.InvariantCulture, out var a)
                    && int.TryParse(right[i], NumberStyles.None, CultureInfo.InvariantCulture, out var b)
                        ? a.CompareTo(b)
                        : string.CompareOrdinal(left[i], right[i]);
                if (order != 0)
                    return order;
            }
            return left.Length.CompareTo(right.Length);
        }
    }
}
