using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.SignIn;

internal sealed class CodeModel(SignInHandler handler, AuthenticatorCodes codes, IOptionsSnapshot<PortalOptions> portal)
    : FormPage
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = AccessAnswers.ReturnParameter, SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>The code itself, for invented accounts of an example county only.</summary>
    public string? ExampleCode { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : See("/konto/anmelden");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        switch (await handler.FactorAsync(HttpContext, Code, cancellation))
        {
            case SignInOutcome.SignedIn signedIn:
                SessionCookie.DeleteStep(Response);
                SessionCookie.Set(Response, signedIn.Key);
                return See(LocalPath.Or(Next, "/verwaltung"));
            case SignInOutcome.StepOver:
                SessionCookie.DeleteStep(Response);
                return See("/konto/anmelden");
            case SignInOutcome.TooMany many:
                await ShowAsync(cancellation);
                return TooMany.Answer(Response, many.Wait, Again(TooMany.Error("code", many.Wait)));
            default:
                await ShowAsync(cancellation);
                return Again(new FieldError("code", "signIn.code.refused"));
        }
    }

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await handler.WaitingAsync(HttpContext, cancellation) is not { } account)
            return false;
        if (portal.Value.Example && account is { IsExample: true, TotpSecret: not null })
            ExampleCode = codes.Current(account);
        return true;
    }
}
