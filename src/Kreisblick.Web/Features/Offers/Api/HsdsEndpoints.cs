using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Web.Limits;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>The HSDS interface: its addresses and what each of them answers (contract hsds.md §§3–6).</summary>
internal static class HsdsEndpoints
{
    public static void MapHsds(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(HsdsAddresses.Base).AllowAnonymous();
        Fixed(api, "/", HsdsRoot.WriteAsync);
        Fixed(api, "/export/datapackage.zip", HsdsExport.WriteAsync);
        List(api, HsdsRoutes.Services, ServicesAsync);
        One(api, HsdsRoutes.Services, ServiceAsync);
        List(api, HsdsRoutes.Organizations, OrganizationsAsync);
        One(api, HsdsRoutes.Organizations, OrganizationAsync);
        List(api, HsdsRoutes.ServiceAtLocations, PlacesAsync);
        One(api, HsdsRoutes.ServiceAtLocations, PlaceAsync);
        List(api, HsdsRoutes.Taxonomies, HsdsTaxonomyEndpoints.TaxonomiesAsync);
        One(api, HsdsRoutes.Taxonomies, HsdsTaxonomyEndpoints.TaxonomyAsync);
        List(api, HsdsRoutes.TaxonomyTerms, HsdsTaxonomyEndpoints.TermsAsync);
        One(api, HsdsRoutes.TaxonomyTerms, HsdsTaxonomyEndpoints.TermAsync);
    }

    /// <summary>An address with one answer.</summary>
    public static void Fixed(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task<IResult?>> answer) =>
        Map(routes, pattern, takesPost: false, answer);

    private static void List(
        IEndpointRouteBuilder routes,
        HsdsRoute route,
        Func<HttpContext, HsdsSession, HsdsParameters, Task> answer
    ) =>
        Map(
            routes,
            "/" + route.Name,
            takesPost: true,
            async context =>
            {
                var (values, refusal) = await HsdsQueryReader.ReadAsync(context);
                if (refusal is not null)
                    return refusal;
                var reader = new HsdsParameterReader(values, route.Parameters);
                var asked = reader.Read();
                if (reader.Errors.Count > 0)
                    return HsdsProblems.Malformed(context, reader.Errors);
                if (!HsdsAnswer.Accepts(context.Request, asked.IsNdjson ? "application/x-ndjson" : "application/json"))
                    return NotAcceptable(context);
                var session = context.RequestServices.GetRequiredService<HsdsSession>();
                await using (await session.OpenAsync(asked.IncludesInactive, context.RequestAborted))
                    await answer(context, session, asked);
                return null;
            }
        );

    private static void One(
        IEndpointRouteBuilder routes,
        HsdsRoute route,
        Func<HttpContext, HsdsSession, Guid, HsdsParameters, Task<IResult?>> answer
    ) =>
        Map(
            routes,
            $"/{route.Name}/{{id}}",
            takesPost: false,
            async context =>
            {
                if (!Guid.TryParseExact(context.GetRouteValue("id") as string, "D", out var id))
                    return HsdsProblems.NotFound(context);
                var (values, _) = await HsdsQueryReader.ReadAsync(context);
                var reader = new HsdsParameterReader(values, route.DetailParameters);
                var asked = reader.Read();
                if (reader.Errors.Count > 0)
                    return HsdsProblems.Malformed(context, reader.Errors);
                if (!HsdsAnswer.Accepts(context.Request, "application/json"))
                    return NotAcceptable(context);
                var session = context.RequestServices.GetRequiredService<HsdsSession>();
                // An ended offer still tells its status here.
                await using (await session.OpenAsync(includesEnded: true, context.RequestAborted))
                    return await answer(context, session, id, asked);
            }
        );

    private static void Map(
        IEndpointRouteBuilder routes,
        string pattern,
        bool takesPost,
        Func<HttpContext, Task<IResult?>> answer
    ) =>
        routes
            .Map(pattern, async (HttpContext context) => await answer(context) ?? Results.Empty)
            .AddEndpointFilter(new HsdsMethods(takesPost))
            .DisableAntiforgery()
            .WithRequestTimeout(RequestLimits.LongAnswer)
            .ExcludeFromDescription();

    private static IResult NotAcceptable(HttpContext context) =>
        HsdsProblems.Of(context, StatusCodes.Status406NotAcceptable, "Diese Adresse antwortet in JSON.");

    private static async Task ServicesAsync(HttpContext context, HsdsSession session, HsdsParameters asked)
    {
        var cancellation = context.RequestAborted;
        var matches = await session.Filter(cancellation).ServicesAsync(asked);
        var ranking = asked.Search is [var first, ..]
            ? await session.Search.ServicesAsync(first, session.Visible, cancellation)
            : null;
        await new HsdsCollection(context, session, asked).WriteAsync(
            matches.Select(s => s.Id),
            ranking,
            asked.IsMinimal
                ? async (ids, stop) =>
                {
                    var dates = await session
                        .Db.Set<Service>()
                        .Where(s => EF.Parameter(ids).Contains(s.Id))
                        .Select(s => new { s.Id, s.LastModified })
                        .ToDictionaryAsync(s => s.Id, s => s.LastModified, stop);
                    return (writer, id) =>
                    {
                        writer.WriteStartObject();
                        writer.WriteString("id", id);
                        writer.WriteString("modified_date", HsdsFormats.Instant(dates[id]));
                        writer.WriteEndObject();
                    };
                }
                : async (ids, stop) =>
                {
                    var graph = await session.Loader().ServicesAsync(ids, asked.IsFull, stop);
                    var form = asked.IsFull ? HsdsServices.Full : HsdsServices.ListItem;
                    return (writer, id) => form.Write(writer, graph.Services[id], graph);
                }
        );
    }

