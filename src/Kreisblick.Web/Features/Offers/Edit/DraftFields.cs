using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>The fields of a form over a draft: what was typed where the form came back, and the findings at them.</summary>
internal class DraftFields(
    IFormCollection? typed,
    IReadOnlyList<DocumentFinding> findings,
    int extraRows,
    DateTimeOffset now
)
{
    /// <summary>What was typed, where the form came back; else what the draft says.</summary>
    public string? Value(string path, string? inDraft) =>
        typed is not null && typed.TryGetValue(path, out var value) ? value.ToString() : inDraft;

    /// <summary>Whether a box was ticked; null where the form was not sent.</summary>
    public bool? Ticked(string path, string value) =>
        typed is null ? null : typed[path].Contains(value, StringComparer.Ordinal);

    /// <summary>The sentence at a field, or at a row for what is wrong inside it.</summary>
    public string? ErrorAt(string path) =>
        findings
            .FirstOrDefault(f =>
                f.Level != FindingLevel.Hint
                && (f.Path == path || f.Path.StartsWith(path + "/", StringComparison.Ordinal))
            )
            ?.Message;

    /// <summary>The rows of a list and empty ones to fill in.</summary>
    public IReadOnlyList<T> Rows<T>(IReadOnlyList<T> rows, Func<Guid, T> blank, int blanks = 1)
        where T : DocumentPart =>
        [.. rows, .. Enumerable.Range(0, blanks + extraRows).Select(_ => blank(Guid.CreateVersion7(now)))];
}
