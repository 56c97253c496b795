using Kreisblick.Web.Features.Accounts.Links;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.ForgottenPassword;

internal sealed class ChooseModel(ForgottenHandler handler) : LinkPage
{
    [BindProperty(Name = "passwort")]
    public string? Password { get; set; }

    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : Over();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        await handler.SetAsync(Token, Password, cancellation) switch
        {
            ForgottenOutcome.Done => See("/konto/passwort/fertig"),
            ForgottenOutcome.Refused refused when await ShowAsync(cancellation) => Again(refused.Error),
            _ => Over(),
        };

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await handler.OpenAsync(Token, cancellation) is not { Account.Email: { } email })
            return false;
        Email = email.Value;
        return true;
    }
}
