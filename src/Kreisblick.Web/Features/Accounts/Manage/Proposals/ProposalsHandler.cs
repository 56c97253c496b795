using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Manage.Proposals;

/// <summary>What one administrator has proposed and another decides.</summary>
internal sealed class ProposalsHandler(KreisblickDb db, RoleChanges roles, Scopes scopes, TimeProvider time)
{
    public async Task<IReadOnlyList<OpenProposal>> OpenAsync(CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - RoleProposal.Lasts;
        var rows = await (
            from p in db.Set<RoleProposal>().AsNoTracking()
            where p.State == ProposalState.Open && p.ProposedAt > since
            join a in db.Set<Account>() on p.AccountId equals a.Id
            join b in db.Set<Account>() on p.ProposedBy equals b.Id
            orderby p.ProposedAt
            select new
            {
                Proposal = p,
                Person = a.Name,
                By = b.Name,
            }
        ).ToListAsync(cancellation);
        var open = new List<OpenProposal>();
        foreach (var row in rows)
            open.Add(
                new OpenProposal(
                    row.Proposal.Id,
                    row.Person,
                    await scopes.WordsAsync(new RoleGrant(row.Proposal.Role, row.Proposal.Scope), cancellation),
                    row.Proposal.Give,
                    row.Proposal.Why,
                    row.By,
                    row.Proposal.ProposedAt + RoleProposal.Lasts
                )
            );
        return open;
    }

    public async Task<RoleOutcome> SettleAsync(
        Guid id,
        bool confirm,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (await db.Set<RoleProposal>().FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } proposal)
            return new RoleOutcome.Refused("roles.settled");
        return confirm
            ? await roles.ConfirmAsync(proposal, change, cancellation)
            : await roles.RejectAsync(proposal, change, cancellation);
    }
}
