namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary>Addresses of the pages on what people search.</summary>
internal static class SearchLogLinks
{
    public const string Searches = "/verwaltung/suche";
    public const string Synonyms = "/verwaltung/suche/woerter";

    /// <summary>The form for a search word, with the word in it.</summary>
    public static string NewSynonym(string word) => $"{Synonyms}?wort={Uri.EscapeDataString(word)}#neu";
}
