using System.IO.Compression;
using System.Net.Mime;
using System.Text;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Profile;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>
/// The tabular form as one file: a CSV per table with keys instead of nesting (contract hsds.md §12). Cells are
/// written as they are: the guard against formulas belongs to exports for spreadsheets.
/// </summary>
internal static class HsdsExport
{
    private const int BatchSize = 200;

    /// <summary>Entries carry one date, so that the same data make the same bytes.</summary>
    private static readonly DateTimeOffset EntryDate = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<IResult?> WriteAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        var session = context.RequestServices.GetRequiredService<HsdsSession>();
        await using (await session.OpenAsync(includesEnded: false, cancellation))
        {
            if (HsdsAnswer.IsKnown(context, session.TagOf(context.Request), session.LastModified))
                return null;
            context.Response.ContentType = MediaTypeNames.Application.Zip;
            context.Response.Headers.ContentDisposition = "attachment; filename=\"datapackage.zip\"";
            if (HttpMethods.IsHead(context.Request.Method))
                return null;
            var ids = await session
                .Visible.Services(session.Db)
                .OrderBy(s => s.Id)
                .Select(s => s.Id)
                .ToListAsync(cancellation);
            await using var file = await PackageAsync(session, ids, cancellation);
            context.Response.ContentLength = file.Length;
            // It is made; from here on only the reader's line counts, and the lowest data rate guards that.
            context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
            await file.CopyToAsync(context.Response.Body, cancellation);
        }
        return null;
    }

    /// <summary>The package of some offers, ready to be read.</summary>
    public static async Task<MemoryStream> PackageAsync(
        HsdsSession session,
        IReadOnlyList<Guid> ids,
        CancellationToken cancellation
    )
    {
        var tables = new HsdsTables();
        foreach (var batch in ids.Chunk(BatchSize))
            tables.Add(await session.Loader().ServicesAsync(batch, isFull: true, cancellation));
        tables.Add(
            session.Loader().NewGraph(),
            session.Terms.Taxonomies.OrderBy(t => t.Id),
            await session.Terms.ServedAsync(session.Db, session.Visible, cancellation)
        );
        var file = new MemoryStream();
        await WriteAsync(file, tables);
        file.Position = 0;
        return file;
    }

    private static async Task WriteAsync(Stream file, HsdsTables tables)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        await AddAsync(archive, "datapackage.json", HsdsDataPackage.Describe().ToJsonString());
        foreach (var type in HsdsModel.Objects)
            await AddAsync(archive, type.Table + ".csv", tables.Text(type));
    }

    private static async Task AddAsync(ZipArchive archive, string name, string text)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = EntryDate;
        await using var stream = entry.Open();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
    }
}
