using System.Text.Json;
using Kreisblick.Web.Features.Offers.Api;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Export;

/// <summary>A list of offers as data (HSDS-DE): the records that the interface gives for the same ids, fully nested.</summary>
internal static class ResultHsds
{
    /// <summary>One page of HSDS that holds all hits.</summary>
    public static Task PageAsync(ResultFile file) =>
        WithAsync(
            file,
            async (session, ids) =>
            {
                var output = file.Context.Response.BodyWriter;
                await using var writer = new Utf8JsonWriter(output, HsdsAnswer.Options);
                writer.WriteStartObject();
                HsdsCollection.WriteHead(writer, ids.Count, pages: 1, number: 1, ids.Count);
                writer.WriteStartArray("contents");
                foreach (var batch in ids.Chunk(HsdsCollection.BatchSize))
                {
                    var write = await session.FullServicesAsync(batch, file.Cancellation);
                    foreach (var id in batch)
                        write(writer, id);
                    await writer.FlushAsync(file.Cancellation);
                    await output.FlushAsync(file.Cancellation);
                }
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    public static Task LinesAsync(ResultFile file) =>
        WithAsync(
            file,
            (session, ids) =>
                HsdsCollection.LinesAsync(
                    file.Context.Response.BodyWriter,
                    ids,
                    session.FullServicesAsync,
                    file.Cancellation
                )
        );

    public static Task PackageAsync(ResultFile file) =>
        WithAsync(
            file,
            async (session, ids) =>
            {
                await using var package = await HsdsExport.PackageAsync(session, ids, file.Cancellation);
                await package.CopyToAsync(file.Context.Response.Body, file.Cancellation);
            }
        );

    private static async Task WithAsync(ResultFile file, Func<HsdsSession, IReadOnlyList<Guid>, Task> write)
    {
        var session = file.Context.RequestServices.GetRequiredService<HsdsSession>();
        await using (await session.OpenAsync(includesEnded: false, file.Cancellation))
        {
            // The search index may be older than this view of the data.
            var there = (
                await session.Visible.Services(session.Db).Select(s => s.Id).ToListAsync(file.Cancellation)
            ).ToHashSet();
            await write(session, [.. file.List.Hits.Select(h => h.Id).Where(there.Contains)]);
        }
    }
}
