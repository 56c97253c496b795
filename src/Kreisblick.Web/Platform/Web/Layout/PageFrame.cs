using Microsoft.AspNetCore.Html;

namespace Kreisblick.Web.Platform.Web.Layout;

/// <summary>A step of the path "Sie sind hier". The last step has no address.</summary>
internal sealed record Crumb(string Text, string? Path);

/// <summary>
/// What a page tells its frame: title, description, path, what the header shows. One per request, filled by the
/// page model or at the top of the view, read by the layout.
/// </summary>
internal sealed class PageFrame
{
    /// <summary>Name of the page; the portal's name is added in <c>title</c>. Null on the entry page.</summary>
    public string? Title { get; set; }

    /// <summary>One sentence for search engines.</summary>
    public string? Description { get; set; }

    /// <summary>Path and query without language prefix and without default values; null: the path alone.</summary>
    public string? Canonical { get; set; }

    public IList<Crumb> Breadcrumb { get; } = [];

    /// <summary>The page has its own search field (entry and results).</summary>
    public bool OwnSearch { get; set; }

    /// <summary>The page has filters: a second skip link leads to the element with the id "filter".</summary>
    public bool HasFilters { get; set; }

    /// <summary>The quick exit stands first in the content (protected topics and emergency page).</summary>
    public bool QuickExit { get; set; }

    /// <summary>Protected topic (page blueprint 10.2): neutral title, never stored, no preview, no referrer.</summary>
    public bool Protected { get; set; }

    /// <summary>
    /// The address itself is a one-time link: the page repeats it nowhere, prints it nowhere, and tells no other site.
    /// </summary>
    public bool Secret { get; set; }

    public bool NoIndex { get; set; }

    /// <summary>The content exists in German only: other languages say so above it, and no hreflang points there.</summary>
    public bool GermanOnly { get; set; }

    /// <summary>The title begins with "Fehler:" because the form came back (WCAG 3.3.1).</summary>
    public bool HasErrors { get; set; }

    /// <summary>Date of the content ("Stand") shown at the end of main.</summary>
    public DateOnly? AsOf { get; set; }

    /// <summary>The page asks for reports of errors about itself. Off on forms and error pages.</summary>
    public bool ReportLink { get; set; } = true;

    /// <summary>Data block for search engines, written as <c>application/ld+json</c>.</summary>
    public IHtmlContent? StructuredData { get; set; }

    /// <summary>Addresses of feeds of this page: title and path.</summary>
    public IList<Crumb> Feeds { get; } = [];

    /// <summary>Names of further scripts of the asset build ("map.js"), loaded as modules.</summary>
    public IList<string> Scripts { get; } = [];
}
