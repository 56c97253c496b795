using Kreisblick.Web.Platform.Outbound;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Kreisblick.Web.Features.Accounts.OpenId;

/// <summary>
/// The framework's OpenID Connect client, set as security.md 5 asks: code flow with PKCE, state and nonce, the exact
/// issuer, signatures by a list of algorithms, and no cookie but two that live until the answer comes (ADR 10).
/// </summary>
internal static class OpenIdScheme
{
    public const string Name = "openid";
    public const string AnswerPath = "/konto/anmelden/antwort";

    /// <summary>From the press on the button to the answer of the provider.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    // Asymmetric signatures only: with "none" or with the client's own secret as key anybody could sign.
    private static readonly string[] Signatures =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    public static void Configure(OpenIdConnectOptions options, OpenIdOptions settings, TimeProvider time)
    {
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.Secret();
        options.CallbackPath = AnswerPath;
        options.RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // By GET: an answer by form would need cookies that other sites may use (SameSite=None).
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.DisableTelemetry = true;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        // Nothing but who it is: no name, no address.
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.ClaimActions.Clear();
        options.RemoteAuthenticationTimeout = Lasts;
        foreach (var (cookie, name) in new[] { (options.CorrelationCookie, "lauf"), (options.NonceCookie, "einmal") })
        {
            cookie.Name = $"__Host-{name}-";
            cookie.Path = "/";
            cookie.HttpOnly = true;
            cookie.SecurePolicy = CookieSecurePolicy.Always;
            cookie.SameSite = SameSiteMode.Lax;
            cookie.IsEssential = true;
        }
        options.ProtocolValidator.NonceLifetime = Lasts;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = Signatures,
            ValidAudience = settings.ClientId,
            // Whatever the provider's own description says of itself.
            IssuerValidator = (issuer, _, _) =>
                issuer == settings.Authority
                    ? issuer
                    : throw new SecurityTokenInvalidIssuerException("The token is another issuer's."),
            LifetimeValidator = (from, until, _, _) =>
                until is { } end
                && time.GetUtcNow().UtcDateTime is var now
                && now < end + ClocksDiffer
                && (from is not { } begin || now > begin - ClocksDiffer),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            RequireAudience = true,
        };
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.BackchannelHttpHandler = OperatorHost.Handler();
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                if (settings.SecondFactorAcr.Count > 0)
                    context.ProtocolMessage.AcrValues = string.Join(' ', settings.SecondFactorAcr);
                return Task.CompletedTask;
            },
            // In the code flow the framework takes unsigned tokens, as OpenID Connect Core 3.1.3.7 allows; we do not.
            OnTokenValidated = static context =>
            {
                if (
                    context.SecurityToken is not { RawSignature.Length: > 0 } token
                    || !Signatures.Contains(token.SignatureAlgorithm, StringComparer.Ordinal)
                )
                    context.Fail(new SecurityTokenInvalidSignatureException("The token is not signed."));
                return Task.CompletedTask;
            },
            OnTicketReceived = OpenIdAnswer.ReceivedAsync,
            OnRemoteFailure = OpenIdAnswer.FailedAsync,
            // Signing out elsewhere does not end our sessions, and nobody but the person does (ADR 10).
            OnRemoteSignOut = static context =>
            {
                context.SkipHandler();
                return Task.CompletedTask;
            },
        };
        options.RemoteSignOutPath = PathString.Empty;
        options.SignedOutCallbackPath = PathString.Empty;
    }
}
