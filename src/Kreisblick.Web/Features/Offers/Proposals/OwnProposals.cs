using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Proposals;

internal static class OwnProposals
{
    /// <summary>
    /// Whoever has assured an offer leaves the address at it, if it is the account's. Proposals need nothing: they name
    /// the account by number and belong to the provider.
    /// </summary>
    public static AccountErasure Erasure { get; } =
        new(
            static async (services, person, cancellation) =>
            {
                if (person.Email is { } address)
                    await services
                        .GetRequiredService<KreisblickDb>()
                        .Set<Service>()
                        .Where(s => s.AssurerEmail == address)
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(s => s.AssurerEmail, (EmailAddress?)null),
                            cancellation
                        );
            }
        );

    /// <summary>The proposals that the person has begun, for the copy of the own data.</summary>
    public static OwnDataSource Source { get; } =
        new(
            "vorschlaege",
            static async (services, account, cancellation) =>
            {
                var author = account.ToString();
                return await services
                    .GetRequiredService<KreisblickDb>()
                    .Set<Proposal>()
                    .AsNoTracking()
                    .Where(p => p.Author == author)
                    .OrderBy(p => p.Id)
                    .Select(p => new
                    {
                        kennung = p.Id,
                        titel = p.Title,
                        stand = p.State.ToString(),
                        geaendert = p.ChangedAt,
                    })
                    .ToListAsync(cancellation);
            }
        );
}
