using Kreisblick.Web.Features.Accounts.Links;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Invitation;

internal sealed class PasswordModel(InvitationHandler handler) : LinkPage
{
    [BindProperty(Name = "passwort")]
    public string? Password { get; set; }

    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : Over();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        switch (await handler.SetPasswordAsync(Token, Password, cancellation))
        {
            case InvitationOutcome.Done:
                return See($"/konto/einladung/{Token}/app");
            case InvitationOutcome.Refused refused when await ShowAsync(cancellation):
                return Again(refused.Error);
            default:
                return Over();
        }
    }

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await handler.OpenAsync(Token, cancellation) is not { Account.Email: { } email })
            return false;
        Email = email.Value;
        return true;
    }
}
