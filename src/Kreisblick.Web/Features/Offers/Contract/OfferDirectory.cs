using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Search;

namespace Kreisblick.Web.Features.Offers.Contract;

/// <summary>A link that the entry page shows.</summary>
/// <param name="Count">Offers behind it, where it is counted.</param>
internal sealed record EntryLink(string Path, string Text, string Teaser, int? Count);

/// <summary>What the entry page shows of the directory.</summary>
internal sealed record DirectoryEntry(
    int Offers,
    IReadOnlyList<EntryLink> LifeSituations,
    IReadOnlyList<EntryLink> Topics
);

/// <summary>The directory as other modules see it.</summary>
internal sealed class OfferDirectory(OfferIndex index)
{
    /// <summary>Life situations with the urgent ones first, and the topics with the number of their offers.</summary>
    public async Task<DirectoryEntry> EntryAsync(CancellationToken cancellation)
    {
        var snapshot = await index.GetAsync(cancellation);
        var counts = snapshot
            .Index.Search(new Kreisblick.Search.SearchQuery { Limit = 0, Facets = [new(Facet.Category.Parameter, [])] })
            .Facets.GetValueOrDefault(Facet.Category.Parameter)
            ?.Values;
        return new DirectoryEntry(
            snapshot.Count,
            [
                .. snapshot
                    .Catalogue.LifeSituations.OrderByDescending(l => l.Urgent)
                    .ThenBy(l => l.Position)
                    .Select(l => new EntryLink(OfferLinks.LifeSituation(l), l.Title, l.Teaser, null)),
            ],
            [
                .. snapshot.Catalogue.Topics.Select(t => new EntryLink(
                    OfferLinks.Topic(t),
                    t.PlainLabel,
                    t.Description,
                    counts?.GetValueOrDefault(t.Code) ?? 0
                )),
            ]
        );
    }
}
