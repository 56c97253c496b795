using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Passkeys;

internal abstract record PasskeyOutcome
{
    public sealed record Done : PasskeyOutcome;

    public sealed record Refused(string TextKey) : PasskeyOutcome;
}

/// <summary>The passkeys of one's own account: add and remove. Both end the account's other sessions.</summary>
internal sealed class PasskeyShelf(KreisblickDb db, PasskeyCeremony ceremony, SessionStore sessions, TimeProvider time)
{
    /// <summary>More than anybody has devices.</summary>
    public const int Most = 20;

    public async Task<IReadOnlyList<Passkey>> OwnAsync(Person person, CancellationToken cancellation) =>
        await db.Set<Passkey>()
            .AsNoTracking()
            .Where(p => p.AccountId == person.AccountId)
            .OrderBy(p => p.CreatedAt)
            .ToListAsync(cancellation);

    public async Task<PasskeyQuestion?> AskForNewAsync(
        HttpContext context,
        Person person,
        CancellationToken cancellation
    ) =>
        await AccountAsync(person, cancellation) is { } account
            ? await ceremony.AskForNewAsync(context, BoundTo(person), account)
            : null;

    public async Task<PasskeyOutcome> AddAsync(
        HttpContext context,
        Person person,
        string? name,
        PasskeyAnswer answer,
        CancellationToken cancellation
    )
    {
        var given = (name ?? "").Trim();
        if (given.Length is 0 or > Passkey.LongestName)
            return new PasskeyOutcome.Refused("passkey.name");
        if (await db.Set<Passkey>().CountAsync(p => p.AccountId == person.AccountId, cancellation) >= Most)
            return new PasskeyOutcome.Refused("passkey.tooMany");
        if (
            await AccountAsync(person, cancellation) is not { } account
            || await ceremony.NewAsync(context, BoundTo(person), account, given, answer) is not { } passkey
        )
            return new PasskeyOutcome.Refused("passkey.refused");
        var change = person.Change("Passkey angelegt", time);
        account.FactorUsed();
        db.Add(passkey);
        db.Audit(change, "accounts", "passkey-added", "account", account.Id.ToString());
        await sessions.EndAsync(account.Id, change, only: null, except: person.SessionId, cancellation);
        return new PasskeyOutcome.Done();
    }

    public async Task<PasskeyOutcome> RemoveAsync(Person person, Guid id, CancellationToken cancellation)
    {
        if (await AccountAsync(person, cancellation) is not { } account)
            return new PasskeyOutcome.Refused("passkey.gone");
        var own = await db.Set<Passkey>().Where(p => p.AccountId == account.Id).ToListAsync(cancellation);
        if (own.Find(p => p.Id == id) is not { } passkey)
            return new PasskeyOutcome.Refused("passkey.gone");
        if (own.Count == 1 && account is not { PasswordHash: not null, TotpSecret: not null })
            return new PasskeyOutcome.Refused("passkey.last");
        var change = person.Change("Passkey entfernt", time);
        // Two requests at once must not take the last two ways in: the account's version lets one through.
        account.FactorUsed();
        db.Remove(passkey);
        db.Audit(change, "accounts", "passkey-removed", "account", account.Id.ToString());
        await sessions.EndAsync(account.Id, change, only: null, except: person.SessionId, cancellation);
        return new PasskeyOutcome.Done();
    }

    private Task<Account?> AccountAsync(Person person, CancellationToken cancellation) =>
        db.Set<Account>().FirstOrDefaultAsync(a => a.Id == person.AccountId, cancellation);

    private static string BoundTo(Person person) => person.SessionId?.ToString("N") ?? "-";
}
