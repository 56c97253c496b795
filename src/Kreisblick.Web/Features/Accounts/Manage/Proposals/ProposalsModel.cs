using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Manage.Proposals;

[FreshProof]
internal sealed class ProposalsModel(ProposalsHandler handler, Person person, TimeProvider time) : FormPage
{
    [BindProperty(Name = "vorschlag")]
    public Guid Proposal { get; set; }

    [BindProperty(Name = "tun")]
    public string? Act { get; set; }

    [BindProperty(Name = "erledigt", SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<OpenProposal> Open { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Open = await handler.OpenAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var confirm = Act == "bestaetigen";
        var change = person.Change(confirm ? "Vorschlag bestätigt" : "Vorschlag abgelehnt", time);
        if (await handler.SettleAsync(Proposal, confirm, change, cancellation) is RoleOutcome.Refused refused)
        {
            Open = await handler.OpenAsync(cancellation);
            return Again(new FieldError("vorschlaege", refused.TextKey));
        }
        return See("/verwaltung/konten/vorschlaege?erledigt=ja");
    }
}
