using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Proof;

internal sealed class ProofModel(ProofHandler handler, Person person) : FormPage
{
    [BindProperty(Name = "passwort")]
    public string? Password { get; set; }

    [BindProperty(Name = AccessAnswers.ReturnParameter, SupportsGet = true)]
    public string? Next { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        await handler.PasswordAsync(HttpContext, person, Password, cancellation) switch
        {
            ProofOutcome.Proven => See(LocalPath.Or(Next, "/konto")),
            ProofOutcome.TooMany many => TooMany.Answer(
                Response,
                many.Wait,
                Again(TooMany.Error("passwort", many.Wait))
            ),
            _ => Again(new FieldError("passwort", "proof.refused")),
        };
}
