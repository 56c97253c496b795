using System.Globalization;
using System.Text;
using System.Xml;
using Kreisblick.Web.Platform.Web.Caching;
using Kreisblick.Web.Platform.Web.Limits;

namespace Kreisblick.Web.Platform.Web.Discovery;

/// <summary>A public page that search engines may find; <paramref name="Path"/> without host and language.</summary>
internal sealed record SitemapEntry(string Path, DateOnly? LastChange = null);

/// <summary>A module's public addresses. Never protected topics, personal pages or filters.</summary>
internal sealed record SitemapSource(
    Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<SitemapEntry>>> ListAsync
);

/// <summary><c>robots.txt</c> (RFC 9309), <c>security.txt</c> (RFC 9116), <c>sitemap.xml</c> (sitemaps.org 0.9).</summary>
internal static class DiscoveryEndpoints
{
    /// <summary>The protocol's limit; beyond it the sitemap becomes an index of several.</summary>
    private const int PerFile = 50_000;

    public static void MapDiscovery(this IEndpointRouteBuilder routes)
    {
        var files = routes
            .MapGroup("")
            .AllowAnonymous()
            .ExcludeFromDescription()
            .WithMetadata(new PublicPageAttribute());
        files.MapGet("/robots.txt", Robots);
        files.MapGet("/.well-known/security.txt", SecurityTxt);
        files.MapGet("/sitemap.xml", SitemapAsync).WithRequestTimeout(RequestLimits.LongAnswer);
        files
            .MapGet("/sitemap-{page:int:range(1,1000)}.xml", SitemapPageAsync)
            .WithRequestTimeout(RequestLimits.LongAnswer);
    }

    private static IResult Robots(HttpRequest request, IConfiguration configuration) =>
        Results.Text(
            $"""
            User-agent: *
            Disallow: /merkliste
            Disallow: /verlassen
            Disallow: /hilfe/vorschlaege
            Disallow: /konto
            Disallow: /verwaltung

            Sitemap: {Address(request, configuration, "/sitemap.xml")}

            """
        );

    private static IResult SecurityTxt(HttpRequest request, IConfiguration configuration, TimeProvider time)
    {
        // RFC 9116 wants an expiry under a year ahead; a portal that runs renews it by itself.
        var expires = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date.AddDays(180), TimeSpan.Zero);
        var contact = configuration["SecurityContact"] ?? Address(request, configuration, "/kontakt");
        return Results.Text(
            $"""
            Contact: {contact}
            Expires: {expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}
            Preferred-Languages: de, en
            Canonical: {Address(request, configuration, "/.well-known/security.txt")}

            """
        );
    }

    private static async Task<IResult> SitemapAsync(HttpContext context, IConfiguration configuration)
    {
        var entries = await EntriesAsync(context);
        if (entries.Count <= PerFile)
            return Xml(Urls(entries, context.Request, configuration));
        var files = (entries.Count + PerFile - 1) / PerFile;
        return Xml(xml =>
        {
            xml.WriteStartElement("sitemapindex", Namespace);
            for (var i = 1; i <= files; i++)
            {
                xml.WriteStartElement("sitemap", Namespace);
                xml.WriteElementString(
                    "loc",
                    Namespace,
                    Address(
                        context.Request,
                        configuration,
                        string.Create(CultureInfo.InvariantCulture, $"/sitemap-{i}.xml")
                    )
                );
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    private static async Task<IResult> SitemapPageAsync(int page, HttpContext context, IConfiguration configuration)
    {
        var entries = await EntriesAsync(context);
        var part = entries.Skip((page - 1) * PerFile).Take(PerFile).ToList();
        return part.Count == 0 ? Results.NotFound() : Xml(Urls(part, context.Request, configuration));
    }

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static Action<XmlWriter> Urls(
        IReadOnlyList<SitemapEntry> entries,
        HttpRequest request,
        IConfiguration configuration
    ) =>
        xml =>
        {
            xml.WriteStartElement("urlset", Namespace);
            foreach (var entry in entries)
            {
                xml.WriteStartElement("url", Namespace);
                xml.WriteElementString("loc", Namespace, Address(request, configuration, entry.Path));
                if (entry.LastChange is { } day)
                    xml.WriteElementString("lastmod", Namespace, day.ToString("O", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        };

    private static async Task<List<SitemapEntry>> EntriesAsync(HttpContext context)
    {
        var entries = new List<SitemapEntry>();
        foreach (var source in context.RequestServices.GetServices<SitemapSource>())
            entries.AddRange(await source.ListAsync(context.RequestServices, context.RequestAborted));
        return [.. entries.DistinctBy(e => e.Path, StringComparer.Ordinal)];
    }

    private static IResult Xml(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
            write(xml);
        return Results.Bytes(bytes.ToArray(), "application/xml; charset=utf-8");
    }

    // The setting wins: behind a proxy the request's own host may be an inner name.
    private static string Address(HttpRequest request, IConfiguration configuration, string path) =>
        (
            configuration["Portal:Origin"] is { Length: > 0 } origin
                ? origin.TrimEnd('/')
                : $"{request.Scheme}://{request.Host}"
        ) + path;
}
