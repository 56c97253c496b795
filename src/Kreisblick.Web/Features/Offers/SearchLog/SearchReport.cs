using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary>One word or topic with how often it was searched; all numbers are at least <see cref="SearchCell.Least"/>.</summary>
/// <param name="Term">The word, or the code of the topic.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Count">In the whole county.</param>
/// <param name="Places">Municipalities with numbers of their own.</param>
internal sealed record SearchLine(string Term, string Label, int Count, IReadOnlyList<(string Name, int Count)> Places);

/// <summary>What people searched in the last twelve months and did not find, or hardly.</summary>
/// <param name="Words">Without a hit.</param>
/// <param name="FewWords">With one or two hits.</param>
/// <param name="StaleWords">All that was found first is closed for the time being or long unconfirmed.</param>
/// <param name="Topics">Without a hit.</param>
/// <param name="FewTopics">With one or two hits.</param>
/// <param name="StaleTopics">Likewise.</param>
/// <param name="Since">First day that is counted.</param>
internal sealed record SearchFindings(
    IReadOnlyList<SearchLine> Words,
    IReadOnlyList<SearchLine> FewWords,
    IReadOnlyList<SearchLine> StaleWords,
    IReadOnlyList<SearchLine> Topics,
    IReadOnlyList<SearchLine> FewTopics,
    IReadOnlyList<SearchLine> StaleTopics,
    DateOnly Since
);

/// <summary>Reads the counted searches; what five people did not search is nowhere in the answer.</summary>
internal sealed class SearchReport(
    KreisblickDb db,
    CatalogueSource catalogues,
    AreaRegisterSource areas,
    TimeProvider time
)
{
    private const int MostLines = 100;
    private const int LatelyDays = 30;

    /// <summary>How many searches found nothing and came often enough lately, for the list of tasks.</summary>
    public Task<int> VainAsync(CancellationToken cancellation)
    {
        var since = BerlinTime.Today(time).AddDays(-LatelyDays);
        return db.Set<LoggedSearch>()
            .Where(s => s.Hits == HitClass.None && s.Day >= since && s.Words != "")
            .GroupBy(s => s.Words)
            .CountAsync(g => g.Sum(s => s.Count) >= SearchCell.Least, cancellation);
    }

    public async Task<SearchFindings> ReadAsync(CancellationToken cancellation)
    {
        var today = BerlinTime.Today(time);
        var since = new DateOnly(today.Year, today.Month, 1).AddMonths(-11);
        var counts = SearchCell.Count(
            await db.Set<LoggedSearch>().AsNoTracking().Where(s => s.Day >= since).ToListAsync(cancellation)
        );
        foreach (
            var month in await db.Set<SearchMonth>()
                .AsNoTracking()
                .Where(m => m.Month >= since)
                .ToListAsync(cancellation)
        )
        {
            var cell = new SearchCell(month.Term, month.IsTopic, month.Municipality, month.Hits);
            counts[cell] = counts.GetValueOrDefault(cell) + month.Count;
        }
        var catalogue = await catalogues.GetAsync(cancellation);
        var register = await areas.GetAsync(cancellation);
        return new SearchFindings(
            Lines(false, HitClass.None),
            Lines(false, HitClass.Few),
            Lines(false, HitClass.Stale),
            Lines(true, HitClass.None),
            Lines(true, HitClass.Few),
            Lines(true, HitClass.Stale),
            since
        );

        IReadOnlyList<SearchLine> Lines(bool topics, HitClass hits)
        {
            var mine = counts.Where(c => c.Key.IsTopic == topics && c.Key.Hits == hits).ToList();
            var places = mine.Where(c => c.Key.Municipality.Length > 0)
                .ToLookup(c => c.Key.Term, StringComparer.Ordinal);
            return
            [
                .. mine.Where(c => c.Key.Municipality.Length == 0)
                    .OrderByDescending(c => c.Value)
                    .ThenBy(c => c.Key.Term, StringComparer.Ordinal)
                    .Take(MostLines)
                    .Select(c => new SearchLine(
                        c.Key.Term,
                        topics ? catalogue.PlainLabel(c.Key.Term) : c.Key.Term,
                        c.Value,
                        [
                            .. places[c.Key.Term]
                                .OrderByDescending(p => p.Value)
                                .Select(p => (register.ByKey(p.Key.Municipality)?.Name ?? "", p.Value)),
                        ]
                    )),
            ];
        }
    }
}
