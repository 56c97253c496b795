using System.Globalization;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>Names of the values of the language facet, and the order in which the page offers them.</summary>
internal static class OfferLanguages
{
    private static readonly (string Code, string Name)[] First =
    [
        ("de", "Deutsch"),
        (OfferFacets.SimpleGerman, "Leichte Sprache"),
        ("gsg", "Deutsche Gebärdensprache"),
        ("uk", "Ukrainisch"),
        ("ru", "Russisch"),
        ("ar", "Arabisch"),
        ("fa", "Farsi / Dari"),
        ("en", "Englisch"),
        ("pl", "Polnisch"),
        ("ro", "Rumänisch"),
        ("bg", "Bulgarisch"),
        ("tr", "Türkisch"),
        ("vi", "Vietnamesisch"),
        (OfferFacets.Interpreting, "Dolmetschen möglich"),
    ];

    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["sq"] = "Albanisch",
        ["ku"] = "Kurdisch",
        ["kmr"] = "Kurmandschi",
        ["ckb"] = "Sorani",
        ["ps"] = "Paschtu",
        ["ti"] = "Tigrinya",
        ["so"] = "Somali",
        ["am"] = "Amharisch",
        ["sr"] = "Serbisch",
        ["hr"] = "Kroatisch",
        ["bs"] = "Bosnisch",
        ["fr"] = "Französisch",
        ["es"] = "Spanisch",
        ["it"] = "Italienisch",
        ["pt"] = "Portugiesisch",
        ["el"] = "Griechisch",
        ["hu"] = "Ungarisch",
        ["cs"] = "Tschechisch",
        ["sk"] = "Slowakisch",
        ["zh"] = "Chinesisch",
        ["ka"] = "Georgisch",
        ["hy"] = "Armenisch",
        ["rom"] = "Romanes",
        ["prs"] = "Dari",
    };

    /// <summary>Languages in which people may be spoken to, as forms offer them.</summary>
    public static IReadOnlyList<string> Spoken { get; } =
    [
        .. First
            .Select(f => f.Code)
            .Except([OfferFacets.SimpleGerman, OfferFacets.Interpreting], StringComparer.Ordinal),
        .. Others
            .OrderBy(o => o.Value, StringComparer.Create(CultureInfo.GetCultureInfo("de-DE"), ignoreCase: true))
            .Select(o => o.Key),
    ];

    public static string Name(string code) =>
        Array.Find(First, f => f.Code == code).Name
        ?? Others.GetValueOrDefault(code)
        ?? CultureInfo.GetCultureInfo(code).DisplayName;

    public static IEnumerable<string> InOrder(IEnumerable<string> codes)
    {
        var there = codes.ToHashSet(StringComparer.Ordinal);
        return First
            .Select(f => f.Code)
            .Where(there.Contains)
            .Concat(
                there
                    .Where(c => !Array.Exists(First, f => f.Code == c))
                    .OrderBy(Name, StringComparer.Create(CultureInfo.GetCultureInfo("de-DE"), ignoreCase: true))
            );
    }
}
