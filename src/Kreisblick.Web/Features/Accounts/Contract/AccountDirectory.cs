using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Contract;

/// <summary>Names and addresses of the people behind changes, for pages that show who wrote what.</summary>
internal sealed class AccountDirectory(KreisblickDb db)
{
    /// <param name="who">As in <see cref="ChangeContext.Who"/>; what is no person gets its German name too.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        IEnumerable<string> who,
        CancellationToken cancellation
    )
    {
        var all = who.Distinct(StringComparer.Ordinal).ToList();
        Guid[] ids = [.. all.Select(IdOf).OfType<Guid>()];
        var people = await db.Set<Account>()
            .Where(a => EF.Parameter(ids).Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.Name, cancellation);
        return all.ToDictionary(
            w => w,
            w =>
                ChangeContext.Programs.GetValueOrDefault(w)
                ?? (IdOf(w) is { } id && people.TryGetValue(id, out var name) ? name : "unbekannt"),
            StringComparer.Ordinal
        );
    }

    /// <summary>Where a person who may sign in gets mail; null: nowhere.</summary>
    public async Task<EmailAddress?> MailAsync(string who, CancellationToken cancellation) =>
        IdOf(who) is { } id
            ? await db.Set<Account>()
                .Where(a => a.Id == id && a.State == AccountState.Active)
                .Select(a => a.Email)
                .FirstOrDefaultAsync(cancellation)
            : null;

    private static Guid? IdOf(string who) => Guid.TryParse(who, out var id) ? id : null;
}
