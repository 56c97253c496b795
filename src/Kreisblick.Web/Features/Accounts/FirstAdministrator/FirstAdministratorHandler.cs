using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.FirstAdministrator;

/// <summary>What became of the first step of a new installation.</summary>
internal abstract record FirstOutcome
{
    /// <summary>Somebody administrates already: there is no such page.</summary>
    public sealed record NotNeeded : FirstOutcome;

    public sealed record Refused(IReadOnlyList<FieldError> Errors) : FirstOutcome;

    /// <param name="Token">Leads to password, second factor and codes, like an invitation.</param>
    public sealed record Invited(string Token) : FirstOutcome;
}

/// <summary>
/// The first administrator of a real installation, who comes in by a code from the console: whoever can read the
/// console owns the installation anyhow. There is no default account (security.md 5).
/// </summary>
internal sealed class FirstAdministratorHandler(
    KreisblickDb db,
    AccountTokens tokens,
    RoleChanges roles,
    IConfiguration configuration,
    TimeProvider time
)
{
    private const string Console = "console";

    public async Task<bool> IsNeededAsync(CancellationToken cancellation) =>
        !configuration.IsExample() && await roles.AdministratorsAsync(cancellation) == 0;

    /// <returns>Null where somebody administrates already.</returns>
    public async Task<AccountLink?> IssueAsync(CancellationToken cancellation)
    {
        if (!await IsNeededAsync(cancellation))
            return null;
        var change = new ChangeContext(Console, "Code für die erste Systemverwaltung", time.GetUtcNow(), "cli");
        var code = await tokens.IssueCodeAsync(TokenPurpose.FirstAdministrator, change, cancellation);
        db.Audit(change, "accounts", "admin-code-issued", "installation", "first-administrator");
        await db.SaveChangesAsync(cancellation);
        return code;
    }

    public async Task<FirstOutcome> StartAsync(
        string? code,
        string? email,
        string? name,
        CancellationToken cancellation
    )
    {
        if (!await IsNeededAsync(cancellation))
            return new FirstOutcome.NotNeeded();
        var errors = new List<FieldError>();
        var token = await tokens.FindCodeAsync(TokenPurpose.FirstAdministrator, code, cancellation);
        if (token is null)
            errors.Add(new FieldError("code", "first.code"));
        if (!EmailAddress.TryParse(email ?? "", out var address, out _))
            errors.Add(new FieldError("email", "account.email"));
        var cleaned = PersonName.Clean(name);
        if (cleaned is null)
            errors.Add(new FieldError("name", "account.name", Account.LongestName));
        if (errors.Count > 0)
            return new FirstOutcome.Refused(errors);
        return await InviteAsync(token!, address, cleaned!, cancellation);
    }

    private async Task<FirstOutcome> InviteAsync(
        AccountToken token,
        EmailAddress email,
        string name,
        CancellationToken cancellation
    )
    {
        var change = new ChangeContext(Console, "Erste Systemverwaltung", time.GetUtcNow(), "web");
        var key = Account.KeyOf(email);
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.EmailKey == key, cancellation);
        if (account is { State: not AccountState.Invited })
            return new FirstOutcome.Refused([new FieldError("email", "first.email.taken")]);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (account is null)
            db.Add(account = new Account(Guid.CreateVersion7(change.When), email, name, change.When));
        else
        {
            // Somebody began before and did not get to the end.
            account.InviteAgain();
            account.Rename(name);
        }
        token.Use(change.When);
        var link = await tokens.IssueAsync(TokenPurpose.Invitation, account.Id, change, cancellation);
        db.Audit(change, "accounts", "invited", "account", account.Id.ToString());
        try
        {
            await db.SaveChangesAsync(cancellation);
            await roles.GiveAsync(account, new RoleGrant(Role.Admin, null), change, cancellation);
            await transaction.CommitAsync(cancellation);
            return new FirstOutcome.Invited(link.Secret);
        }
        catch (DbUpdateException)
        {
            // Two used the code, or the address, at the same moment.
            return new FirstOutcome.Refused([new FieldError("code", "first.code")]);
        }
    }
}
