using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Keeps the catalogue of the interface until any stored data change: a harvester asks a thousand times in between.</summary>
internal sealed class HsdsTermSource
{
    private volatile Kept? kept;

    /// <param name="db">In the view of the answer, so that terms and offers are of one moment.</param>
    /// <param name="change">Sum of the change counters in that view.</param>
    /// <param name="areas">Names of municipalities.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async ValueTask<HsdsTerms> GetAsync(
        KreisblickDb db,
        long change,
        AreaRegister areas,
        CancellationToken cancellation
    )
    {
        if (kept is { } there && there.Change == change && ReferenceEquals(there.Areas, areas))
            return there.Terms;
        var terms = await HsdsTerms.LoadAsync(db, key => areas.ByKey(key)?.Name, cancellation);
        kept = new Kept(change, areas, terms);
        return terms;
    }

    private sealed record Kept(long Change, AreaRegister Areas, HsdsTerms Terms);
}
