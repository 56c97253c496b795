using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Writes some of the records of a list as JSON, in the order of <paramref name="ids"/>.</summary>
internal delegate Task<Action<Utf8JsonWriter, Guid>> HsdsItems(IReadOnlyList<Guid> ids, CancellationToken cancellation);

/// <summary>Answers a list: as pages (contract hsds.md §5) or as a stream of lines.</summary>
internal sealed class HsdsCollection(HttpContext context, HsdsSession session, HsdsParameters asked)
{
    /// <summary>Records that are read at once while streaming.</summary>
    public const int BatchSize = 100;

    /// <param name="matches">Ids of all matches in any order.</param>
    /// <param name="ranking">Ids by relevance where words were searched.</param>
    /// <param name="items">Writes records.</param>
    public async Task WriteAsync(IQueryable<Guid> matches, IReadOnlyList<Guid>? ranking, HsdsItems items)
    {
        var cancellation = context.RequestAborted;
        if (asked.IsNdjson || ranking is not null)
        {
            var all = await matches.OrderBy(id => id).ToListAsync(cancellation);
            await WriteAsync(ranking is null ? all : Ranked(all, ranking), items);
            return;
        }
        var total = await matches.CountAsync(cancellation);
        var offset = asked.IsMinimal ? 0 : Offset(total);
        var page =
            asked.IsMinimal ? await matches.OrderBy(id => id).ToListAsync(cancellation)
            : offset is null ? []
            : await matches.OrderBy(id => id).Skip(offset.Value).Take(asked.PerPage).ToListAsync(cancellation);
        await PageAsync(total, page, items);
    }

    /// <param name="all">Ids of all matches in the order of the answer.</param>
    /// <param name="items">Writes records.</param>
    public async Task WriteAsync(IReadOnlyList<Guid> all, HsdsItems items)
    {
        if (asked.IsNdjson)
            await StreamAsync(all, items);
        else if (asked.IsMinimal)
            await PageAsync(all.Count, all, items);
        else
            await PageAsync(
                all.Count,
                Offset(all.Count) is { } offset ? [.. all.Skip(offset).Take(asked.PerPage)] : [],
                items
            );
    }

    private async Task PageAsync(int total, IReadOnlyList<Guid> page, HsdsItems items)
    {
        var number = asked.IsMinimal ? 1 : asked.Page;
        var pages = asked.IsMinimal ? 1 : Math.Max(1, (total + asked.PerPage - 1) / asked.PerPage);
        var write = await items(page, context.RequestAborted);
        // A link would carry the words of a POST into logs again.
        if (!asked.IsMinimal && !HttpMethods.IsPost(context.Request.Method))
            context.Response.Headers.Link = Links(number, pages);
        await HsdsAnswer.JsonAsync(
            context,
            session.LastModified,
            writer =>
            {
                writer.WriteStartObject();
                WriteHead(writer, total, pages, number, page.Count);
                writer.WriteStartArray("contents");
                foreach (var id in page)
                    write(writer, id);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );
    }

    /// <summary>All matches of one moment, line by line; memory holds one batch.</summary>
    private async Task StreamAsync(IReadOnlyList<Guid> all, HsdsItems items)
    {
        // The bytes are not known before they are sent; they follow from the state of the data, the day and the question.
        if (HsdsAnswer.IsKnown(context, session.TagOf(context.Request), session.LastModified))
            return;
        context.Response.ContentType = HsdsAnswer.Ndjson;
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        await LinesAsync(context.Response.BodyWriter, all, items, context.RequestAborted);
    }

    /// <summary>One record a line, LF after each (contract hsds.md §5).</summary>
    public static async Task LinesAsync(
        PipeWriter output,
        IReadOnlyList<Guid> all,
        HsdsItems items,
        CancellationToken cancellation
    )
    {
        var lineEnd = "\n"u8.ToArray();
        await using var writer = new Utf8JsonWriter(output, HsdsAnswer.Options);
        foreach (var batch in all.Chunk(BatchSize))
        {
            var write = await items(batch, cancellation);
            foreach (var id in batch)
            {
                write(writer, id);
                writer.Flush();
                output.Write(lineEnd);
                writer.Reset();
            }
            await output.FlushAsync(cancellation);
        }
    }

    /// <summary>What a page says of itself, before its records.</summary>
    public static void WriteHead(Utf8JsonWriter writer, int total, int pages, int number, int size)
    {
        writer.WriteNumber("total_items", total);
        writer.WriteNumber("total_pages", pages);
        writer.WriteNumber("page_number", number);
        writer.WriteNumber("size", size);
        writer.WriteBoolean("first_page", number == 1);
        writer.WriteBoolean("last_page", number >= pages);
        writer.WriteBoolean("empty", size == 0);
    }

    private int? Offset(int total)
    {
        var offset = (asked.Page - 1L) * asked.PerPage;
        return offset < total ? (int)offset : null;
    }

    private static List<Guid> Ranked(List<Guid> matches, IReadOnlyList<Guid> ranking)
    {
        var matching = matches.ToHashSet();
        return [.. ranking.Where(matching.Contains)];
    }

    private string Links(int number, int pages)
    {
        var links = new List<string> { Link(1, "first"), Link(pages, "last") };
        if (number > 1)
            links.Add(Link(Math.Min(number - 1, pages), "prev"));
        if (number < pages)
            links.Add(Link(number + 1, "next"));
        return string.Join(", ", links);
    }

    private string Link(int page, string relation)
    {
        var request = context.Request;
        var kept = request
            .Query.Where(p => !p.Key.Equals(HsdsParameterNames.Page, StringComparison.OrdinalIgnoreCase))
            .SelectMany(p => p.Value, (p, value) => $"{Escape(p.Key)}={Escape(value ?? "")}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"page={page}"));
        return $"<{HsdsAddresses.Origin(request)}{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}?{string.Join('&', kept)}>; rel=\"{relation}\"";
    }

    private static string Escape(string text) => UrlEncoder.Default.Encode(text);
}
