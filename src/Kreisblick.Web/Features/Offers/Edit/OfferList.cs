using Kreisblick.Search;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>One offer in the list of the people who keep it.</summary>
/// <param name="Offer">Null: it was never published.</param>
/// <param name="Draft">The newest open proposal.</param>
/// <param name="DueOn">When it has to be confirmed again; null: never was.</param>
internal sealed record ListLine(
    Guid? Offer,
    string Name,
    string Provider,
    ServiceStatus? Status,
    Freshness? Light,
    DateOnly? DueOn,
    Guid? Draft,
    ProposalState? State
);

/// <summary>What is looked for in the list; all of it stands in the address.</summary>
/// <param name="Light">"gruen", "gelb", "rot".</param>
/// <param name="State">"entwurf", "eingereicht", "zurueck", "neu", "beendet".</param>
internal sealed record ListQuery(string? Words, string? Light, string? State, Guid? Provider, int Page)
{
    public const int PageSize = 50;

    public static IReadOnlyList<(string Value, string German)> Lights { get; } =
    [("rot", "rot: länger überfällig oder nie geprüft"), ("gelb", "gelb: bald fällig"), ("gruen", "grün: geprüft")];

    public static IReadOnlyList<(string Value, string German)> States { get; } =
    [
        ("entwurf", "mit offenem Entwurf"),
        ("eingereicht", "eingereicht oder in Prüfung"),
        ("zurueck", "zurückgegeben"),
        ("neu", "noch nicht veröffentlicht"),
        ("beendet", "beendet"),
    ];

    public bool Fits(ListLine line) => FitsLight(line) && FitsState(line) && FitsWords(line);

    private bool FitsLight(ListLine line) =>
        Light switch
        {
            "rot" => line.Light == Freshness.Red,
            "gelb" => line.Light == Freshness.Yellow,
            "gruen" => line.Light == Freshness.Green,
            _ => true,
        };

    private bool FitsState(ListLine line) =>
        State switch
        {
            "entwurf" => line.State is ProposalState.Draft,
            "eingereicht" => line.State is ProposalState.Submitted or ProposalState.InReview or ProposalState.Scheduled,
            "zurueck" => line.State is ProposalState.Returned,
            "neu" => line.Offer is null,
            "beendet" => line.Status is ServiceStatus.Inactive or ServiceStatus.Defunct,
            _ => true,
        };

    private bool FitsWords(ListLine line)
    {
        if (string.IsNullOrWhiteSpace(Words))
            return true;
        var text = GermanFolding.Fold($"{line.Name} {line.Provider}");
        return GermanFolding
            .Fold(Words)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(w => text.Contains(w, StringComparison.Ordinal));
    }
}

/// <summary>The page of the list that was asked for.</summary>
internal sealed record ListPage(IReadOnlyList<ListLine> Lines, int Total, int Page)
{
    public int Pages => Math.Max(1, (Total + ListQuery.PageSize - 1) / ListQuery.PageSize);
}

/// <summary>Reads the list: all offers for editors, the own ones for a provider; those that wait longest first.</summary>
internal sealed class OfferList(KreisblickDb db, Person person, TimeProvider time)
{
    public async Task<ListPage> FindAsync(ListQuery query, CancellationToken cancellation)
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
                s.AssuredDate,
                s.VerificationIntervalMonths,
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
                    p.ChangedAt,
                })
                .ToListAsync(cancellation)
        ).GroupBy(p => p.RecordId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.ChangedAt)!);
        var providers = await db.Set<Organization>().ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        var today = BerlinTime.Today(time);
        var published = offers.Select(o => o.Id).ToHashSet();
        var lines = offers
            .Select(o =>
            {
                var draft = open.GetValueOrDefault(o.Id);
                var ended = o.Status is ServiceStatus.Inactive or ServiceStatus.Defunct;
                return new ListLine(
                    o.Id,
                    o.Name,
                    o.Provider,
                    o.Status,
                    ended ? null : Confirmation.Of(o.AssuredDate, o.VerificationIntervalMonths, today),
                    o.AssuredDate is { } assured && !ended
                        ? Confirmation.DueOn(assured, o.VerificationIntervalMonths)
                        : null,
                    draft?.Id,
                    draft?.State
                );
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
                        p.State
                    ))
            )
            .Where(query.Fits)
            .OrderByDescending(l => l.State is ProposalState.Returned)
            .ThenByDescending(l => l.State is not null)
            .ThenByDescending(l => l.Light)
            .ThenBy(l => l.DueOn)
            .ThenBy(l => l.Name, StringComparer.Create(EditModel.German, ignoreCase: true))
            .ToList();
        var page = Math.Max(1, query.Page);
        return new ListPage(
            [.. lines.Skip((page - 1) * ListQuery.PageSize).Take(ListQuery.PageSize)],
            lines.Count,
            page
        );
    }
}
