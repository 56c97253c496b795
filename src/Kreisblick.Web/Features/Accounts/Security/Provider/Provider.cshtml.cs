using Kreisblick.Web.Features.Accounts.OpenId;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Security.Provider;

/// <summary>Connects one's own account with a person of the county's identity provider, or parts them again.</summary>
[FreshProof]
internal sealed class ProviderModel(OpenIdStart start, OpenIdHandler handler, Person person) : FormPage
{
    public string Name { get; private set; } = "";

    public bool IsConnected { get; private set; }

    public bool IsUnreachable { get; private set; }

    public string? Address { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation))
            return NotFound();
        if (IsConnected)
        {
            await handler.DisconnectAsync(person, cancellation);
            return See("/konto/sicherheit?erledigt=getrennt");
        }
        Address = await OpenIdStart.BeginAsync(HttpContext, person, next: null);
        IsUnreachable = Address is null;
        if (Address is not null)
            Response.Headers["Refresh"] = $"0;url={Address}";
        return Page();
    }

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await start.ProviderAsync() is not { } name)
            return false;
        Name = name;
        IsConnected = await handler.OwnAsync(person, cancellation) is not null;
        return true;
    }
}
