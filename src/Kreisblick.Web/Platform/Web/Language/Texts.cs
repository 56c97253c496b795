using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Kreisblick.Web.Platform.Web.Language;

/// <summary>
/// The screen texts in the language of the request. <c>T["key"]</c> writes HTML (a missing translation shows the
/// German text with a mark and <c>lang="de"</c>); <c>T.Plain("key")</c> is for attributes and titles.
/// Places <c>{0}</c>, <c>{1}</c> take arguments; HTML arguments stay HTML, all else is encoded.
/// </summary>
internal sealed class Texts(TextStore store, PageLanguage language)
{
    // Umlauts and quotation marks stay readable in the source.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language.Culture);

    public PageLanguage Language => language;

    public CultureInfo Culture => culture;

    public IHtmlContent this[string key, params object?[] arguments] => Html(key, arguments);

    public string Plain(string key, params object?[] arguments)
    {
        var text = store.Find(language.Code, key, out _);
        return arguments.Length == 0 ? text : string.Format(culture, text, arguments);
    }

    /// <summary>Chooses <c>key.one</c> or <c>key.other</c> by number; <c>{0}</c> is the number.</summary>
    public IHtmlContent Count(string key, int count, params object?[] more) =>
        Html(key + (count == 1 ? ".one" : ".other"), [count.ToString("N0", culture), .. more]);

    public string PlainCount(string key, int count, params object?[] more) =>
        Plain(key + (count == 1 ? ".one" : ".other"), [count.ToString("N0", culture), .. more]);

    /// <summary>The address of a page of the portal in the language of the request.</summary>
    public string Link(string path) => language.Link(path);

    private HtmlString Html(string key, object?[] arguments)
    {
        var text = store.Find(language.Code, key, out var fallback);
        var html = arguments.Length == 0 ? Encoder.Encode(text) : Fill(text, arguments);
        if (!fallback)
            return new HtmlString(html);
        // Accessibility 3.1.2: the change of language is in the markup, and the reader is told in words.
        var mark = Encoder.Encode(store.Find(language.Code, "language.fallback", out _));
        return new HtmlString(
            $"<span class=\"fallback\" lang=\"de\" dir=\"ltr\">{html}</span> <span class=\"fallback-mark\">{mark}</span>"
        );
    }

    private string Fill(string text, object?[] arguments)
    {
        var encoded = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            encoded[i] = arguments[i] switch
            {
                IHtmlContent html => Written(html),
                IFormattable value => Encoder.Encode(value.ToString(null, culture)),
                var other => Encoder.Encode(other?.ToString() ?? ""),
            };
        // Quotation marks and umlauts of our own texts need no encoding; the three signs with a meaning in HTML do.
        var escaped = text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
        return string.Format(CultureInfo.InvariantCulture, escaped, encoded);
    }

    private static string Written(IHtmlContent html)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        html.WriteTo(writer, Encoder);
        return writer.ToString();
    }
}
