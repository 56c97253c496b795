namespace Kreisblick.Web.Platform.Web.Language;

/// <summary>The language of one request, read from the path prefix and never from a cookie or header.</summary>
/// <param name="Code">Name of the text files: "de", "en", "ls".</param>
/// <param name="Tag">BCP 47 tag for <c>lang</c> and <c>hreflang</c>; simple German has the registered variant "simple".</param>
/// <param name="Direction">"ltr" or "rtl".</param>
/// <param name="Prefix">Path prefix with leading slash; empty for German.</param>
/// <param name="Name">Name of the language in itself.</param>
/// <param name="Culture">Culture by which numbers and dates are written.</param>
internal sealed record PageLanguage(
    string Code,
    string Tag,
    string Direction,
    string Prefix,
    string Name,
    string Culture
)
{
    public static readonly PageLanguage German = new("de", "de", "ltr", "", "Deutsch", "de-DE");
    public static readonly PageLanguage Simple = new(
        "ls",
        "de-simple",
        "ltr",
        "/leichte-sprache",
        "Leichte Sprache",
        "de-DE"
    );
    public static readonly PageLanguage English = new("en", "en", "ltr", "/en", "English", "en-GB");

    public static readonly IReadOnlyList<PageLanguage> All = [German, Simple, English];

    public bool IsGerman => Code == German.Code;

    public bool IsSimple => Code == Simple.Code;

    /// <summary>The address of a page of the portal in this language. "/" is the entry page.</summary>
    public string Link(string path)
    {
        if (path == SimplePage)
            return SimplePage;
        return path == "/" && Prefix.Length > 0 ? Prefix : Prefix + path;
    }

    /// <summary>The page about simple language; it is also the entry page of that language.</summary>
    public const string SimplePage = "/leichte-sprache";

    public static PageLanguage Of(HttpContext? context) => context?.Features.Get<PageLanguage>() ?? German;
}
