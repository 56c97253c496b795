using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Manage.Invite;

/// <summary>What an administrator can choose from.</summary>
internal sealed class InviteChoices(KreisblickDb db, Scopes scopes)
{
    public async Task<IReadOnlyList<RoleChoice>> RolesAsync(CancellationToken cancellation)
    {
        var choices = new List<RoleChoice>();
        foreach (var rule in RoleRule.All)
            choices.Add(new RoleChoice(rule, await scopes.OfAsync(rule.Scope, cancellation)));
        return choices;
    }

    public async Task<IReadOnlyList<(string Code, string Name)>> GroupsAsync(CancellationToken cancellation)
    {
        var groups = await db.Set<Group>()
            .OrderBy(g => g.Name)
            .Select(g => new { g.Code, g.Name })
            .ToListAsync(cancellation);
        return [.. groups.Select(g => (g.Code, g.Name))];
    }
}
