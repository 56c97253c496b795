using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.AspNetCore.Identity;

namespace Kreisblick.Web.Features.Accounts.Passkeys;

internal static class PasskeyServices
{
    public static void AddPasskeys(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A fixed public host keeps passkeys apart from other names that lead to the same machine.
            var origin = builder.Configuration[$"{PortalOptions.Section}:{nameof(PortalOptions.Origin)}"];
            options.ServerDomain = Uri.TryCreate(origin, UriKind.Absolute, out var uri) ? uri.Host : null;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
            options.AuthenticatorTimeout = PasskeyState.Lasts;
        });
        services.AddScoped<PasskeyStore>();
        services.AddScoped<IPasskeyHandler<Account>>(static provider => new PasskeyHandler<Account>(
            Users(provider),
            provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<IdentityPasskeyOptions>>()
        ));
        services.AddSingleton<PasskeyState>();
        services.AddScoped<PasskeyCeremony>();
        services.AddScoped<PasskeySignIn>();
        services.AddScoped<PasskeyShelf>();
    }

    // The handler asks its questions through this type; of all that it can do, it uses the store alone.
    private static UserManager<Account> Users(IServiceProvider provider) =>
        new(
            provider.GetRequiredService<PasskeyStore>(),
            optionsAccessor: null!,
            passwordHasher: null!,
            userValidators: [],
            passwordValidators: [],
            keyNormalizer: null!,
            new IdentityErrorDescriber(),
            provider,
            provider.GetRequiredService<ILogger<UserManager<Account>>>()
        );
}
