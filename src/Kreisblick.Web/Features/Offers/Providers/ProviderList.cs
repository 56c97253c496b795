using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary>Reads the list: all providers for editors, the own ones for the people of a provider.</summary>
internal sealed class ProviderList(KreisblickDb db, Person person)
{
    /// <summary>All that fit, on whichever page they stand.</summary>
    public async Task<IReadOnlyList<ProviderLine>> AllAsync(ProviderQuery query, CancellationToken cancellation)
    {
        var providers = db.Set<Organization>().AsQueryable();
        if (OfferActor.Of(person).Organizations is { } own)
        {
            Guid[] ids = [.. own];
            providers = providers.Where(o => EF.Parameter(ids).Contains(o.Id));
        }
        var found = await providers
            .Select(o => new
            {
                o.Id,
                o.Name,
                o.Email,
                Offers = db.Published().Count(s => s.OrganizationId == o.Id),
            })
            .ToListAsync(cancellation);
        var open = (await OpenAsync(cancellation)).GroupBy(p => p.RecordId).ToDictionary(g => g.Key, g => g.First());
        var published = found.Select(o => o.Id).ToHashSet();
        var lines = found
            .Select(o =>
            {
                var draft = open.GetValueOrDefault(o.Id);
                return new ProviderLine(o.Id, o.Name, o.Offers, o.Email is not null, draft?.Id, draft?.State);
            })
            .Concat(
                open.Values.Where(p => !published.Contains(p.RecordId))
                    .Select(p => new ProviderLine(null, p.Title, 0, false, p.Id, p.State))
            )
            .Where(query.Fits);
        return [.. query.Ordered(lines)];
    }

    /// <summary>Drafts that wait for whoever wrote them.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancellation) =>
        (await OpenAsync(cancellation)).Count(p => p.State is ProposalState.Draft or ProposalState.Returned);

    /// <summary>Newest first.</summary>
    private async Task<IReadOnlyList<OpenProposal>> OpenAsync(CancellationToken cancellation)
    {
        var proposals = db.Set<Proposal>()
            .Where(p => p.Kind == RecordKind.Provider)
            .Where(p =>
                p.State != ProposalState.Published
                && p.State != ProposalState.Refused
                && p.State != ProposalState.Withdrawn
            );
        if (OfferActor.Of(person).Organizations is { } own)
        {
            Guid[] ids = [.. own];
            proposals = proposals.Where(p => EF.Parameter(ids).Contains(p.OwnerId));
        }
        return await proposals
            .OrderByDescending(p => p.ChangedAt)
            .Select(p => new OpenProposal(p.Id, p.RecordId, p.Title, p.State))
            .ToListAsync(cancellation);
    }

    private sealed record OpenProposal(Guid Id, Guid RecordId, string Title, ProposalState State);
}
