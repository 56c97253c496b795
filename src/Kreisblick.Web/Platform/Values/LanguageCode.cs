using System.Globalization;

namespace Kreisblick.Web.Platform.Values;

/// <summary>A language by ISO 639-1, else 639-3 (hsds: <c>language.code</c>), lower case.</summary>
internal readonly record struct LanguageCode : IStoredText<LanguageCode>
{
    /// <summary>
    /// Three-letter codes that have no two-letter form and are met in social work: sign languages, languages
    /// of refugees and of Europe's minorities. The culture tables of the platform know the rest.
    /// </summary>
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "gsg",
        "ase",
        "ils",
        "rsl",
        "ukl",
        "pks",
        "ckb",
        "kmr",
        "prs",
        "pes",
        "rom",
        "rmy",
        "rmn",
        "aii",
        "hbo",
        "bar",
        "nds",
        "hsb",
        "dsb",
        "yue",
        "cmn",
        "wuu",
        "arb",
        "apc",
        "acm",
        "arz",
        "ary",
        "din",
        "luo",
        "tig",
        "tir",
        "som",
        "cpe",
        "ful",
        "ewe",
        "twi",
        "yor",
        "ibo",
        "hau",
        "lin",
        "lug",
        "kin",
        "run",
        "nya",
        "sna",
        "zul",
        "wol",
        "mnk",
    };

    private static readonly HashSet<string> TwoLetter = CultureInfo
        .GetCultures(CultureTypes.AllCultures)
        .Select(c => c.TwoLetterISOLanguageName)
        .Where(c => c.Length == 2 && c != "iv")
        .ToHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string> ThreeLetter = CultureInfo
        .GetCultures(CultureTypes.AllCultures)
        .Select(c => c.ThreeLetterISOLanguageName)
        .Where(c => c.Length == 3 && c != "ivl")
        .ToHashSet(StringComparer.Ordinal);

    private LanguageCode(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string text, out LanguageCode value, out string error)
    {
        var code = text.Trim();
        if (TwoLetter.Contains(code) || ThreeLetter.Contains(code) || Others.Contains(code))
        {
            value = new LanguageCode(code);
            error = "";
            return true;
        }
        value = default;
        error = "Das ist kein Sprachkürzel nach ISO 639, zum Beispiel: de, uk oder gsg";
        return false;
    }

    public override string ToString() => Value;
}
