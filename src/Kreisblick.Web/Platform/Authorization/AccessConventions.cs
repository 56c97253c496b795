using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Platform.Authorization;

/// <summary>
/// How folders of pages and endpoints say who may enter. What says nothing is closed to all: the fallback policy
/// refuses, and an architecture test finds the route.
/// </summary>
internal static class AccessConventions
{
    /// <summary>Pages of these folders ("/Offers/Edit", below Features) ask for the right.</summary>
    public static void RequireRight(
        this IServiceCollection services,
        Right right,
        params IReadOnlyList<string> folders
    ) =>
        services.Configure<RazorPagesOptions>(options =>
        {
            foreach (var folder in folders)
                options.Conventions.AuthorizeFolder(folder, right.Code);
        });

    /// <summary>Pages of these folders are open to everybody.</summary>
    public static void AllowAnyone(this IServiceCollection services, params IReadOnlyList<string> folders) =>
        services.Configure<RazorPagesOptions>(options =>
        {
            foreach (var folder in folders)
                options.Conventions.AllowAnonymousToFolder(folder);
        });

    /// <summary>These endpoints ask for the right.</summary>
    public static T RequireRight<T>(this T endpoints, Right right)
        where T : IEndpointConventionBuilder => endpoints.RequireAuthorization(right.Code);

    /// <summary>The rights that an endpoint asks for; null: it is open to everybody. Empty: it forgot to say.</summary>
    public static IReadOnlyList<Right>? RightsOf(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return null;
        var codes = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(d => d.Policy);
        return [.. Rights.All.Where(r => codes.Contains(r.Code, StringComparer.Ordinal))];
    }
}
