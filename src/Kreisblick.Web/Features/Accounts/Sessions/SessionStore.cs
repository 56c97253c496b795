using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Sessions;

/// <summary>
/// Sessions live in the database, so that one can be ended from elsewhere at once (security.md 5). Times: idle by
/// the strictest of the person's roles, 12 hours at most.
/// </summary>
internal sealed class SessionStore(KreisblickDb db, TimeProvider time)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);

    /// <returns>The key for the cookie; it is nowhere else.</returns>
    public async Task<string> StartAsync(
        Account account,
        string device,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var key = NewKey();
        var session = Session.Start(account.Id, Hash(key), device, change.When, Longest);
        db.Add(session);
        account.SignedIn(change.When);
        db.Audit(change, "accounts", "signed-in", "account", account.Id.ToString());
        await db.SaveChangesAsync(cancellation);
        return key;
    }

    /// <summary>Who holds this key; <see cref="Person.Nobody"/> where the session is over or the account closed.</summary>
    public async Task<Person> FindAsync(string key, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var hash = Hash(key);
        var found = await (
            from s in db.Set<Session>()
            where s.KeyHash == hash && s.EndedAt == null && s.EndsAt > now
            join a in db.Set<Account>() on s.AccountId equals a.Id
            where a.State == AccountState.Active
            select new
            {
                s.Id,
                s.AccountId,
                s.SeenAt,
                s.ProvenAt,
                s.EndsAt,
                a.Name,
            }
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellation);
        if (found is null)
            return Person.Nobody;
        var grants = await db.Set<GrantedRole>()
            .Where(r => r.AccountId == found.AccountId)
            .Select(r => new RoleGrant(r.Role, r.Scope))
            .ToListAsync(cancellation);
        var idle = Idle(grants);
        if (now - found.SeenAt > idle)
            return Person.Nobody;
        var groups = await (
            from m in db.Set<GroupMembership>()
            where m.AccountId == found.AccountId && m.From <= now && (m.Until == null || m.Until > now)
            join g in db.Set<Group>() on m.GroupId equals g.Id
            select g.Code
        ).ToListAsync(cancellation);
        var touched = now - found.SeenAt >= TouchEvery;
        if (touched)
            await db.Set<Session>()
                .Where(s => s.Id == found.Id && s.SeenAt < now)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellation);
        var idleEnd = (touched ? now : found.SeenAt) + idle;
        return new Person
        {
            AccountId = found.AccountId,
            SessionId = found.Id,
            Name = found.Name,
            Grants = grants,
            Groups = groups.ToHashSet(StringComparer.Ordinal),
            ProvenAt = found.ProvenAt,
            EndsAt = idleEnd < found.EndsAt ? idleEnd : found.EndsAt,
        };
    }

    public static TimeSpan Idle(IEnumerable<RoleGrant> grants) =>
        grants.Select(g => RoleRule.Of(g.Role).Idle).DefaultIfEmpty(TimeSpan.FromMinutes(30)).Min();

    /// <summary>Password or passkey were given again; the session gets a new key, the old one is worth nothing.</summary>
    /// <returns>The key for the cookie; null: the session ended meanwhile.</returns>
    public async Task<string?> ProveAsync(Guid session, CancellationToken cancellation)
    {
        var key = NewKey();
        var hash = Hash(key);
        var now = time.GetUtcNow();
        var renewed = await db.Set<Session>()
            .Where(s => s.Id == session && s.EndedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.ProvenAt, now).SetProperty(s => s.KeyHash, hash),
                cancellation
            );
        return renewed == 1 ? key : null;
    }

    /// <summary>Sessions that could still be used, the newest first.</summary>
    public async Task<IReadOnlyList<Session>> OpenAsync(Guid account, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await db.Set<Session>()
            .AsNoTracking()
            .Where(s => s.AccountId == account && s.EndedAt == null && s.EndsAt > now)
            .OrderByDescending(s => s.SeenAt)
            .ToListAsync(cancellation);
    }

    /// <summary>Ends one session of the account, or all but one, or all.</summary>
    public async Task EndAsync(
        Guid account,
        ChangeContext change,
        Guid? only,
        Guid? except,
        CancellationToken cancellation
    )
    {
        var ended = await db.Set<Session>()
            .Where(s => s.AccountId == account && s.EndedAt == null)
            .Where(s => only == null || s.Id == only)
            .Where(s => except == null || s.Id != except)
            .ToListAsync(cancellation);
        foreach (var session in ended)
            session.End(change.When);
        if (ended.Count > 0)
            db.Audit(
                change,
                "accounts",
                "sessions-ended",
                "account",
                account.ToString(),
                new { sessions = ended.Count }
            );
        await db.SaveChangesAsync(cancellation);
    }

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
