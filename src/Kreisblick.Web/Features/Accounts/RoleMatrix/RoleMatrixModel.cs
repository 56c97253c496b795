using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;

namespace Kreisblick.Web.Features.Accounts.RoleMatrix;

/// <summary><c>/verwaltung/rollen</c>: the rights of the program (<see cref="Rights"/>) and who has them.</summary>
internal sealed class RoleMatrixModel(RoleHolders holders, Person person) : FormPage
{
    /// <summary>How many active accounts have the role.</summary>
    public IReadOnlyDictionary<Role, int> People { get; private set; } = new Dictionary<Role, int>();

    public bool MayManage => person.May(Rights.ManageAccounts);

    public async Task OnGetAsync(CancellationToken cancellation) => People = await holders.CountAsync(cancellation);

    /// <summary>The rights of this role that not every role has.</summary>
    public static IEnumerable<Right> More(Role role) =>
        Rights.All.Where(r => r.ReachOf(role) is not null && r.Roles.Count < RoleRule.All.Count);

    public static string ScopeWords(RoleRule rule) =>
        rule.Scope switch
        {
            ScopeKind.Installation => "das ganze Portal",
            ScopeKind.Office => "ein Amt",
            ScopeKind.Organization => "einen Träger",
            ScopeKind.Account => "das eigene Konto",
            ScopeKind.Body => rule.ScopeRequired ? "ein Gremium" : "ein Gremium oder alle",
            ScopeKind.Papers => "die eigenen Vorlagen",
            _ => "benannte Gebiete und Bereiche",
        };
}
