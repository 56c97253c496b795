using System.Linq.Expressions;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>
/// Reads the objects of one answer: one query per table, however many objects there are. Each table is asked for the
/// rows whose parent is in the answer.
/// </summary>
internal sealed class HsdsLoader(KreisblickDb db, HsdsTerms terms, VisibleOffers visible, DateOnly today)
{
    /// <param name="services">Ids of offers.</param>
    /// <param name="isFull">False: one-to-one fields only.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<HsdsGraph> ServicesAsync(
        IReadOnlyCollection<Guid> services,
        bool isFull,
        CancellationToken cancellation
    )
    {
        var graph = NewGraph();
        await LoadServicesAsync(graph, services, cancellation);
        var places = isFull
            ? await Rows<ServiceAtLocation>(x => EF.Parameter(services).Contains(x.ServiceId)).ToListAsync(cancellation)
            : [];
        await LoadRestAsync(graph, places, isFull, cancellation);
        return graph;
    }

    /// <returns>The objects, and the service_at_locations in the order of <paramref name="ids"/>.</returns>
    public async Task<(HsdsGraph Graph, List<ServiceAtLocation> Places)> PlacesAsync(
        IReadOnlyList<Guid> ids,
        bool isFull,
        CancellationToken cancellation
    )
    {
        var graph = NewGraph();
        var places = await Rows<ServiceAtLocation>(x => EF.Parameter(ids).Contains(x.Id)).ToListAsync(cancellation);
        await LoadServicesAsync(graph, [.. places.Select(x => x.ServiceId).Distinct()], cancellation);
        await LoadRestAsync(graph, places, isFull, cancellation);
        var byId = places.ToDictionary(x => x.Id);
        return (graph, [.. ids.Select(i => byId[i])]);
    }

    /// <param name="organizations">Ids.</param>
    /// <param name="isFull">With all that is their own.</param>
    /// <param name="services">Null: not asked for; false: brief; true: full.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<HsdsGraph> OrganizationsAsync(
        IReadOnlyCollection<Guid> organizations,
        bool isFull,
        bool? services,
        CancellationToken cancellation
    )
    {
        var graph = NewGraph();
        await LoadOrganizationsAsync(graph, organizations, cancellation);
        List<ServiceAtLocation> places = [];
        if (services is not null)
        {
            var ids = await visible
                .Services(db)
                .Where(s => EF.Parameter(organizations).Contains(s.OrganizationId))
                .Select(s => s.Id)
                .ToListAsync(cancellation);
            await LoadServicesAsync(graph, ids, cancellation);
            if (services == true)
                places = await Rows<ServiceAtLocation>(x => EF.Parameter(ids).Contains(x.ServiceId))
                    .ToListAsync(cancellation);
        }
        await LoadRestAsync(graph, places, isFull || services == true, cancellation);
        return graph;
    }

    public HsdsGraph NewGraph() => new() { Today = today, Terms = terms };

    private async Task LoadServicesAsync(HsdsGraph graph, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        graph.Services = await Rows<Service>(s => EF.Parameter(ids).Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, cancellation);
        graph.ServicesByOrganization = graph.Services.Values.OrderBy(s => s.Id).ToLookup(s => s.OrganizationId);
        var programs = graph.Services.Values.Select(s => s.ProgramId).OfType<Guid>().Distinct().ToList();
        if (programs.Count > 0)
            graph.ProgramsById = await Rows<Model.Program>(p => EF.Parameter(programs).Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, cancellation);
        if (graph.Organizations.Count == 0)
            await LoadOrganizationsAsync(
                graph,
                [.. graph.Services.Values.Select(s => s.OrganizationId).Distinct()],
                cancellation
            );
    }

    private async Task LoadOrganizationsAsync(
        HsdsGraph graph,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    ) =>
        graph.Organizations = await Rows<Organization>(o => EF.Parameter(ids).Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, cancellation);

    private async Task LoadRestAsync(
        HsdsGraph graph,
        List<ServiceAtLocation> places,
        bool isFull,
        CancellationToken cancellation
    )
    {
        graph.PlacesByService = places.InOrder().ToLookup(x => x.ServiceId);
        var locations = places.Select(x => x.LocationId).Distinct().ToList();
        Guid[] organizations = isFull ? [.. graph.Organizations.Keys] : [];
        // A place that only drafts or ended offers use is not known to the public.
        var published = db.Published();
        graph.Locations = await Rows<Location>(l =>
                EF.Parameter(locations).Contains(l.Id)
                || (
                    l.OrganizationId != null
                    && EF.Parameter(organizations).Contains(l.OrganizationId.Value)
                    && (
                        !l.ServiceAtLocations.Any()
                        || l.ServiceAtLocations.Any(x => published.Any(s => s.Id == x.ServiceId))
                    )
                )
            )
            .ToDictionaryAsync(l => l.Id, cancellation);
        if (!isFull)
            return;
        // Only these: a place named by another organization's offer is not among the locations of its owner.
        graph.LocationsByOrganization = graph
            .Locations.Values.Where(l => l.OrganizationId is { } o && graph.Organizations.ContainsKey(o))
            .InOrder()
            .ToLookup(l => l.OrganizationId!.Value);
        Guid[] owners =
        [
            .. graph.Services.Keys,
            .. places.Select(x => x.Id),
            .. graph.Locations.Keys,
            .. organizations,
        ];
        await new HsdsParentage(db, owners, cancellation).LoadAsync(graph);
    }

    private IQueryable<T> Rows<T>(Expression<Func<T, bool>> wanted)
        where T : class => db.Set<T>().AsNoTracking().Where(wanted);
}
