using System.Text.Json;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Auditing;

/// <summary>One change as a person reads it.</summary>
/// <param name="Number">Place in the audit chain.</param>
/// <param name="When">Instant of the change.</param>
/// <param name="Who">Name, program or pseudonym.</param>
/// <param name="Why">The reason that was given.</param>
/// <param name="Action">What was done: "veröffentlicht".</param>
/// <param name="Differences">Old → new per field.</param>
/// <param name="Facts">What else was noted: name and value.</param>
internal sealed record HistoryEntry(
    long Number,
    DateTimeOffset When,
    string Who,
    string Why,
    string Action,
    IReadOnlyList<HistoryDifference> Differences,
    IReadOnlyList<(string Name, string Value)> Facts
);

internal sealed record HistoryDifference(string Field, string? Old, string? New);

/// <summary>A page of an object's history, newest first.</summary>
internal sealed record History(IReadOnlyList<HistoryEntry> Entries, int Total, int Page, int Pages);

/// <summary>For the partial <c>History</c>.</summary>
/// <param name="History">What is shown.</param>
/// <param name="PageLink">Address of another page of it, by number.</param>
/// <param name="RestoreLink">Address where the state after that entry can be taken back; null: it cannot.</param>
internal sealed record HistoryView(
    History History,
    Func<int, string> PageLink,
    Func<HistoryEntry, string?>? RestoreLink = null
);

/// <summary>Reads what happened to one object: who, when, why, and what changed.</summary>
internal sealed class AuditHistory(
    KreisblickDb db,
    IServiceProvider services,
    IEnumerable<AuditWords> words,
    IEnumerable<AuditNames> names
)
{
    public const int PageSize = 25;

    /// <param name="objectKind">As given to <c>db.Audit</c>.</param>
    /// <param name="objectId">As given to <c>db.Audit</c>.</param>
    /// <param name="page">From 1; a number beyond the end shows the last page.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<History> ReadAsync(string objectKind, string objectId, int page, CancellationToken cancellation)
    {
        var all = db.Set<AuditEvent>().AsNoTracking().Where(e => e.ObjectKind == objectKind && e.ObjectId == objectId);
        var total = await all.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var rows = await all.OrderByDescending(e => e.Number)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellation);
        var people = await NamesAsync(rows, cancellation);
        var mine = words.Where(w => w.ObjectKind == objectKind).ToList();
        return new History([.. rows.Select(r => Entry(r, mine, people))], total, page, pages);
    }

    private async Task<Dictionary<string, string>> NamesAsync(List<AuditEvent> rows, CancellationToken cancellation)
    {
        var ids = rows.Where(r => r.KeyYear != 0 && r.Who is not null)
            .Select(r => r.Who!)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (ids.Count > 0)
            foreach (var source in names)
            foreach (var (id, name) in await source.NamesAsync(services, ids, cancellation))
                found[id] = name;
        return found;
    }

    private static HistoryEntry Entry(AuditEvent row, List<AuditWords> words, Dictionary<string, string> people)
    {
        var differences = new List<HistoryDifference>();
        var facts = new List<(string, string)>();
        if (row.Changes is { } json)
            Read(json, Field, differences, facts);
        return new HistoryEntry(
            row.Number,
            row.When,
            Who(row, people),
            row.Why,
            words.Select(w => w.Actions.GetValueOrDefault(row.Action)).FirstOrDefault(a => a is not null) ?? row.Action,
            differences,
            facts
        );

        string Field(string name) =>
            words.Select(w => w.Fields.GetValueOrDefault(name)).FirstOrDefault(f => f is not null) ?? name;
    }

    private static string Who(AuditEvent row, Dictionary<string, string> people) =>
        row.Who is null
            ? $"Person {AuditPseudonyms.Pseudonym(row.WhoDigest)} (Name nach Ablauf der Frist entfernt)"
            : ChangeContext.Programs.GetValueOrDefault(row.Who)
                ?? people.GetValueOrDefault(row.Who)
                ?? $"Konto {row.Who}";

    private static void Read(
        string json,
        Func<string, string> word,
        List<HistoryDifference> differences,
        List<(string, string)> facts
    )
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind is not JsonValueKind.Object)
        {
            facts.Add(("", Text(document.RootElement) ?? ""));
            return;
        }
        foreach (var property in document.RootElement.EnumerateObject())
            if (property.NameEquals("fields") && property.Value.ValueKind is JsonValueKind.Object)
                differences.AddRange(
                    property
                        .Value.EnumerateObject()
                        .Where(f => f.Value.ValueKind is JsonValueKind.Array && f.Value.GetArrayLength() == 2)
                        .Select(f => new HistoryDifference(word(f.Name), Text(f.Value[0]), Text(f.Value[1])))
                );
            else
                facts.Add((word(property.Name), Text(property.Value) ?? ""));
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True => "ja",
            JsonValueKind.False => "nein",
            _ => value.GetRawText(),
        };
}
