using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Web.Forms;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.ForgottenPassword;

internal sealed class ForgottenModel(ForgottenHandler handler, IOptionsSnapshot<PortalOptions> portal) : FormPage
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "gesendet", SupportsGet = true)]
    public string? Sent { get; set; }

    /// <summary>Says the same whether there is such an account or not.</summary>
    public bool IsSent => Sent == "ja";

    public PhoneOptions Phone => portal.Value.Phone;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        switch (await handler.AskAsync(HttpContext, Email, cancellation))
        {
            case ForgottenOutcome.Refused refused:
                return Again(refused.Error);
            case ForgottenOutcome.TooMany many:
                return TooMany.Answer(Response, many.Wait, Again(TooMany.Error("email", many.Wait)));
            default:
                return See("/konto/passwort?gesendet=ja");
        }
    }
}
