namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>The page of a list that was asked for.</summary>
/// <param name="Page">A page behind the last one is the last one.</param>
internal sealed record ListPage<T>(IReadOnlyList<T> Lines, int Total, int Page, int Pages)
{
    public static ListPage<T> Empty { get; } = new([], 0, 1, 1);

    public static ListPage<T> Of(IReadOnlyList<T> all, int page, int size)
    {
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        var shown = Math.Clamp(page, 1, pages);
        return new([.. all.Skip((shown - 1) * size).Take(size)], all.Count, shown, pages);
    }
}
