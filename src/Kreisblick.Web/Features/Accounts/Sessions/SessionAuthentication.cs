using System.Security.Claims;
using System.Text.Encodings.Web;
using Kreisblick.Web.Platform.Authorization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.Sessions;

/// <summary>Reads the one cookie of the portal and says who asks; the answer to those who may not enter is elsewhere.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionStore sessions
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Request) is not { } key)
            return AuthenticateResult.NoResult();
        var person = await sessions.FindAsync(key, Context.RequestAborted);
        if (!person.IsSignedIn)
            return AuthenticateResult.NoResult();
        Context.Features.Set(person);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.AccountId.ToString()!)], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }
}
