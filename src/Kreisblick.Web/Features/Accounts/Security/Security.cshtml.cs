using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.OpenId;
using Kreisblick.Web.Features.Accounts.Passkeys;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Kreisblick.Web.Platform.Web.Language;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Security;

internal sealed class SecurityModel(
    PasskeyShelf passkeys,
    OpenIdStart external,
    OpenIdHandler connections,
    Person person,
    Texts texts
) : FormPage
{
    // What a change says afterwards; anything else in the address says nothing.
    private static readonly string[] Changes = ["passkey", "passkey-weg", "verbunden", "getrennt"];

    [BindProperty(Name = "erledigt", SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty(Name = "extern", SupportsGet = true)]
    public string? External { get; set; }

    /// <summary>Connecting failed: the other side belongs to somebody else already.</summary>
    public bool Taken => External == "vergeben";

    /// <summary>Name of the county's identity provider; null: there is none.</summary>
    public string? Provider { get; private set; }

    public ExternalLogin? Connection { get; private set; }

    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    public string? Said => Changes.Contains(Done, StringComparer.Ordinal) ? texts.Plain("security.done." + Done) : null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Passkeys = await passkeys.OwnAsync(person, cancellation);
        Provider = await external.ProviderAsync();
        Connection = await connections.OwnAsync(person, cancellation);
    }
}
