using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Platform.Auditing;

internal static class AuditTrail
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>
    /// Notes a change; it is stored by the transaction of the change itself, so that neither is there without the
    /// other.
    /// </summary>
    /// <param name="action">Verb in English, as code: "published", "imported", "seeded".</param>
    /// <param name="changes">
    /// <see cref="FieldChanges"/>, or anything that serialises to a JSON object; never secrets or private addresses of
    /// persons: what stands here stays.
    /// </param>
    public static void Audit(
        this KreisblickDb db,
        ChangeContext change,
        string module,
        string action,
        string objectKind,
        string objectId,
        object? changes = null
    ) =>
        db.Add(
            new AuditEvent(
                change,
                module,
                action,
                objectKind,
                objectId,
                changes is null ? null : JsonSerializer.Serialize(changes, Readable)
            )
        );
}
