using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Kreisblick.Web.Tests.Features.Accounts.OpenId;

/// <summary>
/// A county's identity provider: OpenIddict on a port of this machine, without a database. Whoever comes is already
/// signed in there as <see cref="Subject"/>.
/// </summary>
internal sealed class RealProvider : IAsyncDisposable
{
    public const string Client = "kreisblick";
    public const string Secret = "ein Geheimnis nur für Tests";

    private readonly WebApplication server;

    private RealProvider(WebApplication server) => this.server = server;

    public string Subject { get; set; } = "person-17";
    public string? Acr { get; set; }
    public string? Amr { get; set; }

    /// <summary>What the portal asked for last.</summary>
    public OpenIddictRequest? Asked { get; private set; }

    /// <summary>With the slash at the end, exactly as in its tokens.</summary>
    public string Authority => server.Urls.Single() + "/";

    public static async Task<RealProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        RealProvider provider = null!;
        builder.Services.AddRouting();
        builder.Services.AddDataProtection();
        builder
            .Services.AddOpenIddict()
            .AddServer(options =>
            {
                options.EnableDegradedMode();
                options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
                options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                options.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                options.UseAspNetCore().DisableTransportSecurityRequirement();
                options.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.ClientId != Client)
                            context.Reject(OpenIddictConstants.Errors.InvalidClient);
                        return default;
                    })
                );
                options.AddEventHandler<ValidateTokenRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.ClientId != Client || context.ClientSecret != Secret)
                            context.Reject(OpenIddictConstants.Errors.InvalidClient);
                        return default;
                    })
                );
                options.AddEventHandler<HandleAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        context.SignIn(provider.Person(context.Request));
                        return default;
                    })
                );
            });
        var app = builder.Build();
        provider = new(app);
        app.UseRouting();
        app.UseAuthentication();
        await app.StartAsync();
        // The first answer of a process takes long; the portal waits ten seconds for it.
        using var client = new HttpClient { BaseAddress = new(provider.Authority) };
        foreach (var path in new[] { ".well-known/openid-configuration", ".well-known/jwks" })
            await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private ClaimsPrincipal Person(OpenIddictRequest request)
    {
        Asked = request;
        var identity = new ClaimsIdentity("provider");
        identity.SetClaim(OpenIddictConstants.Claims.Subject, Subject);
        if (Acr is not null)
            identity.SetClaim("acr", Acr);
        if (Amr is not null)
            identity.SetClaims("amr", [Amr]);
        identity.SetDestinations(static _ => [OpenIddictConstants.Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(request.GetScopes());
        return principal;
    }
}
