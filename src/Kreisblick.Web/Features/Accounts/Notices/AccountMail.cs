using System.Globalization;
using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Accounts.Notices;

/// <summary>
/// The mails about accounts: links that do one thing, and notices of what happened (security.md 5). Stored with the
/// change that they tell of. The example accounts, which everybody uses, get none.
/// </summary>
internal sealed class AccountMail(MailOutbox outbox)
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public void Invitation(ChangeContext change, Account account, string invitedBy, string roles, AccountLink link) =>
        Send(
            change,
            account,
            "konto-einladung",
            ("einladende", invitedBy),
            ("rollen", roles),
            ("token", link.Secret),
            ("bis", Instant(link.ExpiresAt))
        );

    public void PasswordReset(ChangeContext change, Account account, AccountLink link) =>
        Send(change, account, "konto-passwort-vergessen", ("token", link.Secret), ("bis", Instant(link.ExpiresAt)));

    public void PasswordChanged(ChangeContext change, Account account) =>
        Send(change, account, "konto-passwort-geaendert", ("zeit", Instant(change.When)));

    public void NewDevice(ChangeContext change, Account account, string device) =>
        Send(change, account, "konto-neues-geraet", ("geraet", device), ("zeit", Instant(change.When)));

    /// <param name="left">How many codes are left.</param>
    public void RecoveryCodeUsed(ChangeContext change, Account account, int left) =>
        Send(change, account, "konto-code-benutzt", ("zeit", Instant(change.When)), ("rest", left.ToString(German)));

    public void RolesChanged(ChangeContext change, Account account, string role, bool given) =>
        Send(
            change,
            account,
            given ? "konto-rolle-bekommen" : "konto-rolle-genommen",
            ("rolle", role),
            ("zeit", Instant(change.When))
        );

    public void Locked(ChangeContext change, Account account) =>
        Send(change, account, "konto-gesperrt", ("zeit", Instant(change.When)), ("grund", change.Why));

    public void Unlocked(ChangeContext change, Account account) =>
        Send(change, account, "konto-entsperrt", ("zeit", Instant(change.When)), ("grund", change.Why));

    /// <summary>A link for a new app, after an administrator has ended the lost one.</summary>
    public void NewFactor(ChangeContext change, Account account, AccountLink link) =>
        Send(
            change,
            account,
            "konto-neuer-faktor",
            ("token", link.Secret),
            ("bis", Instant(link.ExpiresAt)),
            ("grund", change.Why)
        );

    public void FactorChanged(ChangeContext change, Account account) =>
        Send(change, account, "konto-faktor-geaendert", ("zeit", Instant(change.When)));

    /// <param name="administrator">Who may confirm it.</param>
    /// <param name="account">Whose roles are to change.</param>
    public void RoleProposed(ChangeContext change, Account administrator, Account account, string role, bool give) =>
        Send(
            change,
            administrator,
            "konto-rolle-vorgeschlagen",
            ("person", account.Name),
            ("was", give ? $"die Rolle „{role}“ bekommen" : $"die Rolle „{role}“ verlieren"),
            ("grund", change.Why)
        );

    /// <param name="ownWish">The person asked for it, nobody else.</param>
    public void ErasureAsked(ChangeContext change, Account account, bool ownWish) =>
        Send(
            change,
            account,
            "konto-loeschung-beantragt",
            ("wer", ownWish ? "Sie haben beantragt" : "die Systemverwaltung hat beantragt"),
            ("grund", ownWish ? "Auf der Seite unten können Sie den Antrag zurücknehmen." : "Grund: " + change.Why)
        );

    /// <summary>To somebody who may decide. Says nothing of who is to be erased.</summary>
    public void ErasureToDecide(ChangeContext change, Account decider, DateTimeOffset until) =>
        Send(change, decider, "konto-loeschung-pruefen", ("bis", Moments.Day(until)));

    public void ErasureRefused(ChangeContext change, Account account) =>
        Send(change, account, "konto-loeschung-abgelehnt", ("grund", change.Why));

    /// <summary>Nobody uses the account; on that day it will be erased.</summary>
    public void Unused(ChangeContext change, Account account, DateTimeOffset since, DateTimeOffset end) =>
        Send(change, account, "konto-unbenutzt", ("seit", Moments.Day(since)), ("tag", Moments.Day(end)));

    private void Send(
        ChangeContext change,
        Account account,
        string text,
        params ReadOnlySpan<(string Name, string Value)> values
    )
    {
        if (account.Email is { } email)
            Send(change, account, email, text, values);
    }

    private void Send(
        ChangeContext change,
        Account account,
        EmailAddress to,
        string text,
        ReadOnlySpan<(string Name, string Value)> values
    )
    {
        if (account.IsExample)
            return;
        var filled = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = account.Name };
        foreach (var (name, value) in values)
            filled[name] = value;
        outbox.Enqueue(change, to, text, filled);
    }

    private static string Instant(DateTimeOffset at) =>
        BerlinTime.ToLocal(at).ToString("d. MMMM yyyy, HH:mm 'Uhr'", German);
}
