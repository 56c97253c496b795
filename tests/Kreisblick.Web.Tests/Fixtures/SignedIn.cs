using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>Accounts with a role, and clients that are signed in as them.</summary>
internal static class SignedIn
{
    public const string Password = "eine lange Wanderung im Hainich";

    /// <summary>A client signed in as a new account with that role; follows no redirect.</summary>
    public static async Task<HttpClient> SignedInAsync(this PortalFactory portal, Role role, string? scope = null)
    {
        var account = await portal.AccountAsync(roles: [(role, scope)]);
        return await portal.SignedInAsync(account.Id);
    }

    /// <summary>A client signed in as this account.</summary>
    public static async Task<HttpClient> SignedInAsync(this PortalFactory portal, Guid accountId)
    {
        var client = portal.Visitor();
        client.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Name}={await portal.SessionAsync(accountId)}");
        return client;
    }

    /// <returns>The key of a new session of the account with that address.</returns>
    public static async Task<string> SessionAsync(this PortalFactory portal, string email)
    {
        await using var db = portal.Database.Context();
        var address = StoredText.Parse<EmailAddress>(email);
        return await portal.SessionAsync(
            await db.Set<Account>().Where(a => a.Email == address).Select(a => a.Id).SingleAsync()
        );
    }

    public static async Task<string> SessionAsync(this PortalFactory portal, Guid accountId)
    {
        await using var services = portal.Services.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<KreisblickDb>();
        var account = (await db.FindAsync<Account>(accountId))!;
        var change = new ChangeContext(accountId.ToString(), "Anmeldung im Test", portal.Time.Now, "web");
        return await services
            .ServiceProvider.GetRequiredService<SessionStore>()
            .StartAsync(account, "Test", change, CancellationToken.None);
    }

    /// <summary>What an authenticator app with this Base32 secret shows now.</summary>
    public static string CodeOf(this PortalFactory portal, string secret) =>
        new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(secret)).ComputeTotp(portal.Time.Now.UtcDateTime);

    /// <summary>An active account with <see cref="Password"/> and an authenticator app.</summary>
    /// <param name="portal">Where.</param>
    /// <param name="email">Null: an address of its own.</param>
    /// <param name="secret">Base32 secret of the app; null: none that the test knows.</param>
    /// <param name="roles">Roles and scopes.</param>
    public static async Task<Account> AccountAsync(
        this PortalFactory portal,
        string? email = null,
        string? secret = null,
        IReadOnlyList<(Role Role, string? Scope)>? roles = null
    )
    {
        await using var services = portal.Services.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<KreisblickDb>();
        var id = Guid.CreateVersion7();
        var account = new Account(
            id,
            StoredText.Parse<EmailAddress>(email ?? $"person-{id:N}@test.example"),
            "Testperson",
            portal.Time.Now
        );
        account.SetPassword(services.ServiceProvider.GetRequiredService<Passwords>().Hash(Password));
        account.SetTotp(
            services
                .ServiceProvider.GetRequiredService<AuthenticatorCodes>()
                .Protect(secret ?? AuthenticatorCodes.NewSecret())
        );
        account.Activate();
        db.Add(account);
        foreach (var (role, scope) in roles ?? [])
            db.Add(
                new GrantedRole
                {
                    Id = Guid.CreateVersion7(),
                    AccountId = id,
                    Role = role,
                    Scope = scope,
                    GrantedAt = portal.Time.Now,
                }
            );
        await db.SaveChangesAsync();
        return account;
    }
}
