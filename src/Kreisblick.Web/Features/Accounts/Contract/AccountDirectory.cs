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
        var people = await PeopleAsync(all, cancellation);
        return all.ToDictionary(
            w => w,
            w => ChangeContext.Programs.GetValueOrDefault(w) ?? people.GetValueOrDefault(w, "unbekannt"),
            StringComparer.Ordinal
        );
    }

    /// <summary>As <see cref="NamesAsync"/>, of people only; who is not known is left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PeopleAsync(
        IReadOnlyCollection<string> who,
        CancellationToken cancellation
    )
    {
        Guid[] ids = [.. who.Select(IdOf).OfType<Guid>()];
        return await db.Set<Account>()
            .Where(a => EF.Parameter(ids).Contains(a.Id))
            .ToDictionaryAsync(a => a.Id.ToString(), a => a.Name, StringComparer.OrdinalIgnoreCase, cancellation);
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
