using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Platform.Outbound;

namespace Kreisblick.Web.Features.Offers.Feeds;

/// <summary>
/// Reads a foreign directory: a whole API (its pages, and single offers where the list is short), or one file. Nothing
/// that the data name is fetched, except offers of the same API by their id.
/// </summary>
/// <remarks>For one run: what is left of the limits goes down.</remarks>
internal sealed class FeedClient(OutboundClient outbound, OutboundAgent agent, OutboundLimits limits)
{
    public const int MostObjects = 50_000;
    private const int MostRequests = 5_000;
    private const int PageSize = 100;

    /// <summary>Between two requests: a foreign server has others to serve.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private static readonly string[] Types =
    [
        "application/json",
        "application/ndjson",
        "application/x-ndjson",
        "application/jsonl",
        "application/octet-stream",
        "text/json",
        "text/plain",
    ];

    /// <summary>An offer that a list only names has none of these.</summary>
    private static readonly string[] Parts =
    [
        "service_at_locations",
        "phones",
        "schedules",
        "attributes",
        "languages",
        "service_areas",
    ];

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long bytes = HsdsFile.MaxBytes;
    private int requests = MostRequests;

    /// <param name="address">Base of an API, a page of it, or a file.</param>
    /// <param name="since">Only what has changed since then, where the directory can tell.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The objects in their order.</returns>
    /// <exception cref="UnreadableFeedException">It does not answer, or not with HSDS, or with too much.</exception>
    public async Task<IReadOnlyList<JsonObject>> ReadAsync(
        Uri address,
        DateTimeOffset? since,
        CancellationToken cancellation
    )
    {
        var first = FeedText.Parse(await AskAsync(address, cancellation), address);
        if (first is not JsonObject o || o.ContainsKey("name"))
            return Objects(first);
        return o["contents"] is JsonArray
            ? await PagesAsync(o, address, null, cancellation)
            : await ApiAsync(address, since, cancellation);
    }

    private async Task<IReadOnlyList<JsonObject>> ApiAsync(
        Uri root,
        DateTimeOffset? since,
        CancellationToken cancellation
    )
    {
        var services = new Uri(new Uri(root.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"), "services");
        var query = $"?full=true&per_page={PageSize}";
        if (since is { } from)
            query += "&modified_after=" + Uri.EscapeDataString(Rfc3339(from));
        var list = new Uri(services, query);
        if (
            FeedText.Parse(await AskAsync(list, cancellation), list) is JsonObject first
            && first["contents"] is JsonArray
        )
            return await PagesAsync(first, list, services, cancellation);
        throw new UnreadableFeedException(
            $"Unter {services} steht keine Liste von Angeboten („contents“). Ist das die Adresse einer HSDS-Schnittstelle?"
        );
    }

    /// <param name="page">The first one.</param>
    /// <param name="address">Its address.</param>
    /// <param name="details">Where single offers stand; null: the page is all there is to an offer.</param>
    private async Task<IReadOnlyList<JsonObject>> PagesAsync(
        JsonObject page,
        Uri address,
        Uri? details,
        CancellationToken cancellation
    )
    {
        var found = new List<JsonObject>();
        for (var number = 1; ; number++)
        {
            var items = Objects(page["contents"]);
            if (details is not null && !items.Any(IsWhole))
                items = await DetailsAsync(items, details, cancellation);
            found.AddRange(items);
            if (found.Count > MostObjects)
                throw TooMany();
            if (items.Count == 0 || IsLast(page, number))
                return found;
            var next = WithPage(address, number + 1);
            page =
                FeedText.Parse(await AskAsync(next, cancellation), next) as JsonObject
                ?? throw new UnreadableFeedException($"{next} ist keine Seite einer Liste.");
        }
    }

    private async Task<IReadOnlyList<JsonObject>> DetailsAsync(
        IReadOnlyList<JsonObject> items,
        Uri services,
        CancellationToken cancellation
    )
    {
        var whole = new List<JsonObject>();
        foreach (var item in items)
        {
            if (item["id"] is not JsonValue id)
            {
                whole.Add(item);
                continue;
            }
            var address = new Uri($"{services}/{Uri.EscapeDataString(id.ToString())}");
            whole.Add(
                FeedText.Parse(await AskAsync(address, cancellation), address) as JsonObject
                    ?? throw new UnreadableFeedException($"{address} ist kein einzelnes Angebot.")
            );
        }
        return whole;
    }

    private async Task<byte[]> AskAsync(Uri address, CancellationToken cancellation)
    {
        for (var again = false; ; again = true)
        {
            if (requests-- == 0 || watch.Elapsed > Longest)
                throw TooMany();
            using var body = new MemoryStream();
            var outcome = await outbound.SendAsync(
                new OutboundRequest(address, "feed", agent.Header)
                {
                    Body = body,
                    MaxBytes = bytes,
                    Types = Types,
                    Limits = limits,
                },
                cancellation
            );
            await Task.Delay(Pause, cancellation);
            switch (outcome)
            {
                case OutboundOutcome.Answered { Status: HttpStatusCode.OK }:
                    bytes -= body.Length;
                    return body.ToArray();
                case OutboundOutcome.Answered
                {
                    Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable,
                    RetryAfter: { } wait,
                } when !again && wait <= LongestWait:
                    await Task.Delay(wait > TimeSpan.Zero ? wait : Pause, cancellation);
                    continue;
                case OutboundOutcome.Answered { Status: var status }:
                    throw new UnreadableFeedException($"{address}: {OutboundWords.German(status)}");
                case OutboundOutcome.Refused { Reason: OutboundRefusal.TooLarge }:
                    throw TooMany();
                case OutboundOutcome.Refused { Reason: OutboundRefusal.ContentType }:
                    throw new UnreadableFeedException($"{address} ist kein JSON, sondern zum Beispiel eine Webseite.");
                case OutboundOutcome.Refused refused:
                    throw new UnreadableFeedException($"{refused.At}: {OutboundWords.German(refused.Reason)}");
                case OutboundOutcome.Failed failed:
                    throw new UnreadableFeedException($"{failed.At}: {OutboundWords.German(failed.Reason)}");
            }
        }
    }

    private static IReadOnlyList<JsonObject> Objects(JsonNode? node)
    {
        var found = node is JsonArray list ? [.. list] : new List<JsonNode?> { node };
        if (found.Count > MostObjects)
            throw TooMany();
        if (found.Exists(f => f is not JsonObject))
            throw new UnreadableFeedException("In der Liste steht etwas anderes als Angebote.");
        return [.. found.OfType<JsonObject>()];
    }

    private static bool IsWhole(JsonObject item) => Array.Exists(Parts, item.ContainsKey);

    /// <summary>As HSDS says it; a list that says nothing has one page.</summary>
    private static bool IsLast(JsonObject page, int number) =>
        page["last_page"] is JsonValue last && last.TryGetValue<bool>(out var isLast) ? isLast
        : page["total_pages"] is JsonValue pages && pages.TryGetValue<int>(out var total) ? number >= total
        : true;

    private static Uri WithPage(Uri address, int number)
    {
        var kept = address
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !p.StartsWith("page=", StringComparison.Ordinal));
        return new UriBuilder(address)
        {
            Query = string.Join('&', [.. kept, string.Create(CultureInfo.InvariantCulture, $"page={number}")]),
        }.Uri;
    }

    private static string Rfc3339(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static UnreadableFeedException TooMany() =>
        new(
            $"Das Verzeichnis liefert mehr, als das Portal auf einmal nimmt (100 MB, {MostObjects:N0} Einträge, 30 Minuten)."
        );
}
