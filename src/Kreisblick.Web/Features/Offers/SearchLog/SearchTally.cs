using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary>
/// Counts searches in memory and hands them on once a minute, so that no page waits for a write and no row says at
/// which moment somebody searched. A search counts once for each visitor and day; who that was is known as a keyed
/// fingerprint until midnight, in memory only.
/// </summary>
internal sealed class SearchTally(TimeProvider time)
{
    /// <summary>So many hits are few.</summary>
    public const int Few = 2;

    private const int MostVisits = 100_000;
    private const int MostShapes = 20_000;

    private readonly Lock sync = new();
    private readonly SearchWords words = new();
    private Dictionary<SearchShape, int> counts = [];
    private readonly HashSet<Int128> visits = [];
    private byte[] key = RandomNumberGenerator.GetBytes(32);
    private DateOnly keyDay;

    /// <param name="request">Tells whether a person searched through a page, and who has counted today.</param>
    /// <param name="results">What was found.</param>
    /// <param name="language">Of the page.</param>
    public void Note(HttpRequest request, OfferResults results, string language)
    {
        var query = results.Query;
        if (query.Page > 1 || query.View != OfferView.List || !IsFromPage(request))
            return;
        var day = BerlinTime.Today(time);
        var shape = Shape(results, language, day);
        if (shape.Words.Length == 0 && shape.Codes.Length == 0)
            return;
        lock (sync)
            if (IsFirst(request, query, day) && (counts.ContainsKey(shape) || counts.Count < MostShapes))
                counts[shape] = counts.GetValueOrDefault(shape) + 1;
    }

    /// <summary>Adds what was counted since the last time to the tables.</summary>
    public async Task FlushAsync(KreisblickDb db, CancellationToken cancellation)
    {
        Dictionary<SearchShape, int> taken;
        lock (sync)
            (taken, counts) = (counts, []);
        if (taken.Count == 0)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var (shape, count) in taken)
        {
            var id = LoggedSearch.IdOf(shape);
            var known = await db.Set<LoggedSearch>()
                .Where(s => s.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Count, s => s.Count + count), cancellation);
            if (known == 0)
                db.Add(new LoggedSearch(shape, count));
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private SearchShape Shape(OfferResults results, string language, DateOnly day)
    {
        var query = results.Query;
        var codes = results.RecognisedTopics.Select(t => t.Code).Concat(query.Chosen(Facet.Category));
        // Where somebody seeks shelter is nobody's business, not even as a number.
        var municipality = results.IsProtectedTopic
            ? null
            : results.UsedPlace?.Areas.FirstOrDefault(a => a.Kind == AreaKind.Municipality);
        return new SearchShape(
            day,
            Joined(words.Allowed(query.Text, results.Snapshot.Index, day), ' '),
            Joined(codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), ','),
            Joined(query.Chosen(Facet.TargetGroup), ','),
            municipality?.Key ?? "",
            language,
            ClassOf(results)
        );
    }

    private static HitClass ClassOf(OfferResults results) =>
        results.Total == 0 ? HitClass.None
        : results.Hits.Count > 0 && results.Hits.All(h => IsStale(h.Service, results.Snapshot)) ? HitClass.Stale
        : results.Total <= Few ? HitClass.Few
        : HitClass.Many;

    private static bool IsStale(Service service, OfferSnapshot snapshot) =>
        service.Status == ServiceStatus.TemporarilyClosed
        || OfferFormats.FreshnessOf(service, snapshot) == Freshness.Red;

    /// <summary>As many whole parts as fit.</summary>
    private static string Joined(IEnumerable<string> parts, char separator)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (text.Length + 1 + part.Length > LoggedSearch.MostText)
                break;
            if (text.Length > 0)
                text.Append(separator);
            text.Append(part);
        }
        return text.ToString();
    }

    /// <summary>
    /// Browsers say that a person pressed something on a page of ours; programs that walk addresses do not. What says
    /// nothing is not counted: better too few than robots among them.
    /// </summary>
    private static bool IsFromPage(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] == "same-origin"
        && request.Headers["Sec-Fetch-Mode"] == "navigate"
        && request.Headers["Sec-Fetch-User"] == "?1"
        && !IsCrawler(request.Headers.UserAgent.ToString());

    private static bool IsCrawler(string agent) =>
        agent.Length == 0
        || new[] { "bot", "crawl", "spider", "headless", "slurp" }.Any(w =>
            agent.Contains(w, StringComparison.OrdinalIgnoreCase)
        );

    private bool IsFirst(HttpRequest request, OfferQuery query, DateOnly day)
    {
        if (day != keyDay)
        {
            (key, keyDay) = (RandomNumberGenerator.GetBytes(32), day);
            visits.Clear();
        }
        if (visits.Count >= MostVisits)
            return false;
        Span<byte> print = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(
            key,
            Encoding.UTF8.GetBytes(
                $"{request.HttpContext.Connection.RemoteIpAddress}|{request.Headers.UserAgent}|{query.ToQueryString()}"
            ),
            print
        );
        return visits.Add(System.Buffers.Binary.BinaryPrimitives.ReadInt128LittleEndian(print));
    }
}
