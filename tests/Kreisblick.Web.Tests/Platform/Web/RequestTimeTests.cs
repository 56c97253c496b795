using System.Net;
using System.Text.Json;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Tests.Platform.Web;

/// <summary>How long a request may take (security.md 4.1): 10 s pages, 60 s reports and open data.</summary>
public sealed class RequestTimeTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_have_ten_seconds_and_long_answers_sixty()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        var options = portal.Services.GetRequiredService<IOptions<RequestTimeoutOptions>>().Value;
        var endpoints = portal
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .ToList();
        var pages = endpoints.Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).ToList();
        var data = endpoints
            .Except(pages)
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/hsds", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(pages);
        Assert.NotEmpty(data);
        Assert.All(pages, e => Assert.Equal(10, Seconds(e, options)));
        Assert.All(data, e => Assert.Equal(60, Seconds(e, options)));
    }

    [Fact]
    public async Task Who_waits_too_long_for_a_page_is_told_so()
    {
        await using var portal = await ImpatientAsync();
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync("/probe/endless", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.Contains(
            "Das Portal ist gerade nicht erreichbar",
            await answer.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Programs_that_wait_too_long_get_a_problem_document()
    {
        await using var portal = await ImpatientAsync();
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync("/api/probe/endless", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("urn:kreisblick:problem:unavailable", problem.RootElement.GetProperty("type").GetString());
    }

    private async Task<PortalFactory> ImpatientAsync() =>
        new(
            await databases.OpenAsync(DatabaseKind.Sqlite),
            change: services =>
            {
                services.AddSingleton<IStartupFilter>(new ProbeEndpoints());
                services.PostConfigure<RequestTimeoutOptions>(options =>
                    options.DefaultPolicy = new()
                    {
                        Timeout = TimeSpan.FromMilliseconds(200),
                        TimeoutStatusCode = options.DefaultPolicy!.TimeoutStatusCode,
                    }
                );
            }
        );

    private static double? Seconds(RouteEndpoint endpoint, RequestTimeoutOptions options)
    {
        if (endpoint.Metadata.GetMetadata<DisableRequestTimeoutAttribute>() is not null)
            return null;
        var named = endpoint.Metadata.GetMetadata<RequestTimeoutAttribute>()?.PolicyName;
        return (named is null ? options.DefaultPolicy : options.Policies[named])?.Timeout?.TotalSeconds;
    }
}
