using System.Globalization;
using System.Text;
using Kreisblick.Documents.Tables;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Web.Caching;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>Sends a list of the staff as a table for spreadsheets, line by line; no cache keeps it.</summary>
internal static class ListFile
{
    /// <param name="context">The request.</param>
    /// <param name="name">Beginning of the file's name; the day follows.</param>
    /// <param name="headings">One for each cell.</param>
    /// <param name="lines">In their order.</param>
    /// <param name="row">The cells of a line.</param>
    /// <param name="time">Tells the day.</param>
    public static async Task SendAsync<T>(
        HttpContext context,
        string name,
        IEnumerable<string> headings,
        IAsyncEnumerable<T> lines,
        Func<T, IEnumerable<SheetCell>> row,
        TimeProvider time
    )
    {
        var response = context.Response;
        context.NeverStore(noReferrer: true);
        response.ContentType = "text/csv; charset=utf-8";
        var day = BerlinTime.Today(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}-{day}.csv\"";
        await using var output = new StreamWriter(response.Body, new UTF8Encoding(false), leaveOpen: true);
        await output.WriteAsync(SheetCsv.Preamble);
        await output.WriteAsync(SheetCsv.Row(headings.Select(SheetCell.Of)));
        await foreach (var line in lines.WithCancellation(context.RequestAborted))
            await output.WriteAsync(SheetCsv.Row(row(line)));
    }
}
