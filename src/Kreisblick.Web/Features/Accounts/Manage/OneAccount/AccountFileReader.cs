using Kreisblick.Web.Features.Accounts.Erasure;
using Kreisblick.Web.Features.Accounts.Manage.Invite;
using Kreisblick.Web.Features.Accounts.Manage.People;
using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Manage.OneAccount;

/// <summary>What the page of one account shows.</summary>
/// <param name="Grants">Roles with what they are for, in words.</param>
/// <param name="Factors">What the person signs in with: "Passwort", "App", "2 Passkeys".</param>
/// <param name="Sessions">How many are open now.</param>
/// <param name="Erasure">Somebody has asked for it; null: nobody.</param>
internal sealed record AccountFile(
    Account Account,
    IReadOnlyList<(RoleGrant Grant, string Words)> Grants,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Factors,
    IReadOnlyList<RoleChoice> Choices,
    int Sessions,
    ErasureCase? Erasure,
    HistoryView History
);

internal sealed class AccountFileReader(
    KreisblickDb db,
    InviteChoices choices,
    SessionStore sessions,
    ErasureDesk erasures,
    AuditHistory history,
    Scopes scopes
)
{
    /// <returns>Null: there is no such account.</returns>
    public async Task<AccountFile?> ReadAsync(Guid id, int historyPage, CancellationToken cancellation)
    {
        var account = await db.Set<Account>()
            .AsNoTracking()
            .FirstOrDefaultAsync(a => a.Id == id && a.State != AccountState.Erased, cancellation);
        if (account is null)
            return null;
        var grants = new List<(RoleGrant, string)>();
        foreach (
            var grant in await db.Set<GrantedRole>()
                .Where(r => r.AccountId == id)
                .OrderBy(r => r.GrantedAt)
                .Select(r => new RoleGrant(r.Role, r.Scope))
                .ToListAsync(cancellation)
        )
            grants.Add((grant, await scopes.WordsAsync(grant, cancellation)));
        var groups = await (
            from m in db.Set<GroupMembership>()
            where m.AccountId == id && m.Until == null
            join g in db.Set<Group>() on m.GroupId equals g.Id
            orderby g.Name
            select g.Name
        ).ToListAsync(cancellation);
        return new AccountFile(
            account,
            grants,
            groups,
            await FactorsAsync(account, cancellation),
            await choices.RolesAsync(cancellation),
            (await sessions.OpenAsync(id, cancellation)).Count,
            await erasures.OpenOfAsync(id, cancellation),
            new HistoryView(
                await history.ReadAsync("account", id.ToString(), historyPage, cancellation),
                number => $"{PeopleQuery.Path}/{id}?seite={number}#verlauf"
            )
        );
    }

    private async Task<IReadOnlyList<string>> FactorsAsync(Account account, CancellationToken cancellation)
    {
        var factors = new List<string>();
        if (account.PasswordHash is not null)
            factors.Add("Passwort");
        if (account.TotpSecret is not null)
            factors.Add("App");
        var passkeys = await db.Set<Passkey>().CountAsync(p => p.AccountId == account.Id, cancellation);
        if (passkeys > 0)
            factors.Add(passkeys == 1 ? "1 Passkey" : $"{passkeys} Passkeys");
        if (await db.Set<ExternalLogin>().AnyAsync(l => l.AccountId == account.Id, cancellation))
            factors.Add("Anmeldedienst des Landkreises");
        return factors;
    }
}
