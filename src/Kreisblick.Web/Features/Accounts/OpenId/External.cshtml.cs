using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.OpenId;

/// <summary>Begins a sign-in at the provider; only by a press on the button, never by an address (ASVS 7.6.2).</summary>
internal sealed class ExternalModel(OpenIdStart start) : FormPage
{
    [BindProperty(Name = AccessAnswers.ReturnParameter)]
    public string? Next { get; set; }

    public string? Provider { get; private set; }

    public string? Address { get; private set; }

    public IActionResult OnGet() => See("/konto/anmelden");

    public async Task<IActionResult> OnPostAsync()
    {
        Provider = await start.ProviderAsync();
        if (Provider is null)
            return NotFound();
        Address = await OpenIdStart.BeginAsync(HttpContext, connects: null, LocalPath.Or(Next, "/verwaltung"));
        if (Address is not null)
            // Goes on by itself; the link is for browsers that do not.
            Response.Headers["Refresh"] = $"0;url={Address}";
        else
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
