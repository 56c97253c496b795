using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Platform.Web.Limits;

namespace Kreisblick.Web.Platform.Web.Forms;

/// <summary>
/// Counts submissions per form and network prefix (/24, /56): 5 in 10 minutes, 20 a day. Prefixes are kept as keyed
/// hashes in memory only; the key changes daily, so nothing can be looked up later.
/// </summary>
internal sealed class FormRates(TimeProvider time)
{
    private const int PerSpan = 5;
    private const int PerDay = 20;
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock sync = new();
    private ConcurrentDictionary<string, List<DateTimeOffset>> counts = new(StringComparer.Ordinal);
    private byte[] key = RandomNumberGenerator.GetBytes(32);
    private DateOnly keyDay;

    /// <summary>Null: counted and allowed. Otherwise how long to wait.</summary>
    public TimeSpan? Take(string form, HttpContext context)
    {
        var now = time.GetUtcNow();
        lock (sync)
        {
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            if (today != keyDay)
            {
                key = RandomNumberGenerator.GetBytes(32);
                counts = new(StringComparer.Ordinal);
                keyDay = today;
            }
            var times = counts.GetOrAdd(Key(form, NetworkPrefix.Of(context)), _ => []);
            times.RemoveAll(t => now - t >= Day);
            var recent = times.Where(t => now - t < Span).ToList();
            if (recent.Count >= PerSpan)
                return Span - (now - recent[0]);
            if (times.Count >= PerDay)
                return Day - (now - times[0]);
            times.Add(now);
            return null;
        }
    }

    private string Key(string form, string prefix) =>
        form + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(prefix)));
}
