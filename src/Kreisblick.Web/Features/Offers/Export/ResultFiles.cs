using System.Globalization;
using System.Net.Mime;
using System.Text;
using Kreisblick.Documents.Tables;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Web.Caching;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Limits;
using Microsoft.AspNetCore.WebUtilities;

namespace Kreisblick.Web.Features.Offers.Export;

/// <summary>
/// A list of offers as files for people: <c>/hilfe.csv</c>, <c>.xlsx</c>, <c>.vcf</c>, <c>.ics</c> with the parameters
/// of the page. Sent while they are made.
/// </summary>
internal static class ResultFiles
{
    /// <summary>The calendar of a list reaches this far; of many offers sixty days would be a file that no calendar takes.</summary>
    public const int CalendarDays = 14;

    private const int FlushEvery = 50;
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "csv", "text/csv; charset=utf-8", CsvAsync);
        Map(routes, "xlsx", Workbook, WorkbookAsync);
        Map(routes, "vcf", "text/vcard; charset=utf-8", CardsAsync);
        Map(routes, "ics", "text/calendar; charset=utf-8", CalendarAsync);
        Map(routes, "json", "application/json; charset=utf-8", ResultHsds.PageAsync);
        Map(routes, "ndjson", "application/x-ndjson; charset=utf-8", ResultHsds.LinesAsync);
        Map(routes, "zip", MediaTypeNames.Application.Zip, ResultHsds.PackageAsync);
        ResultFeed.Map(routes);
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string extension,
        string type,
        Func<ResultFile, Task> write
    ) =>
        routes
            .MapGet(
                OfferLinks.Results + "." + extension,
                async (HttpContext context, ExportReader reader, Texts texts, TimeProvider time) =>
                {
                    var list = await reader.ListAsync(context.Request.Query, context.RequestAborted);
                    var response = context.Response;
                    // The bytes are not known before they are sent, and a list is quickly made again.
                    context.NeverStore(noReferrer: list.IsProtectedTopic);
                    response.ContentType = type;
                    var day = BerlinDay(time);
                    response.Headers.ContentDisposition = $"attachment; filename=\"hilfe-{day}.{extension}\"";
                    response.Headers["X-Robots-Tag"] = "noindex";
                    await write(new ResultFile(context, reader, texts, list));
                }
            )
            .AllowAnonymous()
            .WithRequestTimeout(RequestLimits.LongAnswer)
            .ExcludeFromDescription();

    private static string BerlinDay(TimeProvider time) =>
        Platform.Calendar.BerlinTime.Today(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task CsvAsync(ResultFile file)
    {
        await using var output = file.Text();
        await output.WriteAsync(SheetCsv.Preamble);
        await output.WriteAsync(SheetCsv.Row(OfferSheet.Columns(file.Texts).Select(c => SheetCell.Of(c.Heading))));
        await EachAsync(file, output, offer => SheetCsv.Row(OfferSheet.Row(offer, file.Texts)));
    }

    private static Task CardsAsync(ResultFile file) =>
        EachAsync(file, null, offer => OfferVCard.Write(offer, file.Texts));

    private static async Task CalendarAsync(ResultFile file)
    {
        await using var output = file.Text();
        await output.WriteAsync(OfferCalendar.Begin(file.Texts.Plain("export.sheet")));
        await EachAsync(file, output, offer => OfferCalendar.Events(offer, CalendarDays));
        await output.WriteAsync(OfferCalendar.Close());
    }

    private static async Task WorkbookAsync(ResultFile file)
    {
        // The format is written without waiting; what does not fit into memory goes to a temporary file.
        await using var buffer = new FileBufferingWriteStream();
        using (
            var workbook = new SheetWorkbook(buffer, file.Texts.Plain("export.sheet"), OfferSheet.Columns(file.Texts))
        )
        {
            await foreach (var offer in file.Offers())
                workbook.Add(OfferSheet.Row(offer, file.Texts));
        }
        await buffer.DrainBufferAsync(file.Context.Response.Body, file.Cancellation);
    }

    private static async Task EachAsync(ResultFile file, StreamWriter? open, Func<ExportedOffer, string> write)
    {
        var output = open ?? file.Text();
        var count = 0;
        await foreach (var offer in file.Offers())
        {
            await output.WriteAsync(write(offer));
            if (++count % FlushEvery == 0)
                await output.FlushAsync(file.Cancellation);
        }
        if (open is null)
            await output.DisposeAsync();
    }
}

/// <summary>What the writer of one file needs.</summary>
internal sealed record ResultFile(HttpContext Context, ExportReader Reader, Texts Texts, ExportedList List)
{
    public CancellationToken Cancellation => Context.RequestAborted;

    public IAsyncEnumerable<ExportedOffer> Offers() => Reader.OffersAsync(List, Cancellation);

    /// <summary>The answer as text in UTF-8 without mark.</summary>
    public StreamWriter Text() => new(Context.Response.Body, new UTF8Encoding(false), leaveOpen: true);
}
