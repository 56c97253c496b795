using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Erasure.Own;

/// <summary><c>/konto/loeschen</c>: what is erased and what stays; asking for it, and taking that back.</summary>
[FreshProof]
internal sealed class OwnErasureModel(ErasureDesk desk, Person person, TimeProvider time) : FormPage
{
    private const string Agreed = "ja";

    [BindProperty(Name = "erledigt", SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty(Name = "einverstanden")]
    public string? Agrees { get; set; }

    [BindProperty(Name = "tun")]
    public string? Act { get; set; }

    /// <summary>What was asked for already; null: nothing.</summary>
    public ErasureCase? Open { get; private set; }

    /// <summary>Name of the text that says why it cannot be done now.</summary>
    public string? Hindrance { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Open = await desk.OpenOfAsync(person.AccountId!.Value, cancellation);
        Hindrance = await desk.HindranceAsync(await desk.OwnAsync(person, cancellation), cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Act == "behalten")
            return await AfterAsync(
                await desk.TakeBackAsync(
                    person,
                    person.Change("Antrag auf Löschung zurückgenommen", time),
                    cancellation
                ),
                cancellation
            );
        if (Agrees != Agreed)
        {
            await OnGetAsync(cancellation);
            return Again(new FieldError("einverstanden", "erasure.agree"));
        }
        return await AfterAsync(
            await desk.AskAsync(
                await desk.OwnAsync(person, cancellation),
                person.Change("Wunsch der Person", time),
                cancellation
            ),
            cancellation
        );
    }

    private async Task<IActionResult> AfterAsync(ErasureOutcome outcome, CancellationToken cancellation)
    {
        switch (outcome)
        {
            case ErasureOutcome.Erased:
                SessionCookie.Delete(Response);
                return See("/konto/abmelden");
            case ErasureOutcome.Waiting:
                return See("/konto/loeschen?erledigt=beantragt");
            case ErasureOutcome.Stays:
                return See("/konto/loeschen?erledigt=zurueckgenommen");
            default:
                await OnGetAsync(cancellation);
                return Again(new FieldError("antrag", ((ErasureOutcome.Refused)outcome).TextKey));
        }
    }
}