    private static async Task<IResult?> ServiceAsync(
        HttpContext context,
        HsdsSession session,
        Guid id,
        HsdsParameters asked
    )
    {
        var cancellation = context.RequestAborted;
        if (!await session.Visible.Services(session.Db).AnyAsync(s => s.Id == id, cancellation))
            return await session.Visible.Gone(session.Db).AnyAsync(s => s.Id == id, cancellation)
                ? HsdsProblems.Gone(context)
                : HsdsProblems.NotFound(context);
        var graph = await session.Loader().ServicesAsync([id], isFull: true, cancellation);
        await HsdsAnswer.JsonAsync(
            context,
            session.LastModified,
            writer => HsdsServices.Full.Write(writer, graph.Services[id], graph)
        );
        return null;
    }

    private static async Task PlacesAsync(HttpContext context, HsdsSession session, HsdsParameters asked)
    {
        var cancellation = context.RequestAborted;
        var matches = await session.Filter(cancellation).PlacesAsync(asked);
        IReadOnlyList<Guid>? ranking = null;
        if (asked.Search is [var first, ..])
        {
            var services = await session.Search.ServicesAsync(first, session.Visible, cancellation);
            var rank = services.Select((id, index) => (id, index)).ToDictionary(x => x.id, x => x.index);
            var all = await matches.Select(x => new { x.Id, x.ServiceId }).ToListAsync(cancellation);
            ranking =
            [
                .. all.OrderBy(x => rank.GetValueOrDefault(x.ServiceId, int.MaxValue))
                    .ThenBy(x => x.Id)
                    .Select(x => x.Id),
            ];
        }
        await new HsdsCollection(context, session, asked).WriteAsync(
            matches.Select(x => x.Id),
            ranking,
            async (ids, stop) =>
            {
                var (graph, places) = await session.Loader().PlacesAsync(ids, asked.IsFull, stop);
                var byId = places.ToDictionary(x => x.Id);
                var form = asked.IsFull ? HsdsServices.AtLocationFull : HsdsServices.AtLocationListItem;
                return (writer, id) => form.Write(writer, byId[id], graph);
            }
        );
    }

    private static async Task<IResult?> PlaceAsync(
        HttpContext context,
        HsdsSession session,
        Guid id,
        HsdsParameters asked
    )
    {
        var cancellation = context.RequestAborted;
        var service = await session
            .Db.Set<ServiceAtLocation>()
            .Where(x => x.Id == id)
            .Select(x => (Guid?)x.ServiceId)
            .FirstOrDefaultAsync(cancellation);
        if (service is null || !await session.Visible.Services(session.Db).AnyAsync(s => s.Id == service, cancellation))
            return
                service is not null
                && await session.Visible.Gone(session.Db).AnyAsync(s => s.Id == service, cancellation)
                ? HsdsProblems.Gone(context)
                : HsdsProblems.NotFound(context);
        var (graph, places) = await session.Loader().PlacesAsync([id], isFull: true, cancellation);
        await HsdsAnswer.JsonAsync(
            context,
            session.LastModified,
            writer => HsdsServices.AtLocationFull.Write(writer, places[0], graph)
        );
        return null;
    }

    private static async Task OrganizationsAsync(HttpContext context, HsdsSession session, HsdsParameters asked)
    {
        var cancellation = context.RequestAborted;
        var matches = await session.Filter(cancellation).OrganizationsAsync(asked);
        var ranking = asked.Search is [var first, ..]
            ? await session.Search.OrganizationsAsync(first, session.Visible, cancellation)
            : null;
        bool? services =
            asked.HasFullServices ? true
            : asked.IsFull ? false
            : null;
        var form = HsdsServices.OrganizationWith(
            asked.IsFull,
            services switch
            {
                true => HsdsServices.InOrganization,
                false => HsdsServices.Brief,
                null => null,
            }
        );
        await new HsdsCollection(context, session, asked).WriteAsync(
            matches.Select(o => o.Id),
            ranking,
            async (ids, stop) =>
            {
                var graph = await session
                    .Loader(asked.IncludesInactive)
                    .OrganizationsAsync(ids, asked.IsFull, services, stop);
                return (writer, id) => form.Write(writer, graph.Organizations[id], graph);
            }
        );
    }

    private static async Task<IResult?> OrganizationAsync(
        HttpContext context,
        HsdsSession session,
        Guid id,
        HsdsParameters asked
    )
    {
        var cancellation = context.RequestAborted;
        if (!await session.Visible.Services(session.Db).AnyAsync(s => s.OrganizationId == id, cancellation))
            return await session.Visible.Gone(session.Db).AnyAsync(s => s.OrganizationId == id, cancellation)
                ? HsdsProblems.Gone(context)
                : HsdsProblems.NotFound(context);
        var graph = await session.Loader().OrganizationsAsync([id], isFull: true, asked.HasFullServices, cancellation);
        var form = HsdsServices.OrganizationWith(
            own: true,
            asked.HasFullServices ? HsdsServices.InOrganization : HsdsServices.Brief
        );
        await HsdsAnswer.JsonAsync(
            context,
            session.LastModified,
            writer => form.Write(writer, graph.Organizations[id], graph)
        );
        return null;
    }
}
