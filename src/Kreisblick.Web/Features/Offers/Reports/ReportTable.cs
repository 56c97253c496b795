using Kreisblick.Documents.Tables;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Messages;

namespace Kreisblick.Web.Features.Offers.Reports;

/// <summary>
/// <c>/verwaltung/meldungen.csv</c>: the queue with the filters of the page. The address for an answer is in no file: it
/// serves the answer alone and goes with the case.
/// </summary>
internal static class ReportTable
{
    private static readonly string[] Headings =
    [
        "Kennung",
        "Art",
        "Stand",
        "Eingegangen am",
        "Seite",
        "Text",
        "Antwort gewünscht",
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                ReportLinks.File,
                (HttpContext context, ReportReader reader, TimeProvider time, string? art, string? stand) =>
                    ListFile.SendAsync(
                        context,
                        "meldungen",
                        Headings,
                        reader.AllAsync(new ReportQuery(art, stand, 1)),
                        Row,
                        time
                    )
            )
            .RequireRight(Rights.ReviewOffers)
            .ExcludeFromDescription();

    private static IEnumerable<SheetCell> Row(Message message) =>
        [
            SheetCell.Of(message.Reference),
            SheetCell.Of(ReportLinks.German(message.Kind)),
            SheetCell.Of(ReportLinks.German(message.State)),
            SheetCell.Of(BerlinTime.DateOf(message.Received)),
            SheetCell.Of(message.Page),
            SheetCell.Of(message.Text),
            SheetCell.Of(message.ReplyAddress is null ? "nein" : "ja"),
        ];
}
