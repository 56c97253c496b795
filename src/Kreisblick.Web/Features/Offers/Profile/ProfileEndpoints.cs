using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Api;

namespace Kreisblick.Web.Features.Offers.Profile;

/// <summary>Files of the profile HSDS-DE and the description of the interface (contract hsds.md §10).</summary>
internal static class ProfileEndpoints
{
    /// <summary>The files depend on the program, not on data: they change with a new version of it.</summary>
    private static readonly DateTimeOffset Published = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private const string OpenApi = "openapi";

    public static void MapProfile(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").AllowAnonymous();
        HsdsEndpoints.Fixed(
            routes,
            HsdsAddresses.Base + "/openapi.json",
            context => WriteAsync(context, HsdsOpenApi.Describe(HsdsAddresses.Origin(context.Request)))
        );
        HsdsEndpoints.Fixed(
            routes,
            HsdsAddresses.Profile + "/datapackage.json",
            context => WriteAsync(context, HsdsDataPackage.Describe())
        );
        HsdsEndpoints.Fixed(
            routes,
            HsdsAddresses.Profile + "/profile/{file}.json",
            context => FileAsync(context, HsdsSchemas.Patch)
        );
        HsdsEndpoints.Fixed(
            routes,
            HsdsAddresses.Profile + "/schema/{file}.json",
            context => FileAsync(context, HsdsSchemas.Schema)
        );
    }

    /// <summary>The profile in one document, for programs.</summary>
    public static JsonObject Summary(string origin) =>
        new()
        {
            ["name"] = "HSDS-DE",
            ["version"] = HsdsModel.ProfileVersion,
            ["based_on"] = "HSDS " + HsdsRoot.Version,
            ["description"] =
                "Profil der Human Services Data Specification für Deutschland: strengere Regeln und Zusätze, die auch "
                + "einfache HSDS-Leser vertragen.",
            ["openapi"] = $"{origin}{HsdsAddresses.Base}/openapi.json",
            ["datapackage"] = $"{origin}{HsdsAddresses.Profile}/datapackage.json",
            ["profile"] = Files(origin, "profile"),
            ["schema"] = Files(origin, "schema"),
        };

    private static JsonArray Files(string origin, string folder) =>
        new([
            .. HsdsModel
                .Objects.Select(o => o.Name)
                .Append(OpenApi)
                .Select(name => (JsonNode)$"{origin}{HsdsAddresses.Profile}/{folder}/{name}.json"),
        ]);

    private static Task<IResult?> FileAsync(HttpContext context, Func<HsdsObject, JsonObject> file)
    {
        var name = (string)context.GetRouteValue("file")!;
        // Patch and result are one: the description replaces every operation of HSDS by ours.
        if (name == OpenApi)
            return WriteAsync(context, HsdsOpenApi.Describe(HsdsAddresses.Origin(context.Request)));
        return HsdsModel.Find(name) is { } type
            ? WriteAsync(context, file(type))
            : Task.FromResult<IResult?>(HsdsProblems.NotFound(context));
    }

    private static async Task<IResult?> WriteAsync(HttpContext context, JsonObject document)
    {
        await HsdsAnswer.JsonAsync(context, Published, writer => document.WriteTo(writer));
        return null;
    }
}
