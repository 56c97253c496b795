using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Secrets;
using Kreisblick.Web.Platform.Web.Limits;

namespace Kreisblick.Web.Features.Accounts.SignIn;

/// <summary>From where somebody tries to sign in to which account, as keyed hashes.</summary>
/// <param name="Account">The account, or the address that is none: both look alike.</param>
/// <param name="Device">Account, network and kind of browser together.</param>
/// <param name="Network">The network prefix alone.</param>
internal sealed record SignInOrigin(string Account, string Device, string Network)
{
    public static async Task<SignInOrigin> OfAsync(
        KeyedHashes hashes,
        HttpContext context,
        string emailKey,
        CancellationToken cancellation
    )
    {
        var network = NetworkPrefix.Of(context);
        var browser = DeviceName.Of(context.Request.Headers.UserAgent.ToString());
        return new(
            await hashes.OfAsync("sign-in account", emailKey, cancellation),
            await hashes.OfAsync("sign-in device", $"{emailKey}\n{network}\n{browser}", cancellation),
            await hashes.OfAsync("sign-in network", network, cancellation)
        );
    }
}
