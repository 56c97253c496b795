using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Features.Offers.Search;

/// <summary>A list of offers as a visitor reads it.</summary>
internal sealed class ResultPage
{
    private readonly IDocument document;

    private ResultPage(HttpStatusCode status, string html, bool isCached) =>
        (Status, Html, IsNoStore, document) = (status, html, isCached, new HtmlParser().ParseDocument(html));

    public HttpStatusCode Status { get; }
    public string Html { get; }
    public bool IsNoStore { get; }
    public string Text => document.Body!.TextContent;
    public string Title => document.Title!;
    public string Canonical => document.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!;

    public int Total => NumberIn(document.QuerySelector("[data-result-count]")!);

    /// <summary>Number in the heading of the block "Nicht angegeben"; 0 without the block.</summary>
    public int Unknown => document.QuerySelector("details.unknown summary") is { } summary ? NumberIn(summary) : 0;

    /// <summary>Addresses of the offers in the list, in order.</summary>
    public IReadOnlyList<string> Hits => Links(".result-list > ol.hits > li h3 a");
    public IReadOnlyList<string> UnknownHits => Links("details.unknown li h3 a");
    public string? Next => document.QuerySelector(".pagination a[rel=next]")?.GetAttribute("href");

    /// <summary>Choices of the filter with the number that stands beside them.</summary>
    public IEnumerable<(string Parameter, string Code, int Count)> Choices() =>
        document
            .QuerySelectorAll(".filters label.choice")
            .Select(l => (Input: l.QuerySelector("input")!, Count: l.QuerySelector(".count")!))
            .Select(c => (c.Input.GetAttribute("name")!, c.Input.GetAttribute("value")!, NumberIn(c.Count)));

    public IReadOnlyList<string> Links(string selector) =>
        [.. document.QuerySelectorAll(selector).Select(a => a.GetAttribute("href")!)];

    public IReadOnlyList<IElement> Elements(string selector) => [.. document.QuerySelectorAll(selector)];

    public string? TextOf(string selector) => document.QuerySelector(selector)?.TextContent;

    public static async Task<ResultPage> OpenAsync(HttpClient visitor, string address)
    {
        using var answer = await visitor.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.False(answer.Headers.Contains("Set-Cookie"), address);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new ResultPage(answer.StatusCode, html, answer.Headers.CacheControl?.NoStore ?? false);
    }

    /// <summary>All pages from the first to the last, by the link "next".</summary>
    public static async Task<List<ResultPage>> WalkAsync(HttpClient visitor, string address)
    {
        var pages = new List<ResultPage>();
        for (var next = address; next is not null; next = pages[^1].Next)
        {
            Assert.True(pages.Count < 100, "The list does not end.");
            pages.Add(await OpenAsync(visitor, next));
        }
        return pages;
    }

    private static int NumberIn(IElement element) =>
        int.Parse(string.Concat(element.TextContent.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
}
