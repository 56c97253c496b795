using System.Text.Json;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Taxonomies and their terms: few, so they are chosen in memory.</summary>
internal static class HsdsTaxonomyEndpoints
{
    public static async Task TaxonomiesAsync(HttpContext context, HsdsSession session, HsdsParameters asked)
    {
        var found = session.Terms.Taxonomies.Select(t => t.Id).Order().ToList();
        foreach (var text in asked.Search)
            found = Among(
                found,
                await session.Search.TaxonomiesAsync(text, session.Terms.Taxonomies, context.RequestAborted)
            );
        var graph = session.Loader().NewGraph();
        await new HsdsCollection(context, session, asked).WriteAsync(
            found,
            (_, _) =>
                Task.FromResult<Action<Utf8JsonWriter, Guid>>(
                    (writer, id) => HsdsParts.Taxonomy.Write(writer, session.Terms.Taxonomy(id), graph)
                )
        );
    }

    public static async Task<IResult?> TaxonomyAsync(
        HttpContext context,
        HsdsSession session,
        Guid id,
        HsdsParameters asked
    )
    {
        if (session.Terms.FindTaxonomy(id) is not { } taxonomy)
            return HsdsProblems.NotFound(context);
        var graph = session.Loader().NewGraph();
        await HsdsAnswer.JsonAsync(
            context,
            session.LastModified,
            writer => HsdsParts.Taxonomy.Write(writer, taxonomy, graph)
        );
        return null;
    }

    public static async Task TermsAsync(HttpContext context, HsdsSession session, HsdsParameters asked)
    {
        var served = await session.Terms.ServedAsync(session.Db, session.Visible, context.RequestAborted);
        var byId = served.ToDictionary(t => t.Id);
        var found = served
            .Where(t =>
                asked.TaxonomyIds.All(id => t.TaxonomyId == id)
                && asked.ParentIds.All(id => t.ParentId == id)
                && (!asked.IsTopOnly || t.ParentId is null)
            )
            .Select(t => t.Id)
            .ToList();
        foreach (var text in asked.Search)
            found = Among(found, await session.Search.TermsAsync(text, served, context.RequestAborted));
        var graph = session.Loader().NewGraph();
        await new HsdsCollection(context, session, asked).WriteAsync(
            found,
            (_, _) =>
                Task.FromResult<Action<Utf8JsonWriter, Guid>>(
                    (writer, id) => HsdsParts.TaxonomyTerm.Write(writer, byId[id], graph)
                )
        );
    }

    public static async Task<IResult?> TermAsync(
        HttpContext context,
        HsdsSession session,
        Guid id,
        HsdsParameters asked
    )
    {
        var served = await session.Terms.ServedAsync(session.Db, session.Visible, context.RequestAborted);
        if (served.FirstOrDefault(t => t.Id == id) is not { } term)
            return HsdsProblems.NotFound(context);
        var graph = session.Loader().NewGraph();
        await HsdsAnswer.JsonAsync(
            context,
            session.LastModified,
            writer => HsdsParts.TaxonomyTerm.Write(writer, term, graph)
        );
        return null;
    }

    /// <summary>Those of the found that were chosen before, in the order of the found.</summary>
    private static List<Guid> Among(List<Guid> chosen, IReadOnlyList<Guid> found)
    {
        var set = chosen.ToHashSet();
        return [.. found.Where(set.Contains)];
    }
}
