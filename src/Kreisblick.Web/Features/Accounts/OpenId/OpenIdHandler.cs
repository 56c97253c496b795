using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.OpenId;

/// <summary>
/// Whose account it is that the provider vouches for: by issuer and subject, connected once by the person, never by
/// e-mail address, which a provider may give to the next person.
/// </summary>
internal sealed class OpenIdHandler(
    KreisblickDb db,
    SignInHandler signIn,
    SignInStep steps,
    KeyedHashes hashes,
    IOptions<OpenIdOptions> settings,
    TimeProvider time
)
{
    public async Task<OpenIdOutcome> SignInAsync(
        HttpContext context,
        string issuer,
        string subject,
        string? acr,
        IReadOnlyList<string> amr,
        CancellationToken cancellation
    )
    {
        var link = await db.Set<ExternalLogin>()
            .FirstOrDefaultAsync(l => l.Issuer == issuer && l.Subject == subject, cancellation);
        if (
            link is null
            || await db.Set<Account>()
                .FirstOrDefaultAsync(a => a.Id == link.AccountId && a.State == AccountState.Active, cancellation)
                is not { Email: { } email } account
        )
            return new OpenIdOutcome.Unknown();
        if (!HasSecondFactor(acr, amr))
            return new OpenIdOutcome.NeedsFactor(steps.Issue(account));
        link.Used(time.GetUtcNow());
        var change = new ChangeContext(account.Id.ToString(), "Anmeldung über den Anbieter", time.GetUtcNow(), "web");
        db.Audit(change, "accounts", "external-login-used", "account", account.Id.ToString());
        var origin = await SignInOrigin.OfAsync(hashes, context, Account.KeyOf(email), cancellation);
        return new OpenIdOutcome.SignedIn(await signIn.StartAsync(context, account, origin, cancellation));
    }

    /// <summary>The connection of one's own account; null: none.</summary>
    public Task<ExternalLogin?> OwnAsync(Person person, CancellationToken cancellation) =>
        db.Set<ExternalLogin>().AsNoTracking().FirstOrDefaultAsync(l => l.AccountId == person.AccountId, cancellation);

    public async Task<OpenIdOutcome> ConnectAsync(
        Person person,
        string issuer,
        string subject,
        CancellationToken cancellation
    )
    {
        if (person.AccountId is not { } account || !person.HasFreshProof(time.GetUtcNow()))
            return new OpenIdOutcome.Stale();
        var there = await db.Set<ExternalLogin>()
            .AsNoTracking()
            .Where(l => l.AccountId == account || (l.Issuer == issuer && l.Subject == subject))
            .ToListAsync(cancellation);
        if (there.Count > 0)
            return there.TrueForAll(l => l.AccountId == account && l.Issuer == issuer && l.Subject == subject)
                ? new OpenIdOutcome.Connected()
                : new OpenIdOutcome.Taken();
        var change = person.Change("Mit dem Anbieter verbunden", time);
        db.Add(ExternalLogin.Of(account, issuer, subject, change.When));
        db.Audit(change, "accounts", "external-login-connected", "account", account.ToString());
        try
        {
            await db.SaveChangesAsync(cancellation);
            return new OpenIdOutcome.Connected();
        }
        catch (DbUpdateException)
        {
            // Two windows at once: the unique keys let one through.
            return new OpenIdOutcome.Taken();
        }
    }

    public async Task DisconnectAsync(Person person, CancellationToken cancellation)
    {
        if (
            await db.Set<ExternalLogin>().FirstOrDefaultAsync(l => l.AccountId == person.AccountId, cancellation)
            is not { } link
        )
            return;
        db.Remove(link);
        db.Audit(
            person.Change("Verbindung mit dem Anbieter getrennt", time),
            "accounts",
            "external-login-removed",
            "account",
            link.AccountId.ToString()
        );
        await db.SaveChangesAsync(cancellation);
    }

    private bool HasSecondFactor(string? acr, IReadOnlyList<string> amr) =>
        (acr is not null && settings.Value.SecondFactorAcr.Contains(acr, StringComparer.Ordinal))
        || amr.Any(method => settings.Value.SecondFactorAmr.Contains(method, StringComparer.Ordinal));
}
