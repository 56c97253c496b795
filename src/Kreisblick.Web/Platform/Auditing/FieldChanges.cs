namespace Kreisblick.Web.Platform.Auditing;

/// <summary>
/// Old and new value of each field that changed, for <c>db.Audit</c>. Fields have the names of the code; their German
/// words come from <see cref="AuditWords"/> when the history is read.
/// </summary>
/// <param name="Fields">Field → [old, new]; null: there was or is no value.</param>
internal sealed record FieldChanges(IReadOnlyDictionary<string, string?[]> Fields)
{
    /// <summary>The fields whose text is not the same in both; one that is in neither or empty in both is left out.</summary>
    public static FieldChanges Between(
        IReadOnlyDictionary<string, string?> before,
        IReadOnlyDictionary<string, string?> after
    ) =>
        new(
            before
                .Keys.Union(after.Keys, StringComparer.Ordinal)
                .Select(field => (Field: field, Old: Text(before, field), New: Text(after, field)))
                .Where(c => c.Old != c.New)
                .OrderBy(c => c.Field, StringComparer.Ordinal)
                .ToDictionary(c => c.Field, c => new[] { c.Old, c.New }, StringComparer.Ordinal)
        );

    private static string? Text(IReadOnlyDictionary<string, string?> values, string field) =>
        values.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;
}
