using Kreisblick.Web.Features.Accounts.Sessions;
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

    /// <summary>The person has a passkey for this portal.</summary>
    public bool HasPasskey { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) =>
        HasPasskey = await handler.HasPasskeyAsync(person, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        switch (await handler.PasswordAsync(HttpContext, person, Password, cancellation))
        {
            case ProofOutcome.Proven proven:
                SessionCookie.Set(Response, proven.Key);
                return See(LocalPath.Or(Next, "/konto"));
            case ProofOutcome.TooMany many:
                await OnGetAsync(cancellation);
                return TooMany.Answer(Response, many.Wait, Again(TooMany.Error("passwort", many.Wait)));
            default:
                await OnGetAsync(cancellation);
                return Again(new FieldError("passwort", "proof.refused"));
        }
    }
}
