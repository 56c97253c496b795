using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Platform.Security;

/// <summary>The routes of a running portal, and what all its tables hold.</summary>
internal static class Routes
{
    public static IReadOnlyList<RouteEndpoint> Of(PortalFactory portal)
    {
        using var started = portal.Visitor();
        return [.. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }

    public static bool IsPage(RouteEndpoint route) => route.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    /// <summary>The first role that has all rights that the route asks for; null: it is open to everybody.</summary>
    public static Role? RoleOf(RouteEndpoint route) =>
        AccessConventions.RightsOf(route) is { } rights
            ? Enum.GetValues<Role>().First(role => rights.All(right => right.ReachOf(role) is not null))
            : null;

    /// <summary>The address with this value for each parameter; numbers are 1.</summary>
    public static string Address(RouteEndpoint route, string value) =>
        "/"
        + string.Join(
            '/',
            route.RoutePattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternSeparatorPart separator => separator.Content,
                            RoutePatternParameterPart parameter => parameter.ParameterPolicies.Any(p =>
                                p.Content?.StartsWith("int", StringComparison.Ordinal) == true
                            )
                                ? "1"
                                : value,
                            _ => "",
                        }
                    )
                )
            )
        );

    /// <summary>A form token of the session of this client.</summary>
    public static async Task<KeyValuePair<string, string>> TokenAsync(HttpClient client)
    {
        var input = (await client.PageAsync("/konto/daten")).QuerySelector(
            "main form[method=post] input[type=hidden]"
        )!;
        return new(input.GetAttribute("name")!, input.GetAttribute("value")!);
    }

    /// <summary>What the tables hold, except when somebody was seen last.</summary>
    public static async Task<string> StateAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        var texts = new List<string>();
        foreach (var table in await AllTables.OfAsync(db))
            if (table is not ("accounts_sessions" or "spatial_ref_sys"))
                texts.Add(table + "\n" + await TableText.OfAsync(db, table));
        return string.Join("\n\n", texts);
    }
}
