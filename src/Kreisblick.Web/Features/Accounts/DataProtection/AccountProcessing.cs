using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Web.Portal;

namespace Kreisblick.Web.Features.Accounts.DataProtection;

/// <summary>What is kept about people who have an account, for the register of processing.</summary>
internal static class AccountProcessing
{
    public static ProcessingRecord Account { get; } =
        new(
            50,
            "Wenn Sie ein Konto haben",
            "Ihren Namen, Ihre E-Mail-Adresse, Ihre Rollen und Gruppen, womit Sie sich anmelden (Passwort und Codes nur als Prüfzahl), wann und mit welcher Art von Gerät Sie angemeldet sind. Bei einem Antrag auf Löschung: wer ihn gestellt und wer entschieden hat.",
            "Damit nur Berechtigte Angaben ändern und niemand anderes in Ihr Konto kommt.",
            "Artikel 6 Absatz 1 Buchstabe e DSGVO; für Träger und Ehrenamtliche der Vertrag oder die Berufung",
            "Das Konto, bis es gelöscht wird: auf Ihren Wunsch oder zwölf Monate nach der letzten Anmeldung. Anmeldungen 30 Tage nach ihrem Ende, Fehlversuche einen Tag, Links aus E-Mails 30 Tage, Prüfzahlen bekannter Geräte ein Jahr, Anträge auf Löschung drei Jahre.",
            "Die Systemverwaltung des Landkreises; über eine Löschung entscheidet auch, wer die Rolle Datenschutz hat"
        )
        {
            Columns =
            [
                PersonalColumns.Of<Model.Account>(
                    nameof(Model.Account.Email),
                    nameof(Model.Account.EmailKey),
                    nameof(Model.Account.Name),
                    nameof(Model.Account.PasswordHash),
                    nameof(Model.Account.TotpSecret),
                    nameof(Model.Account.LastSignInAt)
                ),
                PersonalColumns.Of<GrantedRole>(nameof(GrantedRole.AccountId), nameof(GrantedRole.Scope)),
                PersonalColumns.Of<GroupMembership>(nameof(GroupMembership.AccountId)),
                PersonalColumns.Of<Session>(
                    nameof(Session.AccountId),
                    nameof(Session.Device),
                    nameof(Session.KeyHash),
                    nameof(Session.SeenAt)
                ),
                PersonalColumns.Of<Passkey>(
                    nameof(Passkey.AccountId),
                    nameof(Passkey.Name),
                    nameof(Passkey.CredentialId),
                    nameof(Passkey.PublicKey),
                    nameof(Passkey.Transports),
                    nameof(Passkey.AttestationObject),
                    nameof(Passkey.ClientData)
                ),
                PersonalColumns.Of<RecoveryCode>(nameof(RecoveryCode.AccountId), nameof(RecoveryCode.Hash)),
                PersonalColumns.Of<ExternalLogin>(
                    nameof(ExternalLogin.AccountId),
                    nameof(ExternalLogin.Issuer),
                    nameof(ExternalLogin.Subject)
                ),
                PersonalColumns.Of<KnownDevice>(nameof(KnownDevice.AccountId), nameof(KnownDevice.Hash)),
                PersonalColumns.Of<SignInFailure>(nameof(SignInFailure.Budget)),
                PersonalColumns.Of<AccountToken>(
                    nameof(AccountToken.AccountId),
                    nameof(AccountToken.CreatedBy),
                    nameof(AccountToken.Hash),
                    nameof(AccountToken.Detail),
                    nameof(AccountToken.PendingFactor)
                ),
                PersonalColumns.Of<RoleProposal>(
                    nameof(RoleProposal.AccountId),
                    nameof(RoleProposal.ProposedBy),
                    nameof(RoleProposal.SettledBy),
                    nameof(RoleProposal.Scope),
                    nameof(RoleProposal.Why)
                ),
                PersonalColumns.Of<ErasureCase>(
                    nameof(ErasureCase.AccountId),
                    nameof(ErasureCase.AskedBy),
                    nameof(ErasureCase.DecidedBy),
                    nameof(ErasureCase.Why)
                ),
                // A job names the account that it works for by number.
                PersonalColumns.Of<Job>(nameof(Job.Payload)),
            ],
        };

    public static ProcessingRecord Trail { get; } =
        new(
            51,
            "Wenn Sie im Portal etwas ändern",
            "Die Nummer Ihres Kontos, was Sie wann geändert haben und der Grund, den Sie dafür angegeben haben. Ihren Namen holt das Portal erst beim Anzeigen dazu.",
            "Damit man später weiß, wer was warum geändert hat, und Fälschungen auffallen.",
            "Artikel 6 Absatz 1 Buchstaben c und e DSGVO",
            $"Nach {AuditPseudonyms.Years} Jahren fällt die Nummer weg. Dass etwas geändert wurde, bleibt.",
            "Die Systemverwaltung, Datenschutz und Prüfung; bei einem Angebot auch, wer daran arbeitet"
        )
        {
            Columns =
            [
                PersonalColumns.Of<AuditEvent>(
                    nameof(AuditEvent.Who),
                    nameof(AuditEvent.WhoDigest),
                    nameof(AuditEvent.Why),
                    nameof(AuditEvent.ObjectId),
                    nameof(AuditEvent.Changes)
                ),
            ],
        };
}
