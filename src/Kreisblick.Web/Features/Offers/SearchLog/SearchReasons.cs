using Kreisblick.Search;

namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary>Why an offer was found, in words.</summary>
internal static class SearchReasons
{
    public static string German(MatchedTerm term) =>
        term.Kind switch
        {
            MatchKind.Word => term.InTitle ? "steht im Namen" : "steht im Text",
            MatchKind.Parts => $"steckt in seinen Teilen ({term.Met})",
            MatchKind.Joined => "steht zusammengeschrieben da",
            MatchKind.Corrected => $"ähnelt „{term.Met}“",
            MatchKind.Beginning => $"beginnt wie „{term.Met}“",
            MatchKind.Sound => $"klingt wie „{term.Met}“",
            MatchKind.Category => "führt zum Thema",
            MatchKind.Place => "nennt den Ort",
            _ => "ist der Name",
        };
}
