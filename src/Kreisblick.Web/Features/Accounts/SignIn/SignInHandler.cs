using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Notices;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Secrets;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.SignIn;

/// <summary>Password, then second factor, then a session.</summary>
internal sealed class SignInHandler(
    KreisblickDb db,
    Passwords passwords,
    AuthenticatorCodes codes,
    RecoveryCodes recovery,
    SignInBudget budget,
    SignInStep steps,
    SessionStore sessions,
    AccountMail mail,
    KeyedHashes hashes,
    TimeProvider time
)
{
    public async Task<SignInOutcome> PasswordAsync(
        HttpContext context,
        string? email,
        string? password,
        CancellationToken cancellation
    )
    {
        var key = (email ?? "").Trim().ToLowerInvariant();
        var origin = await SignInOrigin.OfAsync(hashes, context, key, cancellation);
        if (await budget.TakeAsync(origin, cancellation) is { } wait)
            return new SignInOutcome.TooMany(wait);
        var account = await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.EmailKey == key && a.State == AccountState.Active, cancellation);
        if (
            !passwords.Verify(account?.PasswordHash, PasswordRules.Bounded(password), out var renewed)
            || account is null
        )
            return new SignInOutcome.Refused();
        if (renewed is not null)
        {
            account.SetPassword(renewed);
            db.Audit(
                Change(account, "Anmeldung mit älterem Prüfwert"),
                "accounts",
                "password-rehashed",
                "account",
                account.Id.ToString()
            );
            await db.SaveChangesAsync(cancellation);
        }
        return new SignInOutcome.NeedsFactor(steps.Issue(account));
    }

    /// <param name="code">Six digits of the app, or a recovery code.</param>
    public async Task<SignInOutcome> FactorAsync(HttpContext context, string? code, CancellationToken cancellation)
    {
        if (await WaitingAsync(context, cancellation) is not { Email: { } email } account)
            return new SignInOutcome.StepOver();
        var origin = await SignInOrigin.OfAsync(hashes, context, Account.KeyOf(email), cancellation);
        if (await budget.TakeAsync(origin, cancellation) is { } wait)
            return new SignInOutcome.TooMany(wait);
        var typed = (code ?? "").Trim();
        if (codes.Fits(account, typed, out var step))
            account.UseTotpStep(step);
        else if (await recovery.UseAsync(account, typed, Change(account, "Wiederherstellungscode"), cancellation))
            mail.RecoveryCodeUsed(
                Change(account, "Wiederherstellungscode"),
                account,
                await recovery.LeftAsync(account, cancellation) - 1
            );
        else
            return new SignInOutcome.Refused();
        try
        {
            var session = await StartAsync(context, account, origin, cancellation);
            return new SignInOutcome.SignedIn(session);
        }
        catch (DbUpdateException)
        {
            // The same code came twice at once: the account's version, or the new device, lets one of them through.
            return new SignInOutcome.Refused();
        }
    }

    /// <summary>The account whose password has just been given in this browser.</summary>
    public async Task<Account?> WaitingAsync(HttpContext context, CancellationToken cancellation) =>
        steps.Read(SessionCookie.ReadStep(context.Request)) is { } waiting
        && await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.Id == waiting.Account && a.State == AccountState.Active, cancellation)
            is { } account
        && SignInStep.IsFor(account, waiting.Mark)
            ? account
            : null;

    /// <summary>A session for somebody whose factors are all proven.</summary>
    public async Task<string> StartAsync(
        HttpContext context,
        Account account,
        SignInOrigin origin,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        var device = DeviceName.Of(context.Request.Headers.UserAgent.ToString());
        var known = await db.Set<KnownDevice>().FirstOrDefaultAsync(d => d.Hash == origin.Device, cancellation);
        if (known is null)
        {
            db.Add(
                known = new KnownDevice
                {
                    Id = Guid.CreateVersion7(now),
                    AccountId = account.Id,
                    Hash = origin.Device,
                }
            );
            // The first of all is the one on which the account was set up.
            if (account.LastSignInAt is not null)
                mail.NewDevice(Change(account, "Anmeldung"), account, device);
        }
        known.Seen(now);
        var key = await sessions.StartAsync(account, device, Change(account, "Anmeldung"), cancellation);
        await budget.ClearAsync(origin, cancellation);
        return key;
    }

    private ChangeContext Change(Account account, string why) =>
        new(account.Id.ToString(), why, time.GetUtcNow(), "web");
}
