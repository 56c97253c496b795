using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Sessions;

internal sealed class SessionsModel(SessionStore sessions, Person person, TimeProvider time) : FormPage
{
    /// <summary>The session to end.</summary>
    [BindProperty(Name = "sitzung")]
    public Guid? Ended { get; set; }

    /// <summary>All of them.</summary>
    [BindProperty(Name = "alle")]
    public string? All { get; set; }

    [BindProperty(Name = "erledigt", SupportsGet = true)]
    public string? Done { get; set; }

    public bool HasEnded => Done == "beendet";

    public Guid? Current => person.SessionId;

    public TimeSpan Idle { get; } = SessionStore.Idle(person.Grants);

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        Sessions =
        [
            .. (await sessions.OpenAsync(person.AccountId!.Value, cancellation)).Where(s => now - s.SeenAt <= Idle),
        ];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var account = person.AccountId!.Value;
        if (All == "ja")
        {
            await sessions.EndAsync(
                account,
                person.Change("Überall abgemeldet", time),
                only: null,
                except: null,
                cancellation
            );
            SessionCookie.Delete(Response);
            return See("/konto/abmelden");
        }
        if (Ended is { } one)
            await sessions.EndAsync(
                account,
                person.Change("Anmeldung beendet", time),
                only: one,
                except: null,
                cancellation
            );
        return See("/konto/sitzungen?erledigt=beendet");
    }
}
