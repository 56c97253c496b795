using System.Globalization;
using Kreisblick.Search;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Manage.People;

/// <summary>One account in the list.</summary>
/// <param name="Roles">In words, with what they are for.</param>
internal sealed record PersonLine(
    Guid Id,
    string Name,
    string Email,
    AccountState State,
    IReadOnlyList<string> Roles,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSignInAt
);

internal sealed record PeoplePage(IReadOnlyList<PersonLine> Lines, int Total, int Page)
{
    public int Pages => Math.Max(1, (Total + PeopleQuery.PageSize - 1) / PeopleQuery.PageSize);
}

/// <summary>
/// Reads the list of accounts. A county has hundreds, not millions: names are compared here, where "Müller" and
/// "mueller" are the same and the order is that of a German register.
/// </summary>
internal sealed class PeopleList(KreisblickDb db, Scopes scopes)
{
    private static readonly StringComparer German = StringComparer.Create(
        CultureInfo.GetCultureInfo("de-DE"),
        ignoreCase: true
    );

    public async Task<PeoplePage> FindAsync(PeopleQuery query, CancellationToken cancellation)
    {
        var accounts = await db.Set<Account>()
            .AsNoTracking()
            .Where(a => a.State != AccountState.Erased)
            .Where(a => query.Wanted == null || a.State == query.Wanted)
            .ToListAsync(cancellation);
        var grants = (
            await db.Set<GrantedRole>().AsNoTracking().OrderBy(r => r.GrantedAt).ToListAsync(cancellation)
        ).ToLookup(r => r.AccountId, r => new RoleGrant(r.Role, r.Scope));
        var role = RoleRule.Find(query.Role)?.Role;
        var words = GermanFolding.Fold(query.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = Ordered(
                accounts.Where(a => (role is null || grants[a.Id].Any(g => g.Role == role)) && Fits(a, words)),
                query.Sort
            )
            .ToList();
        var last = Math.Max(1, (found.Count + PeopleQuery.PageSize - 1) / PeopleQuery.PageSize);
        var page = Math.Clamp(query.Page, 1, last);
        var lines = new List<PersonLine>();
        foreach (var account in found.Skip((page - 1) * PeopleQuery.PageSize).Take(PeopleQuery.PageSize))
        {
            var roles = new List<string>();
            foreach (var grant in grants[account.Id])
                roles.Add(await scopes.WordsAsync(grant, cancellation));
            lines.Add(
                new PersonLine(
                    account.Id,
                    account.Name,
                    account.Email?.Value ?? "",
                    account.State,
                    roles,
                    account.CreatedAt,
                    account.LastSignInAt
                )
            );
        }
        return new PeoplePage(lines, found.Count, page);
    }

    private static bool Fits(Account account, string[] words)
    {
        var text = GermanFolding.Fold($"{account.Name} {account.Email?.Value}");
        return words.All(w => text.Contains(w, StringComparison.Ordinal));
    }

    private static IEnumerable<Account> Ordered(IEnumerable<Account> accounts, string? sort) =>
        sort switch
        {
            "zuletzt" => accounts.OrderBy(a => a.LastSignInAt ?? DateTimeOffset.MinValue).ThenBy(a => a.Name, German),
            "angelegt" => accounts.OrderByDescending(a => a.CreatedAt).ThenBy(a => a.Name, German),
            _ => accounts.OrderBy(a => a.Name, German).ThenBy(a => a.Id),
        };
}
