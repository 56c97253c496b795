using Kreisblick.Web.Platform.Cli;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.OpenId;

internal static class OpenIdServices
{
    public static void AddOpenId(this AuthenticationBuilder authentication, WebApplicationBuilder builder)
    {
        var services = authentication.Services;
        var section = builder.Configuration.GetSection(OpenIdOptions.Section);
        services.Configure<OpenIdOptions>(section);
        services.AddScoped<OpenIdHandler>();
        services.AddScoped<OpenIdStart>();
        services.AddSingleton(new DoctorCheck(LookAsync));
        if (section.Get<OpenIdOptions>() is not { IsOn: true } settings || settings.Wrongs().Count > 0)
            return;
        authentication.AddOpenIdConnect(OpenIdScheme.Name, _ => { });
        services
            .AddOptions<OpenIdConnectOptions>(OpenIdScheme.Name)
            .Configure<IOptions<OpenIdOptions>, TimeProvider>(
                static (options, ours, time) => OpenIdScheme.Configure(options, ours.Value, time)
            );
    }

    private static Task<IReadOnlyList<DoctorFinding>> LookAsync(IServiceProvider services, CancellationToken _)
    {
        var settings = services.GetRequiredService<IOptions<OpenIdOptions>>().Value;
        return Task.FromResult<IReadOnlyList<DoctorFinding>>(
            settings.Wrongs() is { Count: > 0 } wrongs ? [.. wrongs.Select(DoctorFinding.Error)]
            : settings.IsOn ? [DoctorFinding.Good($"Anmeldung auch über {settings.Authority}")]
            : []
        );
    }
}
