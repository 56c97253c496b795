using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Notices;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Manage.Roles;

/// <summary>
/// Gives and takes roles. Systemverwaltung, and any role for oneself, needs a second administrator wherever there is
/// one; the last administrator stays. A change ends the person's sessions and is told by mail.
/// </summary>
internal sealed class RoleChanges(KreisblickDb db, SessionStore sessions, Scopes scopes, AccountMail mail)
{
    public async Task<RoleOutcome> GiveAsync(
        Account account,
        RoleGrant grant,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (account.State is AccountState.Erased)
            return new RoleOutcome.Refused("roles.erased");
        if (await HasAsync(account.Id, grant, cancellation))
            return new RoleOutcome.Refused("roles.has");
        if (await NeedsSecondAsync(account.Id, grant.Role, give: true, change, cancellation))
            return await ProposeAsync(account, grant, give: true, change, cancellation);
        return await ApplyAsync(account, grant, give: true, change, cancellation);
    }

    public async Task<RoleOutcome> TakeAsync(
        Account account,
        RoleGrant grant,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (!await HasAsync(account.Id, grant, cancellation))
            return new RoleOutcome.Refused("roles.hasNot");
        if (await IsLastAdministratorAsync(account.Id, grant.Role, cancellation))
            return new RoleOutcome.Refused("roles.last");
        if (await NeedsSecondAsync(account.Id, grant.Role, give: false, change, cancellation))
            return await ProposeAsync(account, grant, give: false, change, cancellation);
        return await ApplyAsync(account, grant, give: false, change, cancellation);
    }

