using System.Text;
using Kreisblick.Documents.Tables;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Caching;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>Files that belong to an import: the empty template, and what is wrong in a file that was read.</summary>
internal static class ImportTables
{
    private static readonly string[] ProblemHeadings = ["Stelle", "Angebot", "Spalte", "Wert", "Art", "Was zu tun ist"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                ImportLinks.TemplateText,
                static async (HttpContext context) =>
                {
                    await using var output = Begin(context, "text/csv; charset=utf-8", "vorlage-angebote.csv");
                    await output.WriteAsync(SheetCsv.Row(TemplateColumn.All.Select(c => SheetCell.Of(c.Name))));
                    await output.WriteAsync(SheetCsv.Row(TemplateColumn.All.Select(c => SheetCell.Of(c.Example))));
                }
            )
            .RequireRight(Rights.ImportOffers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                ImportLinks.TemplateWorkbook,
                static async (HttpContext context) =>
                {
                    using var file = new MemoryStream();
                    using (
                        var sheet = new SheetWorkbook(
                            file,
                            "Angebote",
                            [.. TemplateColumn.All.Select(c => new SheetColumn(c.Name, Math.Max(c.Example.Length, 12)))]
                        )
                    )
                        sheet.Add(TemplateColumn.All.Select(c => SheetCell.Of(c.Example)));
                    context.NeverStore(noReferrer: true);
                    context.Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                    context.Response.Headers.ContentDisposition = "attachment; filename=\"vorlage-angebote.xlsx\"";
                    file.Position = 0;
                    await file.CopyToAsync(context.Response.Body, context.RequestAborted);
                }
            )
            .RequireRight(Rights.ImportOffers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                ImportLinks.ProblemsPattern,
                static async (HttpContext context, Guid id, ImportReader reader) =>
                {
                    await using var output = Begin(context, "text/csv; charset=utf-8", "fehler.csv");
                    await output.WriteAsync(SheetCsv.Row(ProblemHeadings.Select(SheetCell.Of)));
                    await foreach (var row in reader.ProblemsAsync(id).WithCancellation(context.RequestAborted))
                    foreach (var problem in row.Problems)
                        await output.WriteAsync(
                            SheetCsv.Row([
                                SheetCell.Of(row.Place),
                                SheetCell.Of(row.Title),
                                SheetCell.Of(problem.Field),
                                SheetCell.Of(problem.Value),
                                SheetCell.Of(problem.IsError ? "Fehler" : "Hinweis"),
                                SheetCell.Of(problem.Message),
                            ])
                        );
                }
            )
            .RequireRight(Rights.ImportOffers)
            .ExcludeFromDescription();
    }

    private static StreamWriter Begin(HttpContext context, string type, string name)
    {
        context.NeverStore(noReferrer: true);
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        var output = new StreamWriter(context.Response.Body, new UTF8Encoding(false), leaveOpen: true);
        output.Write(SheetCsv.Preamble);
        return output;
    }
}
