using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Seed;

/// <summary>The groups that workflows name; a county adds its Sozialraumkonferenzen.</summary>
internal static class GroupSeed
{
    private static readonly (string Code, string Name)[] Groups =
    [
        ("ag-sozialberichtswesen", "AG Sozialberichtswesen"),
        ("sozialplanungskonferenz", "Sozialplanungskonferenz"),
        ("beirat", "Beirat"),
        ("kreistag", "Kreistag"),
    ];

    public static async Task SeedAsync(KreisblickDb db, ChangeContext change, CancellationToken cancellation)
    {
        var there = await db.Set<Group>().Select(g => g.Code).ToListAsync(cancellation);
        foreach (var (code, name) in Groups.Where(g => !there.Contains(g.Code, StringComparer.Ordinal)))
        {
            db.Add(Group.Of(Guid.CreateVersion7(change.When), code, name));
            db.Audit(change, "accounts", "seeded", "group", code);
        }
        await db.SaveChangesAsync(cancellation);
    }
}
