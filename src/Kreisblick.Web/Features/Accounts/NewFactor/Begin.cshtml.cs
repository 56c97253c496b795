using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.NewFactor;

/// <summary><c>/konto/faktor/{token}</c>: the password first.</summary>
internal sealed class BeginModel(NewFactorHandler handler) : LinkPage
{
    [BindProperty(Name = "passwort")]
    public string? Password { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await handler.OpenAsync(Token, cancellation) is null ? Over() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        await handler.ProveAsync(HttpContext, Token, Password, cancellation) switch
        {
            NewFactorOutcome.Proven => See($"/konto/faktor/{Token}/app"),
            NewFactorOutcome.Refused refused => Again(refused.Error),
            NewFactorOutcome.TooMany many => TooMany.Answer(
                Response,
                many.Wait,
                Again(TooMany.Error("passwort", many.Wait))
            ),
            _ => Over(),
        };
}
