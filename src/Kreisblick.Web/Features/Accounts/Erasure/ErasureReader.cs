using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Erasure;

/// <summary>An erasure that waits for a second person.</summary>
/// <param name="Roles">In words.</param>
/// <param name="By">Who asked; null: the person themselves.</param>
/// <param name="Mine">The reader asked, or it is the reader's own account: somebody else decides.</param>
internal sealed record OpenErasure(
    Guid Id,
    string Name,
    string Email,
    IReadOnlyList<string> Roles,
    string? By,
    string? Why,
    DateTimeOffset AskedAt,
    bool Mine
);

/// <summary>An erasure that was decided; of an erased account only its number is left.</summary>
internal sealed record SettledErasure(
    string Account,
    ErasureState State,
    DateTimeOffset AskedAt,
    DateTimeOffset DecidedAt,
    string By
);

internal sealed class ErasureReader(KreisblickDb db, Scopes scopes)
{
    private const int MostSettled = 100;

    /// <summary>The one that waits longest first.</summary>
    public async Task<IReadOnlyList<OpenErasure>> OpenAsync(Guid? reader, CancellationToken cancellation)
    {
        var rows = await (
            from c in db.Set<ErasureCase>().AsNoTracking()
            where c.State == ErasureState.Open
            join a in db.Set<Account>() on c.AccountId equals a.Id
            orderby c.AskedAt
            select new
            {
                Case = c,
                Account = a,
                By = db.Set<Account>().Where(b => b.Id == c.AskedBy).Select(b => b.Name).FirstOrDefault(),
            }
        ).ToListAsync(cancellation);
        var open = new List<OpenErasure>();
        foreach (var row in rows)
        {
            var roles = new List<string>();
            foreach (
                var grant in await db.Set<GrantedRole>()
                    .Where(r => r.AccountId == row.Account.Id)
                    .OrderBy(r => r.GrantedAt)
                    .Select(r => new RoleGrant(r.Role, r.Scope))
                    .ToListAsync(cancellation)
            )
                roles.Add(await scopes.WordsAsync(grant, cancellation));
            open.Add(
                new OpenErasure(
                    row.Case.Id,
                    row.Account.Name,
                    row.Account.Email?.Value ?? "",
                    roles,
                    row.Case.IsOwnWish ? null : row.By,
                    row.Case.Why,
                    row.Case.AskedAt,
                    row.Case.AskedBy == reader || row.Account.Id == reader
                )
            );
        }
        return open;
    }

    /// <summary>The newest first, at most 100.</summary>
    public async Task<IReadOnlyList<SettledErasure>> SettledAsync(CancellationToken cancellation)
    {
        var rows = await (
            from c in db.Set<ErasureCase>().AsNoTracking()
            where c.State != ErasureState.Open
            join a in db.Set<Account>() on c.AccountId equals a.Id
            orderby c.DecidedAt descending
            select new
            {
                Case = c,
                a.Name,
                By = db.Set<Account>().Where(b => b.Id == c.DecidedBy).Select(b => b.Name).FirstOrDefault(),
            }
        )
            .Take(MostSettled)
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(r => new SettledErasure(
                r.Name,
                r.Case.State,
                r.Case.AskedAt,
                r.Case.DecidedAt!.Value,
                r.By ?? "das Portal selbst"
            )),
        ];
    }
}
