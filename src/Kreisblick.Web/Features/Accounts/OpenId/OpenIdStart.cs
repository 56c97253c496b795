using Kreisblick.Web.Platform.Authorization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.OpenId;

/// <summary>
/// Sends a person to the provider. Not by a redirect after the form: our policy lets forms lead to this portal only,
/// and browsers hold redirects after a form to it. The page in between says where one goes.
/// </summary>
internal sealed class OpenIdStart(IOptions<OpenIdOptions> settings, IAuthenticationSchemeProvider schemes)
{
    /// <summary>Name of the provider; null: there is none.</summary>
    public async Task<string?> ProviderAsync() =>
        await schemes.GetSchemeAsync(OpenIdScheme.Name) is null ? null : settings.Value.Name;

    /// <returns>The address at the provider; null: the provider does not answer.</returns>
    public static async Task<string?> BeginAsync(HttpContext context, Person? connects, string? next)
    {
        var properties = new AuthenticationProperties { RedirectUri = "/verwaltung" };
        if (connects?.SessionId is { } session)
            properties.Items[OpenIdAnswer.ConnectSession] = session.ToString("N");
        if (next is not null)
            properties.Items[OpenIdAnswer.Next] = next;
        try
        {
            await context.ChallengeAsync(OpenIdScheme.Name, properties);
        }
        catch (InvalidOperationException)
        {
            // The provider's description of itself cannot be read.
            return null;
        }
        var address = context.Response.Headers.Location.ToString();
        context.Response.Headers.Remove("Location");
        context.Response.StatusCode = StatusCodes.Status200OK;
        return address.Length > 0 ? address : null;
    }
}
