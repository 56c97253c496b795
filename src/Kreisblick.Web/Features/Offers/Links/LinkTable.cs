using Kreisblick.Documents.Tables;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Links;

/// <summary><c>/verwaltung/links.csv</c>: the list with the filters of the page, a line for each place it stands.</summary>
internal static class LinkTable
{
    private static readonly string[] Headings = ["Adresse", "Stand", "Neue Adresse", "Steht bei", "Geprüft am"];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                LinkPages.ListFile,
                async (HttpContext context, LinkList links, TimeProvider time, string? q, string? stand) =>
                {
                    var lines = await links.AllAsync(new LinkQuery(q, stand, 1), context.RequestAborted);
                    await ListFile.SendAsync(
                        context,
                        "links",
                        Headings,
                        lines.SelectMany(l => l.Uses.Select(u => (l.Link, Use: u))).ToAsyncEnumerable(),
                        l =>
                            [
                                SheetCell.Of(l.Link.Address.Value),
                                SheetCell.Of(LinkWords.Of(l.Link, time.GetUtcNow())),
                                SheetCell.Of(l.Link.Target?.Value),
                                SheetCell.Of(l.Use.Title),
                                SheetCell.Of(l.Link.CheckedAt is { } at ? BerlinTime.DateOf(at) : null),
                            ],
                        time
                    );
                }
            )
            .RequireRight(Rights.EditOffers)
            .ExcludeFromDescription();
}
