using System.Globalization;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>The parameter <c>search</c>: ids by relevance.</summary>
internal sealed class HsdsTextSearch(KreisblickDb db)
{
    public async Task<IReadOnlyList<Guid>> ServicesAsync(string text, VisibleOffers visible, CancellationToken cancellation)
    {
        var services = await visible
            .Services(db)
            .OrderBy(s => s.Id)
            .Select(s => new { s.Id, s.Name, s.AlternateName, s.Description })
            .ToListAsync(cancellation);
        return [.. services.Where(s => Contains(text, s.Name, s.AlternateName, s.Description)).Select(s => s.Id)];
    }

    public async Task<IReadOnlyList<Guid>> OrganizationsAsync(
        string text,
        VisibleOffers visible,
        CancellationToken cancellation
    )
    {
        var shown = visible.Services(db);
        var organizations = await db.Set<Organization>()
            .AsNoTracking()
            .Where(o => shown.Any(s => s.OrganizationId == o.Id))
            .OrderBy(o => o.Id)
            .Select(o => new { o.Id, o.Name, o.AlternateName, o.Description })
            .ToListAsync(cancellation);
        return [.. organizations.Where(o => Contains(text, o.Name, o.AlternateName, o.Description)).Select(o => o.Id)];
    }

    /// <summary>Every word stands somewhere in the texts, whatever its case and accents.</summary>
    public static bool Contains(string words, params string?[] texts) =>
        words
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word =>
                texts.Any(t =>
                    t is not null
                    && CultureInfo.InvariantCulture.CompareInfo.IndexOf(
                        t,
                        word,
                        CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace
                    ) >= 0
                )
            );
}
