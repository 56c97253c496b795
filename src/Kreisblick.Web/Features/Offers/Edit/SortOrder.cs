namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>The column by which a list is ordered, as it stands in the address: "name", or "name-ab" from the end.</summary>
internal readonly record struct SortOrder(string? Text)
{
    private const string Descending = "-ab";

    /// <summary>Null: another column orders the list, or none.</summary>
    public static string? Of(string? text, IEnumerable<(string Value, string German)> columns) =>
        columns.Select(c => c.Value).FirstOrDefault(c => new SortOrder(text).Direction(c) is not null);

    /// <summary>What stands in the address of the list by this column; by the one that orders it already, turned round.</summary>
    public string By(string column) => Text == column ? column + Descending : column;

    /// <summary>For <c>aria-sort</c>; null: another column orders the list.</summary>
    public string? Direction(string column) =>
        Text == column ? "ascending"
        : Text == column + Descending ? "descending"
        : null;

    public IOrderedEnumerable<TLine> Order<TLine, TKey>(
        IEnumerable<TLine> lines,
        Func<TLine, TKey> key,
        IComparer<TKey>? comparer = null
    ) =>
        Text?.EndsWith(Descending, StringComparison.Ordinal) == true
            ? lines.OrderByDescending(key, comparer)
            : lines.OrderBy(key, comparer);
}
