using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Seed;

/// <summary>The accounts that everybody may use in an example county. A real county has none of them.</summary>
internal static class ExampleAccounts
{
    /// <summary>Scopes of roles that need one, until the module that owns them names better ones.</summary>
    public const string AnyScope = "beispiel";

    public static async Task SeedAsync(
        KreisblickDb db,
        Passwords passwords,
        AuthenticatorCodes codes,
        IEnumerable<ExampleScope> scopes,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (await db.Set<Account>().AnyAsync(a => a.IsExample, cancellation))
            return;
        // One hash for all: the password is no secret, and hashing takes a while by design.
        var hash = passwords.Hash(ExampleAccount.Password);
        var byRole = scopes.ToDictionary(s => s.Role, s => s.Scope);
        foreach (var example in ExampleAccount.All)
        {
            var account = new Account(
                Guid.CreateVersion7(change.When),
                StoredText.Parse<EmailAddress>(example.Email),
                example.Name,
                change.When
            )
            {
                IsExample = true,
            };
            account.SetPassword(hash);
            account.SetTotp(codes.Protect(AuthenticatorCodes.NewSecret()));
            account.Activate();
            db.Add(account);
            db.Add(
                new GrantedRole
                {
                    Id = Guid.CreateVersion7(change.When),
                    AccountId = account.Id,
                    Role = example.Role,
                    Scope = RoleRule.Of(example.Role).ScopeRequired
                        ? byRole.GetValueOrDefault(example.Role, AnyScope)
                        : null,
                    GrantedAt = change.When,
                }
            );
        }
        db.Audit(change, "accounts", "seeded", "account", "example", new { accounts = ExampleAccount.All.Count });
        await db.SaveChangesAsync(cancellation);
    }
}
