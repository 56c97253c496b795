using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.SignOut;

internal sealed class SignOutModel(Person person, SessionStore sessions, TimeProvider time) : FormPage
{
    public bool IsDone => !person.IsSignedIn;

    public string Name => person.Name;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (person is { AccountId: { } account, SessionId: { } session })
            await sessions.EndAsync(
                account,
                person.Change("Abmeldung", time),
                only: session,
                except: null,
                cancellation
            );
        SessionCookie.Delete(Response);
        // Not "storage": that would delete a shortlist which the person asked for (security.md 3).
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return See("/konto/abmelden");
    }
}
