using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Manage.People;

/// <summary><c>/verwaltung/konten</c>: who has an account, and with which roles.</summary>
internal sealed class PeopleModel(PeopleList list) : FormPage
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "rolle", SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(Name = "stand", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "sort", SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(Name = "seite", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public PeopleQuery Query => new(Words, Role, State, Sort, Number);

    public PeoplePage Found { get; private set; } = new([], 0, 1);

    public async Task OnGetAsync(CancellationToken cancellation) => Found = await list.FindAsync(Query, cancellation);

    public static string StateWords(AccountState state) =>
        state switch
        {
            AccountState.Active => "aktiv",
            AccountState.Invited => "eingeladen",
            AccountState.Disabled => "gesperrt",
            _ => "gelöscht",
        };
}
