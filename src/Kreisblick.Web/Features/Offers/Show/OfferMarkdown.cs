using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Html;

namespace Kreisblick.Web.Features.Offers.Show;

/// <summary>Descriptions are Markdown without raw HTML; what comes out is held to a list of harmless tags.</summary>
internal static class OfferMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();
    private static readonly HtmlSanitizer Sanitizer = new(
        new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p",
                "ul",
                "ol",
                "li",
                "strong",
                "em",
                "a",
                "br",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        }
    )
    {
        KeepChildNodes = true,
    };

    public static IHtmlContent Html(string markdown) =>
        new HtmlString(Sanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline)));

    public static string PlainText(string markdown) => Markdown.ToPlainText(markdown, Pipeline).Trim();

    /// <summary>The first sentence stands alone as short text (hsds.md §7).</summary>
    public static string FirstSentence(string markdown)
    {
        var text = PlainText(markdown).ReplaceLineEndings(" ");
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        var sentence = end > 0 ? text[..(end + 1)] : text;
        return sentence.Length > 220 ? sentence[..219] + "…" : sentence;
    }
}
