using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Notices;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Erasure;

/// <summary>
/// The way of an erasure: somebody asks, somebody else agrees (roles.md, two-person rule). Where there is nobody else
/// who could, asking is enough. The last administrator cannot go.
/// </summary>
internal sealed class ErasureDesk(KreisblickDb db, AccountEraser eraser, RoleChanges roles, AccountMail mail)
{
    /// <summary>Art. 12 (3) GDPR: who asks has an answer within a month.</summary>
    public static DateTimeOffset AnswerUntil(DateTimeOffset asked) => asked.AddMonths(1);

    public Task<ErasureCase?> OpenOfAsync(Guid account, CancellationToken cancellation) =>
        db.Set<ErasureCase>()
            .AsNoTracking()
            .Where(c => c.AccountId == account && c.State == ErasureState.Open)
            .OrderBy(c => c.AskedAt)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>Why this account cannot be erased now; null: it can.</summary>
    public async Task<string?> HindranceAsync(Account account, CancellationToken cancellation) =>
        account.State is AccountState.Erased ? "people.state"
        : account.IsExample ? "erasure.example"
        : await roles.IsLastAdministratorAsync(account.Id, cancellation) ? "erasure.last"
        : null;

    public Task<Account> OwnAsync(Person person, CancellationToken cancellation) =>
        db.Set<Account>().SingleAsync(a => a.Id == person.AccountId, cancellation);

    /// <summary>The person, or an administrator, wants the account to be erased.</summary>
    public async Task<ErasureOutcome> AskAsync(Account account, ChangeContext change, CancellationToken cancellation)
    {
        if (await HindranceAsync(account, cancellation) is { } hindrance)
            return new ErasureOutcome.Refused(hindrance);
        if (await OpenOfAsync(account.Id, cancellation) is not null)
            return new ErasureOutcome.Refused("erasure.open");
        var by = Guid.Parse(change.Who);
        var asked = ErasureCase.Ask(account.Id, by, by == account.Id ? null : change.Why, change.When);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(asked);
        db.Audit(change, "accounts", "erasure-asked", "account", account.Id.ToString());
        var others = await OthersAsync(by, account.Id, cancellation);
        if (others.Count > 0)
        {
            mail.ErasureAsked(change, account, asked.IsOwnWish);
            foreach (var other in others)
                mail.ErasureToDecide(change, other, AnswerUntil(asked.AskedAt));
        }
        await db.SaveChangesAsync(cancellation);
        if (others.Count == 0 && !await eraser.EraseAsync(account, change, cancellation))
            return new ErasureOutcome.Refused("roles.meanwhile");
        await transaction.CommitAsync(cancellation);
        return others.Count == 0 ? new ErasureOutcome.Erased() : new ErasureOutcome.Waiting();
    }

    /// <summary>The person wants to keep the account.</summary>
    public async Task<ErasureOutcome> TakeBackAsync(Person person, ChangeContext change, CancellationToken cancellation)
    {
        var open = await db.Set<ErasureCase>()
            .Where(c =>
                c.AccountId == person.AccountId && c.AskedBy == person.AccountId && c.State == ErasureState.Open
            )
            .ToListAsync(cancellation);
        if (open.Count == 0)
            return new ErasureOutcome.Refused("erasure.settled");
        foreach (var one in open)
            one.Settle(ErasureState.TakenBack, person.AccountId, change.When);
        db.Audit(change, "accounts", "erasure-taken-back", "account", person.AccountId.ToString()!);
        return await SaveAsync(cancellation);
    }

    /// <summary>A second person says no; the reason is told.</summary>
    public async Task<ErasureOutcome> RefuseAsync(Guid id, ChangeContext change, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not (var asked, var account))
            return new ErasureOutcome.Refused("erasure.settled");
        if (PersonName.IsNamedIn(change.Why, account))
            return new ErasureOutcome.Refused("people.reason.name");
        asked.Settle(ErasureState.Refused, Guid.Parse(change.Who), change.When);
        db.Audit(change, "accounts", "erasure-refused", "account", account.Id.ToString());
        mail.ErasureRefused(change, account);
        return await SaveAsync(cancellation);
    }

    /// <summary>A second person agrees: the account is erased now.</summary>
    public async Task<ErasureOutcome> ConfirmAsync(Guid id, ChangeContext change, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not (var asked, var account))
            return new ErasureOutcome.Refused("erasure.settled");
        var by = Guid.Parse(change.Who);
        if (asked.AskedBy == by || account.Id == by)
            return new ErasureOutcome.Refused("erasure.own");
        if (await HindranceAsync(account, cancellation) is { } hindrance)
            return new ErasureOutcome.Refused(hindrance);
        return await eraser.EraseAsync(account, change, cancellation)
            ? new ErasureOutcome.Erased()
            : new ErasureOutcome.Refused("roles.meanwhile");
    }

    private async Task<(ErasureCase Asked, Account Account)?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var asked = await db.Set<ErasureCase>()
            .FirstOrDefaultAsync(c => c.Id == id && c.State == ErasureState.Open, cancellation);
        return asked is null
            ? null
            : (asked, await db.Set<Account>().SingleAsync(a => a.Id == asked.AccountId, cancellation));
    }

    /// <summary>Who else may decide about it.</summary>
    private Task<List<Account>> OthersAsync(Guid by, Guid account, CancellationToken cancellation)
    {
        Role[] may = [.. Rights.EraseAccounts.Roles.Select(r => r.Role)];
        return db.Set<Account>()
            .Where(a => a.State == AccountState.Active && a.Id != by && a.Id != account)
            .Where(a => db.Set<GrantedRole>().Any(r => r.AccountId == a.Id && EF.Parameter(may).Contains(r.Role)))
            .ToListAsync(cancellation);
    }

    private async Task<ErasureOutcome> SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return new ErasureOutcome.Stays();
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ErasureOutcome.Refused("erasure.settled");
        }
    }
}
