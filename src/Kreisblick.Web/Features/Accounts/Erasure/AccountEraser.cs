using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Erasure;

/// <summary>
/// Takes a person out of the portal, all at once: name and address, every way in, roles, mails. What the person did
/// stays with the account's number, so that history and audit chain remain whole.
/// </summary>
internal sealed class AccountEraser(
    KreisblickDb db,
    RoleChanges roles,
    MailOutbox outbox,
    MailFolder folder,
    IEnumerable<AccountErasure> modules,
    IServiceProvider services
)
{
    /// <summary>Texts of mails about accounts, the only ones that name a person to others.</summary>
    private const string AccountMails = "konto-";

    /// <returns>False: somebody changed the account at the same moment; nothing was done.</returns>
    public async Task<bool> EraseAsync(Account account, ChangeContext change, CancellationToken cancellation)
    {
        var person = new ErasedPerson(account.Id, account.Name, account.Email);
        await using var own = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancellation)
            : null;
        if (await db.Set<GrantedRole>().AnyAsync(r => r.AccountId == person.Id && r.Role == Role.Admin, cancellation))
            await roles.HoldAdministratorsAsync(cancellation);
        await LeaveAsync(person.Id, change, cancellation);
        account.Erase();
        await ForgetAsync(person, account.Name, cancellation);
        db.Audit(change, "accounts", "erased", "account", person.Id.ToString());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        if (own is not null)
            await own.CommitAsync(cancellation);
        await folder.ForgetAsync(person.Email, person.Name, cancellation);
        return true;
    }

    /// <summary>Ways in and rights end; what others proposed about the person needs no answer any more.</summary>
    private async Task LeaveAsync(Guid id, ChangeContext change, CancellationToken cancellation)
    {
        await db.Set<Session>().Where(s => s.AccountId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<Passkey>().Where(p => p.AccountId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<RecoveryCode>().Where(c => c.AccountId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<ExternalLogin>().Where(l => l.AccountId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<KnownDevice>().Where(d => d.AccountId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<AccountToken>().Where(t => t.AccountId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<GrantedRole>().Where(r => r.AccountId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<RoleProposal>().Where(p => p.AccountId == id).ExecuteDeleteAsync(cancellation);
        // That somebody belonged to a group when it decided stays true; who it was is gone.
        foreach (
            var membership in await db.Set<GroupMembership>()
                .Where(m => m.AccountId == id && m.Until == null)
                .ToListAsync(cancellation)
        )
            membership.End(change.When);
        foreach (
            var proposal in await db.Set<RoleProposal>()
                .Where(p => p.ProposedBy == id && p.State == ProposalState.Open)
                .ToListAsync(cancellation)
        )
            proposal.Settle(
                ProposalState.Rejected,
                Guid.TryParse(change.Who, out var by) ? by : proposal.ProposedBy,
                change.When
            );
        foreach (
            var open in await db.Set<ErasureCase>()
                .Where(c => c.AccountId == id && c.State == ErasureState.Open)
                .ToListAsync(cancellation)
        )
            open.Settle(ErasureState.Erased, Guid.TryParse(change.Who, out var decider) ? decider : null, change.When);
    }

    private async Task ForgetAsync(ErasedPerson person, string instead, CancellationToken cancellation)
    {
        await outbox.ForgetAsync(person.Email, person.Name, instead, AccountMails, cancellation);
        if (person.Email is { } email)
        {
            var address = email.Value;
            // Who once wrote as a visitor and left the same address.
            await db.Set<Message>()
                .Where(m => m.ReplyAddress == address)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.ReplyAddress, (string?)null), cancellation);
        }
        foreach (var module in modules)
            await module.EraseAsync(services, person, cancellation);
    }
}
