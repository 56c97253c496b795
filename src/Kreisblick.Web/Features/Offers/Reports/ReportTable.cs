using System.Globalization;
using System.Text;
using Kreisblick.Documents.Tables;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Web.Caching;

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
                async (HttpContext context, ReportReader reader, TimeProvider time, string? art, string? stand) =>
                {
                    var response = context.Response;
                    context.NeverStore(noReferrer: true);
                    response.ContentType = "text/csv; charset=utf-8";
                    var day = BerlinTime.Today(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                    response.Headers.ContentDisposition = $"attachment; filename=\"meldungen-{day}.csv\"";
                    await using var output = new StreamWriter(response.Body, new UTF8Encoding(false), leaveOpen: true);
                    await output.WriteAsync(SheetCsv.Preamble);
                    await output.WriteAsync(SheetCsv.Row(Headings.Select(SheetCell.Of)));
                    var all = reader.AllAsync(new ReportQuery(art, stand, 1));
                    await foreach (var message in all.WithCancellation(context.RequestAborted))
                        await output.WriteAsync(
                            SheetCsv.Row([
                                SheetCell.Of(message.Reference),
                                SheetCell.Of(ReportLinks.German(message.Kind)),
                                SheetCell.Of(ReportLinks.German(message.State)),
                                SheetCell.Of(BerlinTime.DateOf(message.Received)),
                                SheetCell.Of(message.Page),
                                SheetCell.Of(message.Text),
                                SheetCell.Of(message.ReplyAddress is null ? "nein" : "ja"),
                            ])
                        );
                }
            )
            .RequireRight(Rights.ReviewOffers)
            .ExcludeFromDescription();
}
