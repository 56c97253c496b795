using Kreisblick.Search;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>What was typed into the search field of a list: each of the words has to stand somewhere in the line.</summary>
internal static class ListWords
{
    public static bool Fit(string? typed, string text)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return true;
        var folded = GermanFolding.Fold(text);
        return GermanFolding
            .Fold(typed)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(w => folded.Contains(w, StringComparison.Ordinal));
    }
}
