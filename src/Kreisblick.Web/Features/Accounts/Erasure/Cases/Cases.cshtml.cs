using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Erasure.Cases;

/// <summary><c>/verwaltung/loeschungen</c>: who wants an account to be erased, and what became of it.</summary>
[FreshProof]
internal sealed class CasesModel(ErasureDesk desk, ErasureReader reader, Person person, TimeProvider time) : FormPage
{
    [BindProperty(Name = "antrag")]
    public Guid Case { get; set; }

    [BindProperty(Name = "tun")]
    public string? Act { get; set; }

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    [BindProperty(Name = "erledigt", SupportsGet = true)]
    public string? Done { get; set; }

    public string? Said =>
        Done switch
        {
            "geloescht" => "Das Konto ist gelöscht.",
            "abgelehnt" => "Der Antrag ist abgelehnt. Die Person bekommt eine E-Mail mit dem Grund.",
            _ => null,
        };

    public IReadOnlyList<OpenErasure> Open { get; private set; } = [];

    public IReadOnlyList<SettledErasure> Settled { get; private set; } = [];

    public static string ReasonField(Guid id) => $"grund-{id:N}";

    public static string Words(ErasureState state) =>
        state switch
        {
            ErasureState.Erased => "gelöscht",
            ErasureState.Refused => "abgelehnt",
            _ => "zurückgenommen",
        };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Open = await reader.OpenAsync(person.AccountId, cancellation);
        Settled = await reader.SettledAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var reason = Reason?.Trim() ?? "";
        if (Act == "ablehnen" && reason.Length is 0 or > ErasureCase.LongestWhy)
            return await AgainAsync(
                new FieldError(ReasonField(Case), "people.reason", ErasureCase.LongestWhy),
                cancellation
            );
        var outcome =
            Act == "ablehnen"
                ? await desk.RefuseAsync(Case, person.Change(reason, time), cancellation)
                : await desk.ConfirmAsync(Case, person.Change("Löschung bestätigt", time), cancellation);
        return outcome switch
        {
            ErasureOutcome.Refused refused => await AgainAsync(
                new FieldError(Act == "ablehnen" ? ReasonField(Case) : "antraege", refused.TextKey),
                cancellation
            ),
            ErasureOutcome.Erased => See(ErasureRegistration.CasesPath + "?erledigt=geloescht"),
            _ => See(ErasureRegistration.CasesPath + "?erledigt=abgelehnt"),
        };
    }

    private async Task<IActionResult> AgainAsync(FieldError error, CancellationToken cancellation)
    {
        await OnGetAsync(cancellation);
        return Again(error);
    }
}
