using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Platform.Auditing;

namespace Kreisblick.Web.Features.Accounts.Manage.OneAccount;

/// <summary>German words for what the audit trail says about accounts, and the names of the people in it.</summary>
internal static class AccountHistory
{
    public static AuditWords Words { get; } =
        new(
            "account",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["activated"] = "Einladung angenommen",
                ["data-taken"] = "Eigene Daten heruntergeladen",
                ["erased"] = "Gelöscht",
                ["erasure-asked"] = "Löschung beantragt",
                ["erasure-refused"] = "Antrag auf Löschung abgelehnt",
                ["erasure-taken-back"] = "Antrag auf Löschung zurückgenommen",
                ["external-login-connected"] = "Mit dem Anmeldedienst des Landkreises verbunden",
                ["external-login-removed"] = "Verbindung mit dem Anmeldedienst getrennt",
                ["external-login-used"] = "Über den Anmeldedienst angemeldet",
                ["factor-reset"] = "Zweite Faktoren ungültig gemacht, Link für eine neue App gesendet",
                ["factor-set"] = "App eingerichtet",
                ["invited"] = "Eingeladen",
                ["invited-again"] = "Noch einmal eingeladen",
                ["locked"] = "Gesperrt",
                ["passkey-added"] = "Passkey angelegt",
                ["passkey-removed"] = "Passkey entfernt",
                ["passkey-used"] = "Mit Passkey angemeldet",
                ["password-link-sent"] = "Link für ein neues Passwort gesendet",
                ["password-rehashed"] = "Passwort sicherer gespeichert",
                ["password-set"] = "Passwort festgelegt",
                ["proven"] = "Noch einmal ausgewiesen",
                ["recovery-code-used"] = "Mit Ersatzcode angemeldet",
                ["recovery-codes-renewed"] = "Neue Ersatzcodes",
                ["role-confirmed"] = "Rollenvorschlag bestätigt",
                ["role-given"] = "Rolle gegeben",
                ["role-proposed"] = "Rolle vorgeschlagen",
                ["role-rejected"] = "Rollenvorschlag abgelehnt",
                ["role-taken"] = "Rolle genommen",
                ["seeded"] = "Als Beispiel angelegt",
                ["sessions-ended"] = "Anmeldungen beendet",
                ["signed-in"] = "Angemeldet",
                ["signed-out"] = "Abgemeldet",
                ["unlocked"] = "Entsperrt",
                ["unused-warned"] = "Gewarnt: lange nicht angemeldet",
            },
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["give"] = "Geben",
                ["role"] = "Rolle",
                ["scope"] = "Gilt für",
                ["sessions"] = "Anzahl",
            }
        );

    public static AuditNames Names { get; } =
        new(
            static async (services, ids, cancellation) =>
                await services.GetRequiredService<AccountDirectory>().PeopleAsync(ids, cancellation)
        );
}
