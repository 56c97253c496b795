using Kreisblick.Web.Platform.Web.Limits;
using Microsoft.Net.Http.Headers;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>What the browser may load of the geography.</summary>
internal static class AreasEndpoints
{
    public const string GeoJsonAddress = "/karten/gemeinden.geojson";

    public static void MapAreas(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(GeoJsonAddress, GeoJsonAsync)
            .AllowAnonymous()
            .WithRequestTimeout(RequestLimits.LongAnswer)
            .ExcludeFromDescription();

    /// <summary>Outlines of the municipalities; answers 304 to a browser that has them.</summary>
    private static async Task<IResult> GeoJsonAsync(
        AreaRegisterSource source,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var geoJson = (await source.GetAsync(cancel)).GeoJson;
        context.Response.Headers.CacheControl = "public, no-cache";
        return TypedResults.Bytes(
            geoJson.Content,
            "application/geo+json",
            entityTag: new EntityTagHeaderValue($"\"{geoJson.Tag}\"")
        );
    }
}
