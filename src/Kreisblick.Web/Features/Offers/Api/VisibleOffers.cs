using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Which records the interface shows (contract hsds.md §4 "Which records").</summary>
/// <param name="IncludesEnded">Also inactive and defunct offers, so that harvesters learn of removals.</param>
/// <param name="EndedSince">Offers that ended before are gone for good (410).</param>
internal sealed record VisibleOffers(bool IncludesEnded, DateTimeOffset EndedSince)
{
    /// <summary>Months in which an ended offer still answers with its status.</summary>
    public const int MonthsAfterEnd = 24;

    public IQueryable<Service> Services(KreisblickDb db) =>
        IncludesEnded
            ? db.Set<Service>()
                .AsNoTracking()
                .Where(s =>
                    s.PublishedAt != null
                    && (
                        s.Status == ServiceStatus.Active
                        || s.Status == ServiceStatus.TemporarilyClosed
                        || (s.EndedAt ?? s.LastModified) >= EndedSince
                    )
                )
            : db.Published();

    /// <summary>Offers that answered once and are gone now.</summary>
    public IQueryable<Service> Gone(KreisblickDb db) =>
        db.Set<Service>()
            .AsNoTracking()
            .Where(s =>
                s.PublishedAt != null
                && s.Status != ServiceStatus.Active
                && s.Status != ServiceStatus.TemporarilyClosed
                && (s.EndedAt ?? s.LastModified) < EndedSince
            );
}
