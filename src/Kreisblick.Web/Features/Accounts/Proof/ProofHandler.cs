using Kreisblick.Web.Features.Accounts.Model;
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
    public sealed record Proven : ProofOutcome;

    public sealed record Refused : ProofOutcome;

    public sealed record TooMany(TimeSpan Wait) : ProofOutcome;
}

/// <summary>Password again before a grave act (security.md 5, step-up).</summary>
internal sealed class ProofHandler(
    KreisblickDb db,
    Passwords passwords,
    SignInBudget budget,
    SessionStore sessions,
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
        var account = await db.Set<Account>()
            .AsNoTracking()
            .FirstOrDefaultAsync(a => a.Id == person.AccountId, cancellation);
        if (account is null || person.SessionId is not { } session)
            return new ProofOutcome.Refused();
        var origin = await SignInOrigin.OfAsync(hashes, context, account.EmailKey, cancellation);
        if (await budget.TakeAsync(origin, cancellation) is { } wait)
            return new ProofOutcome.TooMany(wait);
        if (!passwords.Verify(account.PasswordHash, PasswordRules.Bounded(password), out _))
            return new ProofOutcome.Refused();
        await budget.ClearAsync(origin, cancellation);
        db.Audit(
            new ChangeContext(account.Id.ToString(), "Passwort noch einmal gegeben", time.GetUtcNow(), "web"),
            "accounts",
            "proven",
            "account",
            account.Id.ToString()
        );
        await db.SaveChangesAsync(cancellation);
        await sessions.ProveAsync(session, cancellation);
        return new ProofOutcome.Proven();
    }
}
