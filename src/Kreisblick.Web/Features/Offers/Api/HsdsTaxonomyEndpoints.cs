using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Taxonomies and their terms.</summary>
internal static class HsdsTaxonomyEndpoints
{
    public static Task TaxonomiesAsync(HttpContext context, HsdsSession session, HsdsParameters asked)
    {
        var found = session.Terms.Taxonomies.Where(t =>
            asked.Search.All(text => HsdsTextSearch.Contains(text, t.Slug, t.Name, t.Description))
        );
        var graph = session.Loader().NewGraph();
        return new HsdsCollection(context, session, asked).WriteAsync(
            [.. found.Select(t => t.Id).Order()],
            (_, _) =>
                Task.FromResult<Action<System.Text.Json.Utf8JsonWriter, Guid>>(
                    (writer, id) => HsdsParts.Taxonomy.Write(writer, session.Terms.Taxonomy(id), graph)
                )
        );
    }

    public static async Task<IResult?> TaxonomyAsync(HttpContext context, HsdsSession session, Guid id, HsdsParameters asked)
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
        var found = served.Where(t =>
            asked.TaxonomyIds.All(id => t.TaxonomyId == id)
            && asked.ParentIds.All(id => t.ParentId == id)
            && (!asked.IsTopOnly || t.ParentId is null)
            && asked.Search.All(text => HsdsTextSearch.Contains(text, t.Code, t.Name, t.PlainName, t.Description))
        );
        var graph = session.Loader().NewGraph();
        await new HsdsCollection(context, session, asked).WriteAsync(
            [.. found.Select(t => t.Id)],
            (_, _) =>
                Task.FromResult<Action<System.Text.Json.Utf8JsonWriter, Guid>>(
                    (writer, id) => HsdsParts.TaxonomyTerm.Write(writer, byId[id], graph)
                )
        );
    }

    public static async Task<IResult?> TermAsync(HttpContext context, HsdsSession session, Guid id, HsdsParameters asked)
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
}
