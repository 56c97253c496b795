using System.Runtime.CompilerServices;
using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Api;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Web.Language;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Export;

/// <summary>The hits of a list, all pages of it.</summary>
/// <param name="Hits">In the order of the page.</param>
/// <param name="IsProtectedTopic">The page of these hits is a quiet one.</param>
internal sealed record ExportedList(
    OfferQuery Query,
    OfferSnapshot Snapshot,
    IReadOnlyList<SearchHit> Hits,
    bool IsProtectedTopic
)
{
    /// <summary>What somebody searched for stays out of every memory between us.</summary>
    public bool IsPrivate => IsProtectedTopic || Query.Text.Length > 0;
}

/// <summary>Reads what goes into files, batch by batch: memory does not grow with the list.</summary>
internal sealed class ExportReader(
    OfferSearch search,
    OfferIndex index,
    CatalogueSource catalogues,
    KreisblickDb db,
    Texts texts,
    IHttpContextAccessor accessor
)
{
    private const int BatchSize = 100;

    private string Origin => HsdsAddresses.Origin(accessor.HttpContext!.Request);

    /// <summary>The same hits as the page with these parameters shows.</summary>
    public async Task<ExportedList> ListAsync(IQueryCollection parameters, CancellationToken cancellation) =>
        await ListAsync(
            new OfferQueryParser(await catalogues.GetAsync(cancellation)).Parse(parameters).Query,
            cancellation
        );

    public async Task<ExportedList> ListAsync(OfferQuery query, CancellationToken cancellation)
    {
        var (snapshot, found, isProtected) = await search.AllAsync(query, cancellation);
        return new ExportedList(query, snapshot, found, isProtected);
    }

    /// <summary>The offers of the list; what was taken off meanwhile is left out.</summary>
    public async IAsyncEnumerable<ExportedOffer> OffersAsync(
        ExportedList list,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        foreach (var batch in list.Hits.Chunk(BatchSize))
        {
            var ids = batch.Select(h => h.Id).ToList();
            var services = await db.Published()
                .Where(s => EF.Parameter(ids).Contains(s.Id))
                .WithDetails()
                .ToDictionaryAsync(s => s.Id, cancellation);
            foreach (var hit in batch)
                if (services.TryGetValue(hit.Id, out var service))
                    yield return new ExportedOffer(service, list.Snapshot, texts, Origin)
                    {
                        Distance = hit.DistanceMetres,
                    };
        }
    }

    /// <summary>The hits that were changed last, newest first.</summary>
    public async Task<IReadOnlyList<ExportedOffer>> NewestAsync(
        ExportedList list,
        int most,
        CancellationToken cancellation
    )
    {
        var hits = list.Hits.Select(h => h.Id).ToHashSet();
        var changes = await db.Published().Select(s => new { s.Id, s.LastModified }).ToListAsync(cancellation);
        var newest = changes
            .Where(s => hits.Contains(s.Id))
            .OrderByDescending(s => s.LastModified)
            .ThenBy(s => s.Id)
            .Take(most)
            .Select(s => s.Id)
            .ToList();
        var services = await db.Published()
            .Where(s => EF.Parameter(newest).Contains(s.Id))
            .WithDetails()
            .ToDictionaryAsync(s => s.Id, cancellation);
        return
        [
            .. newest
                .Where(services.ContainsKey)
                .Select(id => new ExportedOffer(services[id], list.Snapshot, texts, Origin)),
        ];
    }

    /// <summary>One offer that exists.</summary>
    public async Task<ExportedOffer?> FindAsync(PublicId id, CancellationToken cancellation) =>
        await db.Published().Where(s => s.PublicId == id).WithDetails().FirstOrDefaultAsync(cancellation) is { } service
            ? new ExportedOffer(service, await index.GetAsync(cancellation), texts, Origin)
            : null;
}
