using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.NewPassword;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Secrets;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Invitation;

/// <summary>
/// From the link in the mail to an account: password, second factor, recovery codes. Until the last step the account
/// is invited and no more: it has no rights and nobody can sign in with it. An interrupted way goes on where it ended.
/// </summary>
internal sealed class InvitationHandler(
    KreisblickDb db,
    AccountTokens tokens,
    Passwords passwords,
    LocalWords words,
    AuthenticatorCodes codes,
    RecoveryCodes recovery,
    SignInHandler signIn,
    Scopes scopes,
    KeyedHashes hashes,
    TimeProvider time
)
{
    public async Task<OpenInvitation?> OpenAsync(string token, CancellationToken cancellation)
    {
        if (await tokens.FindAsync(TokenPurpose.Invitation, token, cancellation) is not { AccountId: { } id } found)
            return null;
        var account = await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.Id == id && a.State == AccountState.Invited, cancellation);
        if (account is null)
            return null;
        // A passkey is password and second factor in one.
        var ready =
            account is { PasswordHash: not null, TotpSecret: not null }
            || await db.Set<Passkey>().AnyAsync(p => p.AccountId == id, cancellation);
        var step =
            ready ? InvitationStep.Codes
            : account.PasswordHash is null || found.PendingFactor is null ? InvitationStep.Password
            : InvitationStep.Factor;
        return new OpenInvitation(found, account, step);
    }

    public async Task<InvitationFacts?> FactsAsync(string token, CancellationToken cancellation)
    {
        if (await OpenAsync(token, cancellation) is not { Account: { Email: { } email } account } open)
            return null;
        var grants = await db.Set<GrantedRole>()
            .Where(r => r.AccountId == account.Id)
            .OrderBy(r => r.GrantedAt)
            .Select(r => new RoleGrant(r.Role, r.Scope))
            .ToListAsync(cancellation);
        var roles = new List<string>();
        foreach (var grant in grants)
            roles.Add(await scopes.WordsAsync(grant, cancellation));
        var groups = await (
            from m in db.Set<GroupMembership>()
            where m.AccountId == account.Id && m.Until == null
            join g in db.Set<Group>() on m.GroupId equals g.Id
            orderby g.Name
            select g.Name
        ).ToListAsync(cancellation);
        var by = open.Token.CreatedBy is { } inviter
            ? await db.Set<Account>().Where(a => a.Id == inviter).Select(a => a.Name).FirstOrDefaultAsync(cancellation)
            : null;
        return new InvitationFacts(account.Name, email.Value, by, roles, groups, open.Token.ExpiresAt);
    }

    public async Task<InvitationOutcome> SetPasswordAsync(
        string token,
        string? password,
        CancellationToken cancellation
    )
    {
        if (await OpenAsync(token, cancellation) is not { } open)
            return new InvitationOutcome.Over();
        var account = open.Account;
        var local = await words.ForAsync(account.Name, account.Email, cancellation);
        if (PasswordJudge.Judge("passwort", password, local) is { } error)
            return new InvitationOutcome.Refused(error);
        account.SetPassword(passwords.Hash(password!));
        if (open.Token.PendingFactor is null)
            open.Token.Prepare(codes.Protect(AuthenticatorCodes.NewSecret()));
        db.Audit(Change(account), "accounts", "password-set", "account", account.Id.ToString());
        return await SaveAsync(cancellation);
    }

    /// <summary>The secret that the app is to take; null where the step before is still to be made.</summary>
    public string? PendingSecret(OpenInvitation open) =>
        open is { Step: InvitationStep.Factor, Token.PendingFactor: { } pending } ? codes.Reveal(pending) : null;

    public async Task<InvitationOutcome> ConfirmFactorAsync(string token, string? code, CancellationToken cancellation)
    {
        if (await OpenAsync(token, cancellation) is not { } open)
            return new InvitationOutcome.Over();
        if (open.Step is InvitationStep.Codes)
            return new InvitationOutcome.Done();
        if (PendingSecret(open) is not { } secret)
            return new InvitationOutcome.TooEarly();
        if (!codes.Fits(secret, code ?? "", out var step))
            return new InvitationOutcome.Refused(new FieldError("code", "factor.refused"));
        var account = open.Account;
        account.SetTotp(open.Token.PendingFactor);
        account.UseTotpStep(step);
        db.Audit(Change(account), "accounts", "factor-set", "account", account.Id.ToString());
        return await SaveAsync(cancellation);
    }

    /// <summary>Ten codes; those made before count no more.</summary>
    public async Task<InvitationOutcome> MakeCodesAsync(string token, CancellationToken cancellation)
    {
        if (await OpenAsync(token, cancellation) is not { } open)
            return new InvitationOutcome.Over();
        if (open.Step is not InvitationStep.Codes)
            return new InvitationOutcome.TooEarly();
        var made = await recovery.RenewAsync(open.Account, Change(open.Account), cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return new InvitationOutcome.NewCodes(made);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new InvitationOutcome.TooEarly();
        }
    }

    /// <summary>The codes are put away: the account is open, and its owner signed in.</summary>
    public async Task<InvitationOutcome> FinishAsync(HttpContext context, string token, CancellationToken cancellation)
    {
        if (await OpenAsync(token, cancellation) is not { } open)
            return new InvitationOutcome.Over();
        var account = open.Account;
        if (
            open.Step is not InvitationStep.Codes
            || !await db.Set<RecoveryCode>().AnyAsync(c => c.AccountId == account.Id, cancellation)
        )
            return new InvitationOutcome.TooEarly();
        account.Activate();
        open.Token.Use(time.GetUtcNow());
        db.Audit(Change(account), "accounts", "activated", "account", account.Id.ToString());
        var origin = await SignInOrigin.OfAsync(hashes, context, account.EmailKey, cancellation);
        try
        {
            return new InvitationOutcome.SignedIn(await signIn.StartAsync(context, account, origin, cancellation));
        }
        catch (DbUpdateConcurrencyException)
        {
            return new InvitationOutcome.Over();
        }
    }

    // The same form sent twice at once: one of them was stored, and what comes next shows which.
    private async Task<InvitationOutcome> SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
        }
        return new InvitationOutcome.Done();
    }

    private ChangeContext Change(Account account) =>
        new(account.Id.ToString(), "Einladung angenommen", time.GetUtcNow(), "web");
}
