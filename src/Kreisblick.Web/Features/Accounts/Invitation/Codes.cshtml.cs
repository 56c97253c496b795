using Kreisblick.Web.Features.Accounts.Factors;
using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Features.Accounts.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Invitation;

internal sealed class CodesModel(InvitationHandler handler, RecoverySheet sheet) : LinkPage
{
    [BindProperty(Name = "tun")]
    public string? Act { get; set; }

    [BindProperty(Name = "blatt")]
    public string? Sealed { get; set; }

    public NewCodes? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await handler.OpenAsync(Token, cancellation) switch
        {
            null => Over(),
            { Step: InvitationStep.Codes } => Page(),
            _ => See($"/konto/einladung/{Token}/app"),
        };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Act == "datei" && sheet.Text(Sealed) is { } text)
            return File(text, "text/plain; charset=utf-8", "wiederherstellungscodes.txt");
        var outcome =
            Act == "fertig"
                ? await handler.FinishAsync(HttpContext, Token, cancellation)
                : await handler.MakeCodesAsync(Token, cancellation);
        switch (outcome)
        {
            case InvitationOutcome.NewCodes made:
                Made = new NewCodes(made.Codes, sheet.Seal(made.Codes), "Konto öffnen");
                return Page();
            case InvitationOutcome.SignedIn signedIn:
                SessionCookie.Set(Response, signedIn.Key);
                return See("/verwaltung");
            case InvitationOutcome.TooEarly:
                return See($"/konto/einladung/{Token}/app");
            default:
                return Over();
        }
    }
}
