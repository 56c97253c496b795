using System.Globalization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Auditing;

/// <summary>
/// Walks the audit chain from its first row and names the first one that is not as it was written. It reads beside
/// running writers: rows that come meanwhile are checked too.
/// </summary>
internal sealed class AuditVerification(KreisblickDb db)
{
    private const int PageSize = 1000;
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <param name="kept">Ends of the chain that were kept outside: without them a cut-off tail whose head was
    /// moved back too cannot be seen.</param>
    /// <param name="cancellation">Stops the walk.</param>
    public async Task<AuditFinding> RunAsync(IReadOnlyCollection<KeptHead> kept, CancellationToken cancellation)
    {
        if (await AuditChain.HeadAsync(db, cancellation) is not { } head)
            return new AuditFinding.Broken(0, "Das Änderungsprotokoll ist verändert: Sein gespeichertes Ende fehlt.");
        var keptByNumber = kept.ToLookup(k => k.Number);
        var (number, hash) = (0L, AuditHead.Beginning);
        var (from, size) = (long.MinValue, PageSize);
        while (true)
        {
            List<AuditEvent> rows;
            try
            {
                rows = await db.Set<AuditEvent>()
                    .AsNoTracking()
                    .Where(e => e.Number > from)
                    .OrderBy(e => e.Number)
                    .Take(size)
                    .ToListAsync(cancellation);
            }
            catch (Exception e)
                when (e is FormatException or InvalidCastException or OverflowException or ArgumentException)
            {
                if (size > 1)
                {
                    // One by one from here, to name the one.
                    size = 1;
                    continue;
                }
                return new AuditFinding.Broken(
                    number + 1,
                    $"Das Änderungsprotokoll ist verändert: Nach Eintrag Nr. {number} ist einer nicht lesbar."
                );
            }
            if (rows.Count == 0)
                break;
            // Read after the rows: what belongs to them is there.
            var persons = await PersonsAsync(cancellation);
            foreach (var row in rows)
            {
                if (Fault(row, number + 1, hash, persons) is { } fault)
                    return fault;
                (number, hash) = (row.Number, row.Hash);
                if (keptByNumber[number].FirstOrDefault(k => k.Hash != row.Hash) is { } other)
                    return Bad(number, $"ist nicht der, der am {Day(other)} festgehalten wurde");
                if (number == head.Number && hash != head.Hash)
                    return Bad(number, "ist der letzte, passt aber nicht zum gespeicherten Ende der Kette");
            }
            from = number;
        }
        return await EndAsync(number, head.Number, kept, cancellation) is { } broken
            ? broken
            : new AuditFinding.Intact(number, hash);
    }

    private sealed record Persons(Dictionary<int, AuditKey> Keys, DateTimeOffset? TakenUntil);

    private async Task<Persons> PersonsAsync(CancellationToken cancellation)
    {
        var keys = await db.Set<AuditKey>().AsNoTracking().ToDictionaryAsync(k => k.Year, cancellation);
        keys[0] = AuditKey.OfPrograms;
        return new Persons(keys, await AuditPseudonyms.TakenUntilAsync(db, cancellation));
    }

    private async Task<AuditFinding.Broken?> EndAsync(
        long last,
        long headBefore,
        IReadOnlyCollection<KeptHead> kept,
        CancellationToken cancellation
    )
    {
        if (Tail(last, headBefore, kept) is { } cut)
            return cut;
        // Writers may have moved it meanwhile, never less far than their rows.
        var headNow = (await AuditChain.HeadAsync(db, cancellation))?.Number ?? 0;
        if (headNow < last)
            return Bad(headNow + 1, "steht hinter dem gespeicherten Ende der Kette");
        var rows = await db.Set<AuditEvent>().LongCountAsync(e => e.Number <= last, cancellation);
        return rows == last
            ? null
            : new AuditFinding.Broken(last, "Das Änderungsprotokoll ist verändert: Eine Nummer kommt zweimal vor.");
    }

    private static AuditFinding.Broken? Fault(AuditEvent row, long expected, string hashBefore, Persons persons)
    {
        if (row.Number < 1)
            return Bad(row.Number, "gehört nicht zur Kette");
        if (row.Number != expected)
            return Bad(expected, "fehlt");
        if (row.Hash != AuditContent.Hash(hashBefore, row))
            return Bad(expected, "stimmt nicht mit seinem Prüfwert überein");
        if (row.Who is null)
            return row.When < persons.TakenUntil
                ? null
                : Bad(expected, "nennt nicht mehr, wer gehandelt hat, obwohl die Frist noch läuft");
        return persons.Keys.TryGetValue(row.KeyYear, out var key) && key.DigestOf(row.Who) == row.WhoDigest
            ? null
            : Bad(expected, "nennt nicht mehr, wer damals gehandelt hat");
    }

    private static AuditFinding.Broken? Tail(long last, long headNumber, IReadOnlyCollection<KeptHead> kept)
    {
        if (last < headNumber)
            return Bad(last + 1, $"und alle danach fehlen; gespeichert ist ein Ende bei Nr. {headNumber}");
        var beyond = kept.Where(k => k.Number > last).MaxBy(k => k.Number);
        return beyond is null
            ? null
            : Bad(last + 1, $"und alle danach fehlen; am {Day(beyond)} gab es schon Nr. {beyond.Number}");
    }

    private static string Day(KeptHead head) => head.Day.ToString("d. MMMM yyyy", German);

    private static AuditFinding.Broken Bad(long row, string what) =>
        new(row, $"Das Änderungsprotokoll ist verändert: Eintrag Nr. {row} {what}.");
}
