using System.Globalization;
using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>The parameter <c>search</c>: ids by relevance, with the words understood as in the portal's search.</summary>
internal sealed class HsdsTextSearch(KreisblickDb db, OfferIndex offers, CatalogueSource catalogues)
{
    // One answer asks twice, for the matches and for their order; both have to see the same index.
    private readonly Dictionary<string, IReadOnlyList<Guid>> known = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Guid>> ServicesAsync(
        string text,
        VisibleOffers visible,
        CancellationToken cancellation
    )
    {
        if (known.TryGetValue(text, out var before))
            return before;
        var snapshot = await offers.GetAsync(cancellation);
        var found = Ranked(snapshot.Index, text);
        if (visible.IncludesEnded)
        {
            // The index holds what exists; ended offers are few and stand behind it.
            var ended = await visible
                .Services(db)
                .Where(s => s.Status == ServiceStatus.Inactive || s.Status == ServiceStatus.Defunct)
                .OrderBy(s => s.Id)
                .Select(s => new
                {
                    s.Id,
                    s.Name,
                    s.AlternateName,
                    s.Description,
                })
                .ToListAsync(cancellation);
            found.AddRange(ended.Where(s => Contains(text, s.Name, s.AlternateName, s.Description)).Select(s => s.Id));
        }
        return known[text] = found;
    }

    public async Task<IReadOnlyList<Guid>> OrganizationsAsync(
        string text,
        VisibleOffers visible,
        CancellationToken cancellation
    )
    {
        if (known.TryGetValue(text, out var before))
            return before;
        var shown = visible.Services(db);
        var organizations = await db.Set<Organization>()
            .AsNoTracking()
            .Where(o => shown.Any(s => s.OrganizationId == o.Id))
            .OrderBy(o => o.Id)
            .Select(o => new
            {
                o.Id,
                o.Name,
                o.AlternateName,
                o.Description,
            })
            .ToListAsync(cancellation);
        return known[text] = await AmongAsync(
            text,
            organizations.Select(o => new SearchDocument
            {
                Id = o.Id,
                Fields =
                [
                    new SearchField("name", o.Name, FieldWeight.Title),
                    new SearchField("alternate_name", o.AlternateName ?? "", FieldWeight.Title),
                    new SearchField("description", o.Description, FieldWeight.Text),
                ],
            }),
            cancellation
        );
    }

    public Task<IReadOnlyList<Guid>> TaxonomiesAsync(
        string text,
        IEnumerable<Taxonomy> taxonomies,
        CancellationToken cancellation
    ) =>
        AmongAsync(
            text,
            taxonomies.Select(t => new SearchDocument
            {
                Id = t.Id,
                Fields =
                [
                    new SearchField("name", $"{t.Name} {t.Slug}", FieldWeight.Title),
                    new SearchField("description", t.Description, FieldWeight.Text),
                ],
            }),
            cancellation
        );

    public Task<IReadOnlyList<Guid>> TermsAsync(
        string text,
        IEnumerable<TaxonomyTerm> terms,
        CancellationToken cancellation
    ) =>
        AmongAsync(
            text,
            terms.Select(t => new SearchDocument
            {
                Id = t.Id,
                Codes = t.Code is { } code ? [code] : [],
                Fields =
                [
                    new SearchField("name", $"{t.Name} {t.Code}", FieldWeight.Title),
                    new SearchField("plain_name", t.PlainName ?? "", FieldWeight.Category),
                    new SearchField("description", t.Description, FieldWeight.Text),
                ],
            }),
            cancellation
        );

    /// <summary>Some hundreds of short texts: an index for one question is made in milliseconds.</summary>
    private async Task<IReadOnlyList<Guid>> AmongAsync(
        string text,
        IEnumerable<SearchDocument> documents,
        CancellationToken cancellation
    )
    {
        var catalogue = await catalogues.GetAsync(cancellation);
        var builder = new SearchIndexBuilder().AddSynonyms(catalogue.Synonyms.Select(OfferIndex.ToSearch));
        foreach (var document in documents)
            builder.Add(document);
        return Ranked(builder.Build(), text);
    }

    private static List<Guid> Ranked(SearchIndex index, string text) =>
        [
            .. index
                .Search(
                    new SearchQuery
                    {
                        Text = text,
                        Limit = index.Count,
                        WithFacets = false,
                    }
                )
                .Hits.Select(h => h.Id),
        ];

    /// <summary>Every word stands somewhere in the texts, whatever its case and accents.</summary>
    private static bool Contains(string words, params string?[] texts) =>
        words
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word =>
                texts.Any(t =>
                    t is not null
                    && CultureInfo.InvariantCulture.CompareInfo.IndexOf(
                        t,
                        word,
                        CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace
                    ) >= 0
                )
            );
}
