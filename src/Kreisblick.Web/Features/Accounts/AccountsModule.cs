using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Accounts.DataProtection;
using Kreisblick.Web.Features.Accounts.Erasure;
using Kreisblick.Web.Features.Accounts.Factors;
using Kreisblick.Web.Features.Accounts.FirstAdministrator;
using Kreisblick.Web.Features.Accounts.ForgottenPassword;
using Kreisblick.Web.Features.Accounts.Invitation;
using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Features.Accounts.Manage.Invite;
using Kreisblick.Web.Features.Accounts.Manage.OneAccount;
using Kreisblick.Web.Features.Accounts.Manage.People;
using Kreisblick.Web.Features.Accounts.Manage.Proposals;
using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Features.Accounts.NewFactor;
using Kreisblick.Web.Features.Accounts.NewPassword;
using Kreisblick.Web.Features.Accounts.Notices;
using Kreisblick.Web.Features.Accounts.OpenId;
using Kreisblick.Web.Features.Accounts.OwnData;
using Kreisblick.Web.Features.Accounts.Passkeys;
using Kreisblick.Web.Features.Accounts.Proof;
using Kreisblick.Web.Features.Accounts.RoleMatrix;
using Kreisblick.Web.Features.Accounts.Seed;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
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
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Name, _ => { })
            .AddOpenId(builder);
        services.AddSingleton<Passwords>();
        services.AddSingleton<AuthenticatorCodes>();
        services.AddSingleton<SignInStep>();
        services.AddScoped<SessionStore>();
        services.AddScoped<SignInBudget>();
        services.AddScoped<RecoveryCodes>();
        services.AddScoped<SignInHandler>();
        services.AddScoped<ProofHandler>();
        services.AddScoped<AccountDirectory>();
        services.AddScoped<AccountTokens>();
        services.AddScoped<AccountMail>();
        services.AddScoped<LocalWords>();
        services.AddSingleton<RecoverySheet>();
        services.AddScoped<InvitationHandler>();
        services.AddScoped<GrantCheck>();
        services.AddScoped<RoleChanges>();
        services.AddScoped<InviteHandler>();
        services.AddScoped<InviteChoices>();
        services.AddScoped<ProposalsHandler>();
        services.AddSingleton(
            new StaffPlace(
                90,
                "Konten",
                "Menschen einladen, Rollen geben und nehmen, Konten sperren.",
                PeopleQuery.Path,
                Rights.ManageAccounts
            )
        );
        services.AddSingleton(
            new StaffPlace(
                91,
                "Rollen bestätigen",
                "Über Vorschläge für die Rolle Systemverwaltung entscheiden.",
                "/verwaltung/konten/vorschlaege",
                Rights.ManageAccounts
            )
        );
        services.AddSingleton(
            new StaffPlace(92, "Wer was darf", "Rechte und Rollen nachsehen.", "/verwaltung/rollen", Rights.SeeRoles)
        );
        foreach (var rule in AccountRetention.Rules)
            services.AddSingleton(rule);
        services.AddSingleton(AccountProcessing.Account);
        services.AddSingleton(AccountProcessing.Trail);
        services.AddSingleton(
            new StaffPlace(
                93,
                "Datenschutz",
                "Fristen, Gelöschtes und das Verzeichnis der Verarbeitungen nachsehen.",
                "/verwaltung/datenschutz",
                Rights.ProtectData
            )
        );
        services.AddErasure();
        services.AddScoped<RetentionReader>();
        services.AddScoped<RegisterReader>();
        services.AddScoped<OwnDataHandler>();
        services.AddScoped<PeopleList>();
        services.AddScoped<RoleHolders>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<AccountFileReader>();
        services.AddScoped<NewFactorHandler>();
        services.AddSingleton(AccountHistory.Words);
        services.AddSingleton(AccountHistory.Names);
        services.AddScoped<ResetBudget>();
        services.AddScoped<ForgottenHandler>();
        services.AddSingleton(
            new JobHandler(
                ForgottenHandler.JobKind,
                static (s, payload, cancellation) =>
                    s.GetRequiredService<ForgottenHandler>().SendAsync(payload, cancellation)
            )
        );
        services.AddScoped<FirstAdministratorHandler>();
        services.AddSingleton(new FirstAdministratorCode(FirstAdministratorNotice.LinesAsync));
        services.AllowAnyone(
            "/Accounts/FirstAdministrator",
            "/Accounts/ForgottenPassword",
            "/Accounts/Invitation",
            "/Accounts/NewFactor",
            "/Accounts/OpenId",
            "/Accounts/SignIn",
            "/Accounts/SignOut"
        );
        services.RequireRight(Rights.ManageAccounts, "/Accounts/Manage");
        services.RequireRight(Rights.SeeRoles, "/Accounts/RoleMatrix");
        services.RequireRight(Rights.ProtectData, "/Accounts/DataProtection");
        builder.AddPasskeys();
        services.RequireRight(
            Rights.OwnAccount,
            "/Accounts/Overview",
            "/Accounts/OwnData",
            "/Accounts/Proof",
            "/Accounts/Security",
            "/Accounts/Sessions"
        );
        services.RequireRight(Rights.Workplace, "/Accounts/Workplace");
        services.AddSingleton(
            new NavigationEntry("nav.signIn", "/konto/anmelden", 90, NavigationPlace.Footer) { ForVisitorsOnly = true }
        );
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

    public static void MapAccounts(this WebApplication app)
    {
        // Password managers send people here (W3C, a well-known URL for changing passwords).
        app.MapGet("/.well-known/change-password", () => Results.Redirect("/konto/passwort"))
            .AllowAnonymous()
            .ExcludeFromDescription();
        app.MapPasskeys();
        app.MapSessions();
    }
}
