using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>Reads the list: all offers for editors, the own ones for a provider; those that wait longest first.</summary>
internal sealed class OfferList(KreisblickDb db, Person person, TimeProvider time)
{
    public async Task<ListPage<ListLine>> FindAsync(ListQuery query, CancellationToken cancellation) =>
        ListPage<ListLine>.Of(await AllAsync(query, cancellation), query.Page, query.Size);

    /// <summary>All that fit, on whichever page they stand.</summary>
    public async Task<IReadOnlyList<ListLine>> AllAsync(ListQuery query, CancellationToken cancellation)
    {
        var actor = OfferActor.Of(person);
        var services = db.Set<Service>().AsQueryable();
        var proposals = db.Set<Proposal>()
            .Where(p => p.Kind == RecordKind.Offer)
            .Where(p =>
                p.State != ProposalState.Published
                && p.State != ProposalState.Refused
                && p.State != ProposalState.Withdrawn
            );
        if (actor.Organizations is { } own)
        {
            Guid[] ids = [.. own];
            services = services.Where(s => EF.Parameter(ids).Contains(s.OrganizationId));
            proposals = proposals.Where(p => EF.Parameter(ids).Contains(p.OwnerId));
        }
        if (query.Provider is { } provider)
        {
            services = services.Where(s => s.OrganizationId == provider);
            proposals = proposals.Where(p => p.OwnerId == provider);
        }
        var offers = await services
            .Select(s => new
            {
                s.Id,
                s.Name,
                Provider = s.Organization!.Name,
                s.Status,
                s.ArchivedAt,
            })
            .ToListAsync(cancellation);
        var open = (
            await proposals
                .Select(p => new
                {
                    p.Id,
                    p.RecordId,
                    p.OwnerId,
                    p.Title,
                    p.State,
                    p.Revision,
                    p.ChangedAt,
                })
                .ToListAsync(cancellation)
        ).GroupBy(p => p.RecordId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.ChangedAt)!);
        var providers = await db.Set<Organization>().ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        var rules = await UpkeepRules.LoadAsync(db, cancellation);
        var facts = await UpkeepFacts
            .Of(services.Where(s => s.Status == ServiceStatus.Active || s.Status == ServiceStatus.TemporarilyClosed))
            .ToDictionaryAsync(f => f.Offer, cancellation);
        var today = BerlinTime.Today(time);
        var published = offers.Select(o => o.Id).ToHashSet();
        var lines = offers
            // What is in the archive stands in the list of ended offers, unless somebody works on it.
            .Where(o => o.ArchivedAt is null || open.ContainsKey(o.Id))
            .Select(o =>
            {
                var draft = open.GetValueOrDefault(o.Id);
                var upkeep = facts.GetValueOrDefault(o.Id) is { } known ? UpkeepState.Of(known, rules, today) : null;
                return new ListLine(
                    o.Id,
                    o.Name,
                    o.Provider,
                    o.Status,
                    upkeep?.Light,
                    upkeep?.DueOn,
                    draft?.Id,
                    draft?.State,
                    draft?.Revision
                )
                {
                    Capacity = upkeep?.Capacity,
                    ForFunding = actor.SeesPlanning && upkeep is { ForFunding: true },
                };
            })
            .Concat(
                open.Values.Where(p => !published.Contains(p.RecordId))
                    .Select(p => new ListLine(
                        null,
                        p.Title,
                        providers.GetValueOrDefault(p.OwnerId, ""),
                        null,
                        null,
                        null,
                        p.Id,
                        p.State,
                        p.Revision
                    ))
            )
            .Where(query.Fits);
        return [.. query.Ordered(lines)];
    }
}
