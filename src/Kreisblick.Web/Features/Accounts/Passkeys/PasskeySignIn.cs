using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Passkeys;

/// <summary>
/// A passkey is password and second factor in one: something one has, unlocked by something one knows or is. It is
/// not guessed, so the budget of tries does not touch it (security.md 5).
/// </summary>
internal sealed class PasskeySignIn(
    KreisblickDb db,
    PasskeyCeremony ceremony,
    SignInHandler signIn,
    KeyedHashes hashes,
    TimeProvider time
)
{
    public async Task<PasskeyQuestion> AskAsync(HttpContext context, CancellationToken cancellation)
    {
        var waiting = await signIn.WaitingAsync(context, cancellation);
        return await ceremony.AskAsync(context, PasskeyUse.SignIn, BoundTo(waiting), waiting);
    }

    public async Task<SignInOutcome> SignInAsync(
        HttpContext context,
        PasskeyAnswer answer,
        CancellationToken cancellation
    )
    {
        var boundTo = BoundTo(await signIn.WaitingAsync(context, cancellation));
        if (
            await ceremony.AnswerAsync(context, PasskeyUse.SignIn, boundTo, answer, cancellation)
            is not { Email: { } email } account
        )
            return new SignInOutcome.Refused();
        var change = new ChangeContext(account.Id.ToString(), "Anmeldung mit Passkey", time.GetUtcNow(), "web");
        db.Audit(change, "accounts", "passkey-used", "account", account.Id.ToString());
        var origin = await SignInOrigin.OfAsync(hashes, context, Account.KeyOf(email), cancellation);
        try
        {
            return new SignInOutcome.SignedIn(await signIn.StartAsync(context, account, origin, cancellation));
        }
        catch (DbUpdateException)
        {
            // The same answer came twice at once.
            return new SignInOutcome.Refused();
        }
    }

    // After the password only this account's passkeys count; before, whoever's.
    private static string BoundTo(Account? waiting) => waiting?.Id.ToString("N") ?? "";
}
