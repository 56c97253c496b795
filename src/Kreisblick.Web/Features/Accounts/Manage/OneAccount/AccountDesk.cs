using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Notices;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Manage.OneAccount;

/// <summary>
/// What an administrator does with somebody else's account besides its roles. Each act has a reason, ends the person's
/// sessions and is told by mail. A returned error says why it was not done; null: done.
/// </summary>
internal sealed class AccountDesk(
    KreisblickDb db,
    RoleChanges roles,
    SessionStore sessions,
    AccountTokens tokens,
    AccountMail mail
)
{
    /// <summary>Field of the reason in the form of an act.</summary>
    public static string ReasonField(string act) => "grund-" + act;

    public Task<Account?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id && a.State != AccountState.Erased, cancellation);

    public async Task<FieldError?> LockAsync(Account account, ChangeContext change, CancellationToken cancellation)
    {
        const string Act = "sperren";
        if (IsOwn(account, change))
            return Refused(Act, "people.own");
        if (account.State is not AccountState.Active)
            return Refused(Act, "people.state");
        if (await roles.IsLastAdministratorAsync(account.Id, cancellation))
            return Refused(Act, "roles.last");
        if (await db.Set<GrantedRole>().AnyAsync(r => r.AccountId == account.Id && r.Role == Role.Admin, cancellation))
            await roles.HoldAdministratorsAsync(cancellation);
        account.Disable();
        mail.Locked(change, account);
        return await DoneAsync(Act, "locked", account, change, cancellation);
    }

    public async Task<FieldError?> UnlockAsync(Account account, ChangeContext change, CancellationToken cancellation)
    {
        const string Act = "entsperren";
        if (account.State is not AccountState.Disabled)
            return Refused(Act, "people.state");
        account.Enable();
        mail.Unlocked(change, account);
        return await DoneAsync(Act, "unlocked", account, change, cancellation);
    }

    public Task<FieldError?> EndSessionsAsync(Account account, ChangeContext change, CancellationToken cancellation) =>
        DoneAsync("abmelden", action: null, account, change, cancellation);

    /// <summary>
    /// The phone is lost and the codes on paper too: every factor besides the password ends at once, and the person
    /// gets a link that sets up a new app, together with the password.
    /// </summary>
    public async Task<FieldError?> RenewFactorAsync(
        Account account,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        const string Act = "faktor";
        if (IsOwn(account, change))
            return Refused(Act, "people.ownFactor");
        if (account.State is not AccountState.Active)
            return Refused(Act, "people.state");
        if (account.IsExample)
            return Refused(Act, "people.example");
        account.SetTotp(null);
        db.RemoveRange(await db.Set<Passkey>().Where(p => p.AccountId == account.Id).ToListAsync(cancellation));
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ToListAsync(cancellation));
        var link = await tokens.IssueAsync(
            TokenPurpose.NewFactor,
            account.Id,
            change,
            cancellation,
            by: Guid.Parse(change.Who)
        );
        mail.NewFactor(change, account, link);
        return await DoneAsync(Act, "factor-reset", account, change, cancellation);
    }

    private async Task<FieldError?> DoneAsync(
        string act,
        string? action,
        Account account,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (action is not null)
            db.Audit(change, "accounts", action, "account", account.Id.ToString());
        try
        {
            // Saves everything above with it.
            await sessions.EndAsync(account.Id, change, only: null, except: null, cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refused(act, "roles.meanwhile");
        }
    }

    private static bool IsOwn(Account account, ChangeContext change) => account.Id.ToString() == change.Who;

    private static FieldError Refused(string act, string textKey) => new(ReasonField(act), textKey);
}
