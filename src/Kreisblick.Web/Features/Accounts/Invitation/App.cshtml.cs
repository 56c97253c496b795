using Kreisblick.Web.Features.Accounts.Factors;
using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.Invitation;

internal sealed class AppModel(InvitationHandler handler, IOptionsSnapshot<PortalOptions> portal) : LinkPage
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public AppSetup? Setup { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await handler.OpenAsync(Token, cancellation) is not { } open)
            return Over();
        if (open.Step is InvitationStep.Codes)
            return See($"/konto/einladung/{Token}/codes");
        return Show(open) ? Page() : See($"/konto/einladung/{Token}/passwort");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        switch (await handler.ConfirmFactorAsync(Token, Code, cancellation))
        {
            case InvitationOutcome.Done:
                return See($"/konto/einladung/{Token}/codes");
            case InvitationOutcome.TooEarly:
                return See($"/konto/einladung/{Token}/passwort");
            case InvitationOutcome.Refused refused
                when await handler.OpenAsync(Token, cancellation) is { } open && Show(open):
                return Again(refused.Error);
            default:
                return Over();
        }
    }

    private bool Show(OpenInvitation open)
    {
        Setup = handler.PendingSecret(open) is { } secret
            ? AppSetup.Of(secret, portal.Value.Name, open.Account.Email?.Value ?? "")
            : null;
        return Setup is not null;
    }
}
