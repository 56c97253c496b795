using System.Globalization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Platform.Auditing;

/// <summary>
/// Keeps the end of the audit chain outside of the database, once a day: as an event of the log, and as a line
/// "day number hash" in <c>audit-heads.txt</c> of the data folder. Whoever cuts off the tail of the chain would have to
/// change these too.
/// </summary>
internal sealed class AuditHeadFile(IConfiguration configuration, TimeProvider time, ILogger<AuditHeadFile> log)
{
    public const string FileName = "audit-heads.txt";
    private const int HashLength = 64;

    public string FullName => Path.Combine(configuration.DataDirectory(), FileName);

    public async Task KeepAsync(KreisblickDb db, CancellationToken cancellation)
    {
        if (await AuditChain.HeadAsync(db, cancellation) is not { Number: > 0 } head)
            return;
        log.LogInformation("Audit head {Number} {Hash}", head.Number, head.Hash);
        Directory.CreateDirectory(configuration.DataDirectory());
        await File.AppendAllTextAsync(
            FullName,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{BerlinTime.DateOf(time.GetUtcNow()):yyyy-MM-dd} {head.Number} {head.Hash}\n"
            ),
            cancellation
        );
    }

    /// <returns>What was kept, and the number of the first line that cannot be read.</returns>
    public async Task<(IReadOnlyList<KeptHead> Heads, int? BadLine)> ReadAsync(CancellationToken cancellation)
    {
        if (!File.Exists(FullName))
            return ([], null);
        var heads = new List<KeptHead>();
        foreach (var line in await File.ReadAllLinesAsync(FullName, cancellation))
        {
            if (Parse(line) is not { } head)
                return (heads, heads.Count + 1);
            heads.Add(head);
        }
        return (heads, null);
    }

    private static KeptHead? Parse(string line) =>
        line.Split(' ') is [var day, var number, { Length: HashLength } hash]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new KeptHead(date, n, hash)
            : null;
}
