using System.Globalization;
using System.Text;
using System.Xml;
using Kreisblick.Web.Features.Offers.Api;
using Kreisblick.Web.Features.Offers.Browse;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Web.Caching;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Layout;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Offers.Export;

/// <summary>
/// What changed last in a list of offers, as Atom feed (RFC 4287): <c>/hilfe.atom</c> with the parameters of the page,
/// and the pages of topics, target groups and places with <c>.atom</c>.
/// </summary>
internal static class ResultFeed
{
    private const int Entries = 50;
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(
            routes,
            OfferLinks.Results + ".atom",
            async (context, reader) => await reader.ListAsync(context.Request.Query, context.RequestAborted)
        );
        Map(
            routes,
            "/hilfe/thema/{slug}.atom",
            (context, reader) => TermAsync(context, reader, TaxonomySlugs.Categories, Facet.Category)
        );
        Map(
            routes,
            "/hilfe/zielgruppe/{slug}.atom",
            (context, reader) => TermAsync(context, reader, TaxonomySlugs.TargetGroups, Facet.TargetGroup)
        );
        Map(routes, "/hilfe/ort/{slug}.atom", PlaceAsync);
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string pattern,
        Func<HttpContext, ExportReader, Task<ExportedList?>> find
    ) =>
        routes
            .MapGet(
                pattern,
                async (
                    HttpContext context,
                    ExportReader reader,
                    Texts texts,
                    PageFrame frame,
                    IOptionsSnapshot<PortalOptions> portal
                ) =>
                {
                    if (await find(context, reader) is not { } list)
                        return Results.NotFound();
                    frame.Protected = list.IsProtectedTopic;
                    if (list.IsPrivate)
                        context.NeverStore(noReferrer: list.IsProtectedTopic);
                    var offers = await reader.NewestAsync(list, Entries, context.RequestAborted);
                    return Results.Bytes(
                        Write(
                            list,
                            offers,
                            texts,
                            HsdsAddresses.Origin(context.Request),
                            context.Request,
                            portal.Value
                        ),
                        "application/atom+xml; charset=utf-8"
                    );
                }
            )
            .AllowAnonymous()
            .WithMetadata(new PublicPageAttribute())
            .ExcludeFromDescription();

    private static async Task<ExportedList?> TermAsync(
        HttpContext context,
        ExportReader reader,
        string taxonomy,
        Facet facet
    )
    {
        var catalogue = await context
            .RequestServices.GetRequiredService<CatalogueSource>()
            .GetAsync(context.RequestAborted);
        return TermBySlug.Find(catalogue, taxonomy, Slug(context)) is { } term
            ? await reader.ListAsync(new OfferQuery().With(facet, [term.Code]), context.RequestAborted)
            : null;
    }

    private static async Task<ExportedList?> PlaceAsync(HttpContext context, ExportReader reader)
    {
        var snapshot = await context.RequestServices.GetRequiredService<OfferIndex>().GetAsync(context.RequestAborted);
        var slug = Slug(context);
        return snapshot.Areas.Municipalities.FirstOrDefault(m => Contract.Slug.From(m.Name) == slug) is { } place
            ? await reader.ListAsync(new OfferQuery { Place = place.Key }, context.RequestAborted)
            : null;
    }

    private static string Slug(HttpContext context) => context.GetRouteValue("slug") as string ?? "";

    private static byte[] Write(
        ExportedList list,
        IReadOnlyList<ExportedOffer> offers,
        Texts texts,
        string origin,
        HttpRequest request,
        PortalOptions portal
    )
    {
        using var bytes = new MemoryStream();
        using (
            var xml = XmlWriter.Create(
                bytes,
                new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = true }
            )
        )
        {
            var page = origin + texts.Link(OfferLinks.Search(list.Query with { Page = 1 }));
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, texts.Language.Tag);
            xml.WriteElementString("id", Atom, page);
            xml.WriteElementString("title", Atom, $"{texts.Plain("export.feed.title")} – {portal.Name}");
            xml.WriteElementString(
                "updated",
                Atom,
                Instant(offers.Select(o => o.Service.LastModified).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max())
            );
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, portal.Publisher.Name);
            xml.WriteEndElement();
            if (portal.License.Length > 0)
                xml.WriteElementString("rights", Atom, portal.License);
            Link(xml, "self", "application/atom+xml", $"{origin}{request.PathBase}{request.Path}{request.QueryString}");
            Link(xml, "alternate", "text/html", page);
            foreach (var offer in offers)
                Entry(xml, offer, texts);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Entry(XmlWriter xml, ExportedOffer offer, Texts texts)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, $"urn:uuid:{offer.Id}");
        xml.WriteElementString("title", Atom, Clean(offer.Name));
        xml.WriteElementString("updated", Atom, Instant(offer.Service.LastModified));
        Link(xml, "alternate", "text/html", offer.Page);
        foreach (var topic in offer.Terms(TaxonomySlugs.Categories))
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", topic.Code);
            xml.WriteAttributeString("label", topic.PlainLabel);
            xml.WriteEndElement();
        }
        string?[] lines = [offer.Summary, offer.Provider, offer.Hours, .. offer.Places.Select(p => p.Line)];
        xml.WriteStartElement("summary", Atom);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(Clean(string.Join('\n', lines.Where(l => !string.IsNullOrEmpty(l)))));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'));
}
