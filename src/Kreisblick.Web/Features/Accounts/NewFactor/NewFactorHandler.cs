using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Notices;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Secrets;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.NewFactor;

internal abstract record NewFactorOutcome
{
    public sealed record Proven : NewFactorOutcome;

    /// <param name="Codes">Fresh recovery codes, in groups of four.</param>
    public sealed record Done(IReadOnlyList<string> Codes) : NewFactorOutcome;

    public sealed record Refused(FieldError Error) : NewFactorOutcome;

    public sealed record TooMany(TimeSpan Wait) : NewFactorOutcome;

    /// <summary>The link does not hold (any more).</summary>
    public sealed record Over : NewFactorOutcome;
}

/// <summary>The account of a link that holds.</summary>
internal sealed record OpenFactor(AccountToken Token, Account Account);

/// <summary>
/// A new app after the old one was lost: the link that an administrator had sent, and the password. Neither is enough
/// alone, so a read mail lets nobody in.
/// </summary>
internal sealed class NewFactorHandler(
    KreisblickDb db,
    AccountTokens tokens,
    Passwords passwords,
    SignInBudget budget,
    AuthenticatorCodes codes,
    RecoveryCodes recovery,
    SessionStore sessions,
    AccountMail mail,
    KeyedHashes hashes,
    TimeProvider time
)
{
    public async Task<OpenFactor?> OpenAsync(string token, CancellationToken cancellation)
    {
        if (await tokens.FindAsync(TokenPurpose.NewFactor, token, cancellation) is not { AccountId: { } id } found)
            return null;
        var account = await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.Id == id && a.State == AccountState.Active, cancellation);
        return account is null ? null : new OpenFactor(found, account);
    }

    /// <summary>The secret that the app is to take; null: the password comes first.</summary>
    public string? PendingSecret(OpenFactor open) =>
        open.Token.PendingFactor is { } pending ? codes.Reveal(pending) : null;

    public async Task<NewFactorOutcome> ProveAsync(
        HttpContext context,
        string token,
        string? password,
        CancellationToken cancellation
    )
    {
        if (await OpenAsync(token, cancellation) is not { } open)
            return new NewFactorOutcome.Over();
        var origin = await SignInOrigin.OfAsync(hashes, context, open.Account.EmailKey, cancellation);
        if (await budget.TakeAsync(origin, cancellation) is { } wait)
            return new NewFactorOutcome.TooMany(wait);
        if (!passwords.Verify(open.Account.PasswordHash, PasswordRules.Bounded(password), out _))
            return new NewFactorOutcome.Refused(new FieldError("passwort", "proof.refused"));
        await budget.ClearAsync(origin, cancellation);
        open.Token.Prepare(codes.Protect(AuthenticatorCodes.NewSecret()));
        await db.SaveChangesAsync(cancellation);
        return new NewFactorOutcome.Proven();
    }

    public async Task<NewFactorOutcome> ConfirmAsync(string token, string? code, CancellationToken cancellation)
    {
        if (await OpenAsync(token, cancellation) is not { } open || PendingSecret(open) is not { } secret)
            return new NewFactorOutcome.Over();
        if (!codes.Fits(secret, code ?? "", out var step))
            return new NewFactorOutcome.Refused(new FieldError("code", "factor.refused"));
        var account = open.Account;
        var change = new ChangeContext(account.Id.ToString(), "Neuer zweiter Faktor", time.GetUtcNow(), "web");
        account.SetTotp(open.Token.PendingFactor);
        account.UseTotpStep(step);
        var made = await recovery.RenewAsync(account, change, cancellation);
        open.Token.Use(change.When);
        mail.FactorChanged(change, account);
        db.Audit(change, "accounts", "factor-set", "account", account.Id.ToString());
        try
        {
            // Saves everything above with it.
            await sessions.EndAsync(account.Id, change, only: null, except: null, cancellation);
            return new NewFactorOutcome.Done(made);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new NewFactorOutcome.Over();
        }
    }
}
