using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Manage.Invite;

[FreshProof]
internal sealed class InviteModel(InviteHandler handler, InviteChoices choices, Person person, TimeProvider time)
    : FormPage
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "rolle")]
    public IReadOnlyList<string> Roles { get; set; } = [];

    [BindProperty(Name = "gruppe")]
    public string? Group { get; set; }

    /// <summary>Account of the invitation that has just been sent.</summary>
    [BindProperty(Name = "eingeladen", SupportsGet = true)]
    public Guid? Sent { get; set; }

    /// <summary>A role of that invitation waits for a second administrator.</summary>
    [BindProperty(Name = "zweite", SupportsGet = true)]
    public bool NeedsSecond { get; set; }

    public IReadOnlyList<RoleChoice> RoleChoices { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Groups { get; private set; } = [];

    public string? ScopeOf(string role) =>
        Request.HasFormContentType ? Request.Form[GrantCheck.ScopeField(role)].ToString() : null;

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var draft = new InviteDraft(
            Email,
            Name,
            Roles,
            Roles.Distinct(StringComparer.Ordinal).ToDictionary(r => r, r => ScopeOf(r) ?? "", StringComparer.Ordinal),
            Group
        );
        switch (await handler.InviteAsync(draft, person.Change("Einladung", time), cancellation))
        {
            case InviteOutcome.Invited invited:
                return See(
                    $"/verwaltung/konten/neu?eingeladen={invited.Account}{(invited.NeedsSecond ? "&zweite=true" : "")}"
                );
            case InviteOutcome.Refused refused:
                await ShowAsync(cancellation);
                return Again(refused.Errors);
            default:
                throw new InvalidOperationException();
        }
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        RoleChoices = await choices.RolesAsync(cancellation);
        Groups = await choices.GroupsAsync(cancellation);
    }
}
