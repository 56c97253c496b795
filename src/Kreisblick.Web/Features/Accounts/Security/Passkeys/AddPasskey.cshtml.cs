using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;

namespace Kreisblick.Web.Features.Accounts.Security.Passkeys;

[FreshProof]
internal sealed class AddPasskeyModel : FormPage
{
    /// <summary>A first guess: the device that the person holds.</summary>
    public string Name => DeviceName.Of(Request.Headers.UserAgent.ToString());
}
