using Kreisblick.Web.Features.Accounts.Passkeys;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Security.Passkeys;

[FreshProof]
internal sealed class RemovePasskeyModel(PasskeyShelf passkeys, Person person) : FormPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation))
            return NotFound();
        return await passkeys.RemoveAsync(person, Id, cancellation) is PasskeyOutcome.Refused refused
            ? Again(new FieldError("entfernen", refused.TextKey))
            : See("/konto/sicherheit?erledigt=passkey-weg");
    }

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if ((await passkeys.OwnAsync(person, cancellation)).FirstOrDefault(p => p.Id == Id) is not { } passkey)
            return false;
        Name = passkey.Name;
        return true;
    }
}
