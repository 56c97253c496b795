namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary>What searches are counted by: a word or a topic, in the county or in one municipality.</summary>
/// <param name="Municipality">Official key; empty: the whole county.</param>
internal sealed record SearchCell(string Term, bool IsTopic, string Municipality, HitClass Hits)
{
    /// <summary>Fewer are neither shown nor kept: they could be one person.</summary>
    public const int Least = 5;

    /// <summary>The cells in which a search counts: each of its words and topics, for the county and for its municipality.</summary>
    public static IEnumerable<SearchCell> Of(LoggedSearch search)
    {
        var terms = Parts(search.Words, ' ')
            .Select(w => (Term: w, IsTopic: false))
            .Concat(Parts(search.Codes, ',').Select(c => (Term: c, IsTopic: true)));
        foreach (var (term, isTopic) in terms)
        {
            yield return new SearchCell(term, isTopic, "", search.Hits);
            if (search.Municipality.Length > 0)
                yield return new SearchCell(term, isTopic, search.Municipality, search.Hits);
        }
    }

    /// <summary>Counts of all cells that may be shown.</summary>
    public static Dictionary<SearchCell, int> Count(IEnumerable<LoggedSearch> searches) =>
        searches
            .SelectMany(s => Of(s).Select(cell => (cell, s.Count)))
            .GroupBy(x => x.cell, x => x.Count)
            .Select(g => (g.Key, Sum: g.Sum()))
            .Where(g => g.Sum >= Least)
            .ToDictionary(g => g.Key, g => g.Sum);

    private static IEnumerable<string> Parts(string text, char separator) =>
        text.Split(separator, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
}
