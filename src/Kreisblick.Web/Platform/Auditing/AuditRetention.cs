using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Retention;

namespace Kreisblick.Web.Platform.Auditing;

internal static class AuditRetention
{
    /// <summary>The rows stay, and the chain over them; who it was goes.</summary>
    public static RetentionRule Rule { get; } =
        new(
            "audit-names",
            "Personen im Protokoll der Änderungen",
            static _ => $"{AuditPseudonyms.Years} Jahre nach der Änderung; die Einträge bleiben ohne Person",
            static (services, now, cancellation) =>
                AuditPseudonyms.TakeNamesAsync(
                    services.GetRequiredService<KreisblickDb>(),
                    now.AddYears(-AuditPseudonyms.Years),
                    new ChangeContext("retention", "Frist für Personen im Protokoll abgelaufen", now, "job"),
                    cancellation
                )
        );
}
