using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Duplicates;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Ended;

/// <summary>Reads what has ended: all offers for editors, the own ones for a provider.</summary>
internal sealed class EndedOffers(KreisblickDb db, Person person)
{
    /// <summary>The instant of an end, as the offer and as its version keep it, may differ by what is rounded.</summary>
    private static readonly TimeSpan SameInstant = TimeSpan.FromSeconds(1);

    /// <summary>All that fit, on whichever page they stand.</summary>
    public async Task<IReadOnlyList<EndedLine>> AllAsync(EndedQuery query, CancellationToken cancellation)
    {
        var ended = db.Set<Service>()
            .Where(s =>
                s.PublishedAt != null && (s.Status == ServiceStatus.Inactive || s.Status == ServiceStatus.Defunct)
            );
        if (OfferActor.Of(person).Organizations is { } own)
        {
            Guid[] ids = [.. own];
            ended = ended.Where(s => EF.Parameter(ids).Contains(s.OrganizationId));
        }
        var offers = await ended
            .Select(s => new
            {
                s.Id,
                s.Name,
                Provider = s.Organization!.Name,
                s.Status,
                // Older rows ended without saying when: their last change was the end.
                EndedAt = s.EndedAt ?? s.LastModified,
                s.EndsOn,
                s.ArchivedAt,
                MergedInto = db.Set<MergedOffer>().Where(m => m.Id == s.Id).Select(m => (Guid?)m.Into).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var withdrawn = (
            await db.Set<RecordVersion>()
                .Where(v => v.Kind == RecordKind.Offer && v.Who == Withdrawals.Actor)
                .Where(v => ended.Any(s => s.Id == v.RecordId))
                .Select(v => new { v.RecordId, v.When })
                .ToListAsync(cancellation)
        ).ToLookup(v => v.RecordId, v => v.When);
        var open = (
            await db.Set<Proposal>()
                .Where(p => p.Kind == RecordKind.Offer && ended.Any(s => s.Id == p.RecordId))
                .Where(p =>
                    p.State != ProposalState.Published
                    && p.State != ProposalState.Refused
                    && p.State != ProposalState.Withdrawn
                )
                .Select(p => new
                {
                    p.Id,
                    p.RecordId,
                    p.State,
                    p.ChangedAt,
                })
                .ToListAsync(cancellation)
        ).GroupBy(p => p.RecordId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.ChangedAt)!);
        var lines = offers
            .Select(o =>
            {
                var endedOn = BerlinTime.DateOf(o.EndedAt);
                var draft = open.GetValueOrDefault(o.Id);
                return new EndedLine(
                    o.Id,
                    o.Name,
                    o.Provider,
                    EndReasons.Of(
                        o.MergedInto is not null,
                        o.Status,
                        withdrawn[o.Id].Any(at => (at - o.EndedAt).Duration() < SameInstant),
                        o.EndsOn,
                        endedOn
                    ),
                    endedOn,
                    o.ArchivedAt is { } archived ? BerlinTime.DateOf(archived) : null,
                    o.MergedInto,
                    draft?.Id,
                    draft?.State
                );
            })
            .Where(query.Fits);
        return [.. query.Ordered(lines)];
    }
}