    public async Task<RoleOutcome> ConfirmAsync(
        RoleProposal proposal,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var by = Guid.Parse(change.Who);
        if (!proposal.IsOpen(change.When))
            return new RoleOutcome.Refused("roles.settled");
        if (proposal.ProposedBy == by)
            return new RoleOutcome.Refused("roles.own");
        var account = await db.Set<Account>().SingleAsync(a => a.Id == proposal.AccountId, cancellation);
        // Whoever gets a role does not confirm it; whoever is to lose one may agree.
        if (proposal.Give && account.Id == by)
            return new RoleOutcome.Refused("roles.own");
        var grant = new RoleGrant(proposal.Role, proposal.Scope);
        if (!proposal.Give && await IsLastAdministratorAsync(account.Id, grant.Role, cancellation))
            return new RoleOutcome.Refused("roles.last");
        proposal.Settle(ProposalState.Confirmed, by, change.When);
        db.Audit(change, "accounts", "role-confirmed", "account", account.Id.ToString(), Facts(proposal));
        if (await HasAsync(account.Id, grant, cancellation) != proposal.Give)
            return await ApplyAsync(account, grant, proposal.Give, change, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new RoleOutcome.Changed();
    }

    /// <summary>Says no to a proposal, or takes one's own back.</summary>
    public async Task<RoleOutcome> RejectAsync(
        RoleProposal proposal,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (!proposal.IsOpen(change.When))
            return new RoleOutcome.Refused("roles.settled");
        proposal.Settle(ProposalState.Rejected, Guid.Parse(change.Who), change.When);
        db.Audit(change, "accounts", "role-rejected", "account", proposal.AccountId.ToString(), Facts(proposal));
        return await SaveAsync(new RoleOutcome.Changed(), cancellation);
    }

    /// <summary>How many people can administrate now.</summary>
    public Task<int> AdministratorsAsync(CancellationToken cancellation) => Administrators().CountAsync(cancellation);

    /// <summary>Whether nobody could administrate any more without this account.</summary>
    public async Task<bool> IsLastAdministratorAsync(Guid account, CancellationToken cancellation) =>
        await Administrators().AnyAsync(a => a.Id == account, cancellation)
        && !await Administrators().AnyAsync(a => a.Id != account, cancellation);

    /// <summary>
    /// Two who each take the other's right to administrate at the same moment would leave nobody: with this, one of
    /// them fails to save.
    /// </summary>
    public async Task HoldAdministratorsAsync(CancellationToken cancellation)
    {
        foreach (var administrator in await Administrators().ToListAsync(cancellation))
            administrator.RolesChanged();
    }

    private IQueryable<Account> Administrators() =>
        db.Set<Account>()
            .Where(a =>
                a.State == AccountState.Active
                && db.Set<GrantedRole>().Any(r => r.AccountId == a.Id && r.Role == Role.Admin)
            );

    private async Task<bool> IsLastAdministratorAsync(Guid account, Role role, CancellationToken cancellation) =>
        role is Role.Admin && await IsLastAdministratorAsync(account, cancellation);

    private async Task<bool> NeedsSecondAsync(
        Guid account,
        Role role,
        bool give,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        (role is Role.Admin || (give && account.ToString() == change.Who))
        && await AdministratorsAsync(cancellation) >= 2;

    private Task<bool> HasAsync(Guid account, RoleGrant grant, CancellationToken cancellation) =>
        db.Set<GrantedRole>()
            .AnyAsync(r => r.AccountId == account && r.Role == grant.Role && r.Scope == grant.Scope, cancellation);

    private async Task<RoleOutcome> ProposeAsync(
        Account account,
        RoleGrant grant,
        bool give,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var since = change.When - RoleProposal.Lasts;
        if (
            await db.Set<RoleProposal>()
                .AnyAsync(
                    p =>
                        p.AccountId == account.Id
                        && p.Role == grant.Role
                        && p.Scope == grant.Scope
                        && p.State == ProposalState.Open
                        && p.ProposedAt > since,
                    cancellation
                )
        )
            return new RoleOutcome.Refused("roles.proposed");
        var by = Guid.Parse(change.Who);
        var proposal = new RoleProposal
        {
            Id = Guid.CreateVersion7(change.When),
            AccountId = account.Id,
            Give = give,
            Role = grant.Role,
            Scope = grant.Scope,
            Why = change.Why,
            ProposedBy = by,
            ProposedAt = change.When,
        };
        db.Add(proposal);
        db.Audit(change, "accounts", "role-proposed", "account", account.Id.ToString(), Facts(proposal));
        foreach (var other in await Administrators().Where(a => a.Id != by).ToListAsync(cancellation))
            mail.RoleProposed(change, other, account, await scopes.WordsAsync(grant, cancellation), give);
        return await SaveAsync(new RoleOutcome.Proposed(), cancellation);
    }

    private async Task<RoleOutcome> ApplyAsync(
        Account account,
        RoleGrant grant,
        bool give,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (give)
            db.Add(
                new GrantedRole
                {
                    Id = Guid.CreateVersion7(change.When),
                    AccountId = account.Id,
                    Role = grant.Role,
                    Scope = grant.Scope,
                    GrantedAt = change.When,
                }
            );
        else
        {
            if (grant.Role is Role.Admin)
                await HoldAdministratorsAsync(cancellation);
            db.RemoveRange(
                await db.Set<GrantedRole>()
                    .Where(r => r.AccountId == account.Id && r.Role == grant.Role && r.Scope == grant.Scope)
                    .ToListAsync(cancellation)
            );
        }
        account.RolesChanged();
        db.Audit(
            change,
            "accounts",
            give ? "role-given" : "role-taken",
            "account",
            account.Id.ToString(),
            new { role = RoleRule.Of(grant.Role).Code, scope = grant.Scope }
        );
        // Who has not been in yet reads of the roles in the invitation.
        if (account.State is AccountState.Active)
            mail.RolesChanged(change, account, await scopes.WordsAsync(grant, cancellation), give);
        try
        {
            // Saves everything above with it.
            await sessions.EndAsync(account.Id, change, only: null, except: null, cancellation);
            return new RoleOutcome.Changed();
        }
        catch (DbUpdateConcurrencyException)
        {
            return new RoleOutcome.Refused("roles.meanwhile");
        }
    }

    private async Task<RoleOutcome> SaveAsync(RoleOutcome outcome, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new RoleOutcome.Refused("roles.meanwhile");
        }
    }

    private static object Facts(RoleProposal proposal) =>
        new
        {
            role = RoleRule.Of(proposal.Role).Code,
            scope = proposal.Scope,
            give = proposal.Give,
        };
}
