using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.SignIn;

/// <summary>
/// Slows guessing without a lock that a stranger could use (security.md 5): ten tries in a quarter of an hour for an
/// account, growing pauses from the fourth failure on; a known device has a budget of its own; a network has a
/// hundred. Sessions that are open and passkeys are never touched.
/// </summary>
internal sealed class SignInBudget(KreisblickDb db, TimeProvider time)
{
    public const int PerAccount = 10;
    public const int PerNetwork = 100;
    private const int FreeOfPause = 3;
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Counts a try before it is made, so that many at once cannot slip through together.
    /// </summary>
    /// <returns>Null: try. Otherwise how long to wait; such a try is not made and does not count.</returns>
    public async Task<TimeSpan?> TakeAsync(SignInOrigin origin, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var account = await BudgetAsync(origin, cancellation);
        SignInFailure[] tries = [Try(account, now), Try(origin.Network, now)];
        db.AddRange(tries);
        await db.SaveChangesAsync(cancellation);
        foreach (var made in tries)
            db.Entry(made).State = EntityState.Detached;

        var wait =
            await WaitAsync(account, tries[0].Id, PerAccount, pauses: true, now, cancellation)
            ?? await WaitAsync(origin.Network, tries[1].Id, PerNetwork, pauses: false, now, cancellation);
        if (wait is not null)
        {
            var ids = tries.Select(t => t.Id).ToArray();
            await db.Set<SignInFailure>().Where(f => f.Id == ids[0] || f.Id == ids[1]).ExecuteDeleteAsync(cancellation);
        }
        return wait;
    }

    /// <summary>The tries of this account from here were the person's own.</summary>
    public async Task ClearAsync(SignInOrigin origin, CancellationToken cancellation)
    {
        var account = await BudgetAsync(origin, cancellation);
        await db.Set<SignInFailure>().Where(f => f.Budget == account).ExecuteDeleteAsync(cancellation);
    }

    private async Task<string> BudgetAsync(SignInOrigin origin, CancellationToken cancellation) =>
        await db.Set<KnownDevice>().AnyAsync(d => d.Hash == origin.Device, cancellation)
            ? origin.Device
            : origin.Account;

    private async Task<TimeSpan?> WaitAsync(
        string budget,
        Guid own,
        int most,
        bool pauses,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var since = now - Span;
        var before = await db.Set<SignInFailure>()
            .Where(f => f.Budget == budget && f.At > since && f.Id != own)
            .OrderBy(f => f.At)
            .Select(f => f.At)
            .ToListAsync(cancellation);
        if (before.Count >= most)
            return before[before.Count - most] + Span - now;
        if (!pauses || before.Count < FreeOfPause + 1)
            return null;
        var pause = TimeSpan.FromSeconds(1 << (before.Count - FreeOfPause));
        var over = before[^1] + pause;
        return over > now ? over - now : null;
    }

    private static SignInFailure Try(string budget, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Budget = budget,
            At = now,
        };
}
