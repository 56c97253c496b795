using Kreisblick.Documents.Tables;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>
/// <c>/verwaltung/angebote.csv</c>: the list with filters and order of the page; of a provider the own offers, as there.
/// </summary>
internal static class ListTable
{
    private static readonly string[] Headings =
    [
        "Angebot",
        "Träger",
        "Stand",
        "Ampel",
        "Bestätigen bis",
        "Freie Plätze bis",
        "Kennung",
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                EditLinks.ListFile,
                async (
                    HttpContext context,
                    OfferList list,
                    TimeProvider time,
                    string? q,
                    string? ampel,
                    string? stand,
                    string? traeger,
                    string? sort
                ) =>
                {
                    Guid? provider = Guid.TryParse(traeger, out var id) ? id : null;
                    var lines = await list.AllAsync(
                        new ListQuery(q, ampel, stand, provider, 1) { Sort = sort },
                        context.RequestAborted
                    );
                    await ListFile.SendAsync(context, "angebote", Headings, lines.ToAsyncEnumerable(), Row, time);
                }
            )
            .RequireRight(Rights.EditOffers)
            .ExcludeFromDescription();

    private static IEnumerable<SheetCell> Row(ListLine line) =>
        [
            SheetCell.Of(line.Name),
            SheetCell.Of(line.Provider),
            SheetCell.Of(line.StateWords),
            SheetCell.Of(
                line.Light switch
                {
                    Freshness.Green => "grün",
                    Freshness.Yellow => "gelb",
                    Freshness.Red => "rot",
                    _ => null,
                }
            ),
            SheetCell.Of(line.DueOn),
            SheetCell.Of(line.Capacity?.DueOn),
            SheetCell.Of((line.Offer ?? line.Draft)?.ToString()),
        ];
}
