using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Passkeys;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Proof;

internal abstract record ProofOutcome
{
    /// <param name="Key">The new key for the cookie.</param>
    public sealed record Proven(string Key) : ProofOutcome;

    public sealed record Refused : ProofOutcome;

    public sealed record TooMany(TimeSpan Wait) : ProofOutcome;
}

/// <summary>Password or passkey again before a grave act (security.md 5, step-up).</summary>
internal sealed class ProofHandler(
    KreisblickDb db,
    Passwords passwords,
    SignInBudget budget,
    SessionStore sessions,
    PasskeyCeremony passkeys,
    KeyedHashes hashes,
    TimeProvider time
)
{
    public async Task<ProofOutcome> PasswordAsync(
        HttpContext context,
        Person person,
        string? password,
        CancellationToken cancellation
    )
    {
        if (await AccountAsync(person, cancellation) is not { } account || person.SessionId is not { } session)
            return new ProofOutcome.Refused();
        var origin = await SignInOrigin.OfAsync(hashes, context, account.EmailKey, cancellation);
        if (await budget.TakeAsync(origin, cancellation) is { } wait)
            return new ProofOutcome.TooMany(wait);
        if (!passwords.Verify(account.PasswordHash, PasswordRules.Bounded(password), out _))
            return new ProofOutcome.Refused();
        await budget.ClearAsync(origin, cancellation);
        return await ProvenAsync(account, session, "Passwort noch einmal gegeben", cancellation);
    }

    public Task<bool> HasPasskeyAsync(Person person, CancellationToken cancellation) =>
        db.Set<Passkey>().AnyAsync(p => p.AccountId == person.AccountId, cancellation);

    public async Task<PasskeyQuestion?> AskPasskeyAsync(
        HttpContext context,
        Person person,
        CancellationToken cancellation
    ) =>
        await AccountAsync(person, cancellation) is { } account && person.SessionId is { } session
            ? await passkeys.AskAsync(context, PasskeyUse.Prove, session.ToString("N"), account)
            : null;

    public async Task<ProofOutcome> PasskeyAsync(
        HttpContext context,
        Person person,
        PasskeyAnswer answer,
        CancellationToken cancellation
    )
    {
        if (
            person.SessionId is not { } session
            || await passkeys.AnswerAsync(context, PasskeyUse.Prove, session.ToString("N"), answer, cancellation)
                is not { } account
            || account.Id != person.AccountId
        )
            return new ProofOutcome.Refused();
        try
        {
            return await ProvenAsync(account, session, "Passkey noch einmal gegeben", cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ProofOutcome.Refused();
        }
    }

    private async Task<ProofOutcome> ProvenAsync(
        Account account,
        Guid session,
        string why,
        CancellationToken cancellation
    )
    {
        db.Audit(
            new ChangeContext(account.Id.ToString(), why, time.GetUtcNow(), "web"),
            "accounts",
            "proven",
            "account",
            account.Id.ToString()
        );
        await db.SaveChangesAsync(cancellation);
        return await sessions.ProveAsync(session, cancellation) is { } key
            ? new ProofOutcome.Proven(key)
            : new ProofOutcome.Refused();
    }

    private Task<Account?> AccountAsync(Person person, CancellationToken cancellation) =>
        db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == person.AccountId, cancellation);
}
