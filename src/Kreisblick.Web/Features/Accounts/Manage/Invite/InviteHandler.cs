using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Notices;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Manage.Invite;

/// <summary>Invites people: the only way in besides the first administrator (security.md 5).</summary>
internal sealed class InviteHandler(
    KreisblickDb db,
    AccountTokens tokens,
    AccountMail mail,
    GrantCheck grants,
    RoleChanges roles,
    Scopes scopes
)
{
    public async Task<InviteOutcome> InviteAsync(
        InviteDraft draft,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var errors = new List<FieldError>();
        if (!EmailAddress.TryParse(draft.Email ?? "", out var email, out _))
            errors.Add(new FieldError("email", "account.email"));
        else if (await TakenAsync(email, cancellation))
            errors.Add(new FieldError("email", "account.email.taken"));
        var name = PersonName.Clean(draft.Name);
        if (name is null)
            errors.Add(new FieldError("name", "account.name", Account.LongestName));
        var given = new List<RoleGrant>();
        foreach (var role in draft.Roles.Distinct(StringComparer.Ordinal))
        {
            var (grant, error) = await grants.ReadAsync(role, draft.Scopes.GetValueOrDefault(role), cancellation);
            if (grant is not null)
                given.Add(grant);
            else
                errors.Add(error!);
        }
        if (draft.Roles.Count == 0)
            errors.Add(new FieldError("rolle", "roles.none"));
        var group = draft.Group is { Length: > 0 } code
            ? await db.Set<Group>().FirstOrDefaultAsync(g => g.Code == code, cancellation)
            : null;
        if (group is null && draft.Group is { Length: > 0 })
            errors.Add(new FieldError("gruppe", "groups.unknown"));
        return errors.Count > 0
            ? new InviteOutcome.Refused(errors)
            : await StoreAsync(email, name!, given, group, change, cancellation);
    }

    /// <summary>A new link for somebody who has not come in yet; older ones end, and the way begins from its start.</summary>
    /// <returns>False where the account is not (or no longer) an invited one.</returns>
    public async Task<bool> InviteAgainAsync(Guid id, ChangeContext change, CancellationToken cancellation)
    {
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, cancellation) is not { } account)
            return false;
        if (account.State is not AccountState.Invited)
            return false;
        account.InviteAgain();
        var granted = await db.Set<GrantedRole>()
            .Where(r => r.AccountId == id)
            .Select(r => new RoleGrant(r.Role, r.Scope))
            .ToListAsync(cancellation);
        await SendAsync(account, granted, change, cancellation);
        db.Audit(change, "accounts", "invited-again", "account", id.ToString());
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task<InviteOutcome> StoreAsync(
        EmailAddress email,
        string name,
        List<RoleGrant> given,
        Group? group,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var account = new Account(Guid.CreateVersion7(change.When), email, name, change.When);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(account);
        if (group is not null)
            db.Add(
                new GroupMembership
                {
                    Id = Guid.CreateVersion7(change.When),
                    AccountId = account.Id,
                    GroupId = group.Id,
                    From = change.When,
                }
            );
        db.Audit(
            change,
            "accounts",
            "invited",
            "account",
            account.Id.ToString(),
            new { roles = given.Select(g => RoleRule.Of(g.Role).Code), group = group?.Code }
        );
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            await transaction.RollbackAsync(cancellation);
            if (await TakenAsync(email, cancellation))
                return new InviteOutcome.Refused([new FieldError("email", "account.email.taken")]);
            throw;
        }
        var now = new List<RoleGrant>();
        foreach (var grant in given)
            if (await roles.GiveAsync(account, grant, change, cancellation) is RoleOutcome.Changed)
                now.Add(grant);
        await SendAsync(account, now, change, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new InviteOutcome.Invited(account.Id, now.Count < given.Count);
    }

    private async Task SendAsync(
        Account account,
        List<RoleGrant> granted,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var by = Guid.Parse(change.Who);
        var link = await tokens.IssueAsync(TokenPurpose.Invitation, account.Id, change, cancellation, by);
        var lines = new List<string>();
        foreach (var grant in granted)
            lines.Add("- " + await scopes.WordsAsync(grant, cancellation));
        var inviter = await db.Set<Account>().Where(a => a.Id == by).Select(a => a.Name).SingleAsync(cancellation);
        mail.Invitation(
            change,
            account,
            inviter,
            lines.Count > 0 ? string.Join('\n', lines) : "- ein Konto; eine Rolle folgt",
            link
        );
    }

    private Task<bool> TakenAsync(EmailAddress email, CancellationToken cancellation)
    {
        var key = Account.KeyOf(email);
        return db.Set<Account>().AnyAsync(a => a.EmailKey == key, cancellation);
    }
}
