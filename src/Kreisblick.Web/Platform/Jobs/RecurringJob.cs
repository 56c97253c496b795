using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kreisblick.Web.Platform.Jobs;

/// <summary>Work that comes back; registered by the module with <c>AddSingleton(new RecurringJob(…))</c>.</summary>
/// <param name="Kind">Kind of a registered <see cref="JobHandler"/>; its payload is empty.</param>
/// <param name="Every">Length of a period, at most <see cref="Longest"/>; periods are counted from the Unix epoch, so
/// all nodes agree where one begins.</param>
/// <param name="Spread">The job is due at a random moment of this first part of the period, so that many
/// installations do not ask the same host in the same minute.</param>
internal sealed record RecurringJob(string Kind, TimeSpan Every, TimeSpan Spread = default)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(28);

    public DateTimeOffset PeriodStart(DateTimeOffset now) => new(now.UtcTicks - (now.UtcTicks % Every.Ticks), default);

    /// <summary>The same for all nodes: the primary key of the job table lets only one of them add it.</summary>
    public Guid IdOf(DateTimeOffset periodStart)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Kind} {periodStart.UtcTicks}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        // RFC 9562, version 8: contents are ours to define.
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
