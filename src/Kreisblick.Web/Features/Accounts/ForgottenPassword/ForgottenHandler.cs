using System.Text.Json;
using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.NewPassword;
using Kreisblick.Web.Features.Accounts.Notices;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.ForgottenPassword;

/// <summary>
/// A new password by a link to the address of the account. Whether there is such an account, the page does not tell:
/// it notes the same rows for every address, and a job does the rest. The second factor stays as it is.
/// </summary>
internal sealed class ForgottenHandler(
    KreisblickDb db,
    ResetBudget budget,
    JobQueue jobs,
    AccountTokens tokens,
    AccountMail mail,
    Passwords passwords,
    LocalWords words,
    SessionStore sessions,
    TimeProvider time
)
{
    public const string JobKind = "accounts.password-reset";

    private sealed record Wish(Guid Account);

    public async Task<ForgottenOutcome> AskAsync(HttpContext context, string? typed, CancellationToken cancellation)
    {
        if (!EmailAddress.TryParse(typed ?? "", out var email, out _))
            return new ForgottenOutcome.Refused(new FieldError("email", "account.email"));
        var key = Account.KeyOf(email);
        var (wait, maySend) = await budget.TakeAsync(context, key, cancellation);
        if (wait is { } longer)
            return new ForgottenOutcome.TooMany(longer);
        var account = await db.Set<Account>()
            .Where(a => a.EmailKey == key && a.State == AccountState.Active)
            .Select(a => (Guid?)a.Id)
            .FirstOrDefaultAsync(cancellation);
        // The job of an address without account is the same row with the id of nobody.
        jobs.Add(JobKind, new Wish(maySend && account is { } id ? id : Guid.CreateVersion7()));
        await db.SaveChangesAsync(cancellation);
        return new ForgottenOutcome.Done();
    }

    /// <summary>The job: a link for the account, if it is one.</summary>
    public async Task SendAsync(string payload, CancellationToken cancellation)
    {
        var wish = JsonSerializer.Deserialize<Wish>(payload, JsonSerializerOptions.Web)!;
        var account = await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.Id == wish.Account && a.State == AccountState.Active, cancellation);
        if (account is null)
            return;
        var change = new ChangeContext(
            "visitor",
            "Auf der Seite für vergessene Passwörter verlangt",
            time.GetUtcNow(),
            "web"
        );
        var link = await tokens.IssueAsync(TokenPurpose.PasswordReset, account.Id, change, cancellation);
        mail.PasswordReset(change, account, link);
        db.Audit(change, "accounts", "password-link-sent", "account", account.Id.ToString());
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The account of a link that holds.</summary>
    public async Task<(AccountToken Token, Account Account)?> OpenAsync(string token, CancellationToken cancellation)
    {
        if (await tokens.FindAsync(TokenPurpose.PasswordReset, token, cancellation) is not { AccountId: { } id } found)
            return null;
        var account = await db.Set<Account>()
            .FirstOrDefaultAsync(a => a.Id == id && a.State == AccountState.Active, cancellation);
        return account is null ? null : (found, account);
    }

    public async Task<ForgottenOutcome> SetAsync(string token, string? password, CancellationToken cancellation)
    {
        if (await OpenAsync(token, cancellation) is not { } open)
            return new ForgottenOutcome.Over();
        var account = open.Account;
        var local = await words.ForAsync(account.Name, account.Email, cancellation);
        if (PasswordJudge.Judge("passwort", password, local) is { } error)
            return new ForgottenOutcome.Refused(error);
        var change = new ChangeContext(account.Id.ToString(), "Passwort vergessen", time.GetUtcNow(), "web");
        account.SetPassword(passwords.Hash(password!));
        open.Token.Use(change.When);
        mail.PasswordChanged(change, account);
        db.Audit(change, "accounts", "password-set", "account", account.Id.ToString());
        try
        {
            // Saves everything above with it.
            await sessions.EndAsync(account.Id, change, only: null, except: null, cancellation);
            return new ForgottenOutcome.Done();
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ForgottenOutcome.Over();
        }
    }
}
