using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Accounts.Proof;
using Kreisblick.Web.Features.Accounts.Seed;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Seeding;
using Kreisblick.Web.Platform.Web.Layout;
using Microsoft.AspNetCore.Authentication;

namespace Kreisblick.Web.Features.Accounts;

/// <summary>Registration point of accounts: sign-in, sessions, roles, groups, the place of work.</summary>
internal static class AccountsModule
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddAuthentication(SessionAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Name, _ => { });
        services.AddSingleton<Passwords>();
        services.AddSingleton<AuthenticatorCodes>();
        services.AddSingleton<SignInStep>();
        services.AddScoped<SessionStore>();
        services.AddScoped<SignInBudget>();
        services.AddScoped<RecoveryCodes>();
        services.AddScoped<SignInHandler>();
        services.AddScoped<ProofHandler>();
        services.AddScoped<AccountDirectory>();
        services.AllowAnyone("/Accounts/SignIn", "/Accounts/SignOut");
        services.RequireRight(Rights.OwnAccount, "/Accounts/Overview", "/Accounts/Proof");
        services.RequireRight(Rights.Workplace, "/Accounts/Workplace");
        services.AddSingleton(new NavigationEntry("nav.signIn", "/konto/anmelden", 90, NavigationPlace.Footer));
        services.AddSingleton(
            new Seeder(
                15,
                "Gruppen",
                (scope, change, cancellation) =>
                    GroupSeed.SeedAsync(scope.GetRequiredService<KreisblickDb>(), change, cancellation)
            )
        );
        services.AddSingleton(
            new Seeder(
                90,
                "Beispielkonten",
                (scope, change, cancellation) =>
                    ExampleAccounts.SeedAsync(
                        scope.GetRequiredService<KreisblickDb>(),
                        scope.GetRequiredService<Passwords>(),
                        scope.GetRequiredService<AuthenticatorCodes>(),
                        scope.GetServices<ExampleScope>(),
                        change,
                        cancellation
                    ),
                Example: true
            )
        );
    }
}
