using System.Net;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Architecture;

/// <summary>Every route × every role, from the route table: what code declares is what happens (bar 16).</summary>
public sealed class AccessRulesTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_says_who_may_enter()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        var routes = Routes(portal);
        Assert.NotEmpty(routes);
        Breaches.AssertNone(
            routes
                .Where(r => AccessConventions.RightsOf(r) is { Count: 0 })
                .Select(r => $"{r.RoutePattern.RawText} names neither a right nor is it open to everybody")
        );
    }

    [Fact]
    public void Every_role_has_its_rule_in_the_order_of_the_enumeration()
    {
        Assert.Equal(Enum.GetValues<Role>(), RoleRule.All.Select(r => r.Role));
        Assert.Equal(RoleRule.All.Count, RoleRule.All.Select(r => r.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Rights.All.Count, Rights.All.Select(r => r.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, EachDatabase]
    public async Task Each_role_enters_where_its_rights_say_and_nowhere_else(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var guarded = Routes(portal).Where(r => AccessConventions.RightsOf(r) is not null).ToList();
        Assert.NotEmpty(guarded);
        var breaches = new List<string>();

        using var nobody = portal.Visitor();
        foreach (var route in guarded)
        {
            using var answer = await AskAsync(nobody, route);
            var page = route.Metadata.GetMetadata<PageActionDescriptor>() is not null;
            var expected = page ? HttpStatusCode.SeeOther : HttpStatusCode.Unauthorized;
            if (answer.StatusCode != expected)
                breaches.Add($"nobody at {route.RoutePattern.RawText}: {answer.StatusCode}");
        }
        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = await portal.SignedInAsync(role, RoleRule.Of(role).ScopeRequired ? "eigen" : null);
            foreach (var route in guarded)
            {
                using var answer = await AskAsync(client, route);
                var may = AccessConventions.RightsOf(route)!.All(r => r.ReachOf(role) is not null);
                var refused = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
                // Whoever may enter may still find nothing there (404): the objects are not these.
                if (may == refused || (int)answer.StatusCode >= 500)
                    breaches.Add($"{role} at {route.RoutePattern.RawText}: {answer.StatusCode}, may enter: {may}");
            }
        }
        Breaches.AssertNone(breaches);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, RouteEndpoint route)
    {
        var methods = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
        var method =
            methods is null or { Count: 0 } || methods.Contains("GET") ? HttpMethod.Get : new HttpMethod(methods[0]);
        return client.SendAsync(new HttpRequestMessage(method, Address(route)), Cancel);
    }

    // Any value that the constraint of the parameter accepts; the objects do not exist.
    private static string Address(RouteEndpoint route)
    {
        var values = new RouteValueDictionary();
        foreach (var parameter in route.RoutePattern.Parameters)
            values[parameter.Name] =
                parameter.ParameterPolicies.Any(p => p.Content is "guid") ? Guid.Empty.ToString()
                : parameter.ParameterPolicies.Any(p => p.Content?.StartsWith("int", StringComparison.Ordinal) == true)
                    ? "1"
                : "abc1234";
        return "/"
            + string.Join(
                '/',
                route.RoutePattern.PathSegments.Select(s =>
                    string.Concat(
                        s.Parts.Select(p =>
                            p switch
                            {
                                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal =>
                                    literal.Content,
                                Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator =>
                                    separator.Content,
                                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => values[
                                    parameter.Name
                                ]!.ToString(),
                                _ => "",
                            }
                        )
                    )
                )
            );
    }

    private static List<RouteEndpoint> Routes(PortalFactory portal)
    {
        using var started = portal.Visitor();
        return [.. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }
}
