using Kreisblick.Web.Features.Accounts.Links;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.Invitation;

internal sealed class StartModel(InvitationHandler handler, Person person, IOptionsSnapshot<PortalOptions> portal)
    : LinkPage
{
    public InvitationFacts? Facts { get; private set; }

    public string Portal => portal.Value.Name;

    /// <summary>Whoever is signed in in this browser: not the invited person, who has no account yet.</summary>
    public string? SignedInAs => person.IsSignedIn ? person.Name : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Facts = await handler.FactsAsync(Token, cancellation);
        return Facts is null ? Over() : Page();
    }
}
