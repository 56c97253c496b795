using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.RoleMatrix;

internal sealed class RoleHolders(KreisblickDb db)
{
    /// <summary>How many active accounts have each role; a role that nobody has is left out.</summary>
    public async Task<IReadOnlyDictionary<Role, int>> CountAsync(CancellationToken cancellation)
    {
        var held = await (
            from r in db.Set<GrantedRole>()
            join a in db.Set<Account>() on r.AccountId equals a.Id
            where a.State == AccountState.Active
            select new { r.Role, r.AccountId }
        )
            .Distinct()
            .ToListAsync(cancellation);
        return held.GroupBy(r => r.Role).ToDictionary(g => g.Key, g => g.Count());
    }
}
