using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Web.Caching;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Layout;

namespace Kreisblick.Web.Features.Offers.Export;

/// <summary>One offer for the address book and for the calendar: the address of its page with <c>.vcf</c> or <c>.ics</c>.</summary>
internal static class OfferFiles
{
    /// <summary>As far ahead as the page tells departures from the usual hours.</summary>
    public const int CalendarDays = Show.OfferModel.DaysAhead;

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "vcf", "text/vcard; charset=utf-8", OfferVCard.Write);
        Map(routes, "ics", "text/calendar; charset=utf-8", Calendar);
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string extension,
        string type,
        Func<ExportedOffer, Texts, string?> write
    ) =>
        routes
            .MapGet(
                "/hilfe/{slug}-{id:length(7)}." + extension,
                async (
                    HttpContext context,
                    string slug,
                    string id,
                    ExportReader reader,
                    Texts texts,
                    PageFrame frame
                ) =>
                {
                    if (
                        !PublicId.TryParse(id, out var publicId, out _)
                        || await reader.FindAsync(publicId, context.RequestAborted) is not { } offer
                    )
                        return Results.NotFound();
                    frame.Protected = offer.IsProtectedTopic;
                    var right = OfferLinks.OfferSlug(offer.Service, offer.Snapshot.Catalogue);
                    if (slug != right)
                        return Results.Redirect(
                            texts.Link(OfferLinks.OfferFile(offer.Service, offer.Snapshot.Catalogue, extension)),
                            permanent: true
                        );
                    if (write(offer, texts) is not { } text)
                        return Results.NotFound();
                    context.Response.Headers.ContentDisposition = $"attachment; filename=\"{right}-{id}.{extension}\"";
                    context.Response.Headers["X-Robots-Tag"] = "noindex";
                    return Results.Text(text, type);
                }
            )
            .AllowAnonymous()
            .WithMetadata(new PublicPageAttribute())
            .ExcludeFromDescription();

    /// <summary>Null where the next weeks hold no known opening: an empty calendar would look like "always closed".</summary>
    private static string? Calendar(ExportedOffer offer, Texts texts)
    {
        var events = OfferCalendar.Events(offer, CalendarDays);
        return events.Length == 0 ? null : OfferCalendar.Begin(offer.Name) + events + OfferCalendar.Close();
    }
}
