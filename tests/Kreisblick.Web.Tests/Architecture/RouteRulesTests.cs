using System.Text.RegularExpressions;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Architecture;

/// <summary>Every route of the portal stands in docs/addresses.md.</summary>
public sealed partial class RouteRulesTests(Databases databases) : IClassFixture<Databases>
{
    // Everything below is as its own contract says.
    private static readonly string[] WholeBranches =
    [
        "/api/hsds/v3",
        "/api/hsds/profile/de",
        "/api/docs",
        "/verwaltung",
    ];

    [Fact]
    public async Task Every_route_is_in_the_map_of_addresses()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var started = portal.Visitor();
        var map = Map();
        var routes = portal
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(e => "/" + (e.RoutePattern.RawText ?? "").Trim('/'))
            .ToList();
        Assert.NotEmpty(routes);
        Breaches.AssertNone(routes.Where(r => !IsMapped(r, map)).Select(r => $"{r} is not in docs/addresses.md"));
    }

    [Theory]
    [InlineData("/hilfe", true)]
    [InlineData("/hilfe/{slug}-{id:shortid}", true)]
    [InlineData("/hilfe/{slug}-{id}.pdf", true)]
    [InlineData("/hilfe/{slug}-{id}/melden", true)]
    [InlineData("/api/hsds/v3/services/{id}", true)]
    [InlineData("/hilfe/geheim", false)]
    [InlineData("/api/hsds/v30", false)]
    [InlineData("/admin", false)]
    public void The_map_knows_its_addresses(string route, bool mapped) => Assert.Equal(mapped, IsMapped(route, Map()));

    private static bool IsMapped(string route, HashSet<string> map)
    {
        var shape = Shape(route);
        return map.Contains(shape)
            || map.Contains(OtherForm().Replace(shape, ""))
            || WholeBranches.Any(b => shape.StartsWith(b + "/", StringComparison.Ordinal));
    }

    // "[/{nr}]" means with or without; "`/melden`" after an address hangs on the first address of its row.
    private static HashSet<string> Map()
    {
        var map = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var row in File.ReadLines(RepositoryFiles.Path("docs/addresses.md"))
                .Where(l => l.StartsWith("| `/", StringComparison.Ordinal))
        )
        {
            var cells = row.Split(" | ");
            var addresses = Quoted().Matches(cells[0]).Select(m => m.Groups["path"].Value.Split('?')[0]).ToList();
            foreach (var address in addresses)
            {
                map.Add(Shape(Optional().Replace(address, "")));
                map.Add(
                    Shape(address.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal))
                );
            }
            foreach (Match tail in Quoted().Matches(cells[1]))
                map.Add(Shape(addresses[0] + tail.Groups["path"].Value));
        }
        return map;
    }

    private static string Shape(string path) => Parameter().Replace(path, "*");

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Optional();

    [GeneratedRegex("`(?<path>/[^`]*)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    // Other forms of a page hang on its address.
    [GeneratedRegex(@"\.(pdf|csv|xlsx|ics|vcf|atom|svg|json|ndjson|zip|geojson)$", RegexOptions.ExplicitCapture)]
    private static partial Regex OtherForm();
}
