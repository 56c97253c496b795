namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>An object that stands in a list of its parent; the list keeps its order through import and export.</summary>
internal interface IPart
{
    Guid Id { get; }

    /// <summary>Place in the list; of equal places the smaller id comes first.</summary>
    int Position { get; }
}

internal static class Parts
{
    public static IOrderedEnumerable<T> InOrder<T>(this IEnumerable<T> parts)
        where T : IPart => parts.OrderBy(p => p.Position).ThenBy(p => p.Id);
}
