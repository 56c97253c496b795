using Kreisblick.Documents.Codes;
using Kreisblick.Web.Features.Accounts.SignIn;

namespace Kreisblick.Web.Features.Accounts.Factors;

/// <summary>What an authenticator app needs, for the partial that shows it.</summary>
/// <param name="Secret">In groups of four, to be typed.</param>
/// <param name="Address">What the QR code says; on a phone a link opens the app with it.</param>
/// <param name="QrCode">SVG.</param>
internal sealed record AppSetup(string Secret, string Address, string QrCode)
{
    /// <param name="secret">Base32.</param>
    /// <param name="portal">Name of the portal, as the app shows it.</param>
    /// <param name="account">Address of the account, as the app shows it.</param>
    public static AppSetup Of(string secret, string portal, string account)
    {
        var address = AuthenticatorCodes.AppAddress(secret, portal, account);
        return new AppSetup(
            string.Join(' ', secret.Chunk(4).Select(part => new string(part))),
            address,
            Documents.Codes.QrCode.TrySvg(address, out var svg) ? svg : ""
        );
    }
}
