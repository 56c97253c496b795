using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Proposals;

internal static class OwnProposals
{
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
