using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.FirstAdministrator;

internal sealed class FirstModel(FirstAdministratorHandler handler) : FormPage
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await handler.IsNeededAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        await handler.StartAsync(Code, Email, Name, cancellation) switch
        {
            FirstOutcome.Invited invited => See($"/konto/einladung/{invited.Token}/passwort"),
            FirstOutcome.Refused refused => Again(refused.Errors),
            _ => NotFound(),
        };
}
