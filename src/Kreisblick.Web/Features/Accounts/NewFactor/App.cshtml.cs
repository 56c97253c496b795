using Kreisblick.Web.Features.Accounts.Factors;
using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.NewFactor;

/// <summary><c>/konto/faktor/{token}/app</c>: the new app shows that it has the secret; then come new codes for paper.</summary>
internal sealed class AppModel(NewFactorHandler handler, RecoverySheet sheet, IOptionsSnapshot<PortalOptions> portal)
    : LinkPage
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "tun")]
    public string? Act { get; set; }

    [BindProperty(Name = "blatt")]
    public string? Sealed { get; set; }

    public AppSetup? Setup { get; private set; }

    public NewCodes? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await handler.OpenAsync(Token, cancellation) is not { } open ? Over()
        : Show(open) ? Page()
        : See($"/konto/faktor/{Token}");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        // The link is used by now: what comes from the page with the codes needs it no more.
        if (Act == "datei" && sheet.Text(Sealed) is { } text)
            return File(text, "text/plain; charset=utf-8", "wiederherstellungscodes.txt");
        if (Act == "fertig")
            return See("/konto/anmelden");
        switch (await handler.ConfirmAsync(Token, Code, cancellation))
        {
            case NewFactorOutcome.Done done:
                Made = new NewCodes(done.Codes, sheet.Seal(done.Codes), "Weiter zur Anmeldung");
                return Page();
            case NewFactorOutcome.Refused refused
                when await handler.OpenAsync(Token, cancellation) is { } open && Show(open):
                return Again(refused.Error);
            default:
                return Over();
        }
    }

    private bool Show(OpenFactor open)
    {
        Setup = handler.PendingSecret(open) is { } secret
            ? AppSetup.Of(secret, portal.Value.Name, open.Account.Email?.Value ?? "")
            : null;
        return Setup is not null;
    }
}
