using System.Net;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Web.Health;
using Kreisblick.Web.Tests.Fixtures;
using Kreisblick.Web.Tests.Platform.Cli;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Kreisblick.Web.Tests.Platform.Web;

/// <summary>A node gets visitors only once it can answer them quickly (ADR 3).</summary>
public sealed class ReadinessTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readiness_follows_the_registered_checks()
    {
        var ready = false;
        await using var portal = await PortalAsync(new("probe", (_, _) => ValueTask.FromResult(ready)));
        await portal.ReadyAsync();
        using var visitor = portal.Visitor();
        await AssertWaitsAsync(visitor);
        ready = true;
        Assert.Equal("ready", await visitor.GetStringAsync("/health/ready", Cancel));
    }

    [Fact]
    public async Task Without_a_search_index_the_portal_lives_and_waits()
    {
        await using var portal = await databases.FreshPortalAsync(
            DatabaseKind.Sqlite,
            change: services => services.RemoveAll<IHostedService>()
        );
        using var visitor = portal.Visitor();
        Assert.Equal("ok", await visitor.GetStringAsync("/health/live", Cancel));
        await AssertWaitsAsync(visitor);
        await portal.Services.GetRequiredService<OfferIndex>().GetAsync(Cancel);
        Assert.Equal("ready", await visitor.GetStringAsync("/health/ready", Cancel));
    }

    [Fact]
    public async Task The_search_index_is_built_without_a_visitor()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        await portal.ReadyAsync();
        Assert.True(portal.Services.GetRequiredService<OfferIndex>().IsReady);
        using var visitor = portal.Visitor();
        Assert.Equal("ready", await visitor.GetStringAsync("/health/ready", Cancel));
    }

    [Fact]
    public async Task A_build_that_fails_is_tried_again_and_holds_up_nobody_else()
    {
        var tries = 0;
        await using var portal = await PortalAsync(
            new(
                "probe",
                (_, _) => ValueTask.FromResult(tries > 1),
                (_, _) => ++tries > 1 ? Task.CompletedTask : throw new TimeoutException("database is away")
            )
        );
        await portal.ReadyAsync();
        Assert.Equal(2, tries);
        using var visitor = portal.Visitor();
        Assert.Equal("ready", await visitor.GetStringAsync("/health/ready", Cancel));
    }

    [Fact]
    public async Task A_portal_that_is_stopped_before_it_is_ready_ends()
    {
        var portal = await PortalAsync(
            new(
                "probe",
                (_, _) => ValueTask.FromResult(false),
                (_, cancellation) => Task.Delay(Timeout.Infinite, cancellation)
            )
        );
        using (var visitor = portal.Visitor())
            await AssertWaitsAsync(visitor);
        var warmUp = portal.Services.GetRequiredService<WarmUp>().Done;
        await portal.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            warmUp.WaitAsync(TimeSpan.FromSeconds(30), Cancel)
        );
    }

    [Fact]
    public async Task The_program_tells_its_address_once_it_is_ready()
    {
        var port = ProgramRun.FreePort();
        var folder = Directory.CreateTempSubdirectory("kreisblick ready ");
        await using (var run = ProgramRun.Start("serve", "--port", $"{port}", "--data", folder.FullName))
        {
            await run.SaysAsync($"http://localhost:{port}");
            using var client = new HttpClient();
            Assert.Equal("ready", await client.GetStringAsync($"http://127.0.0.1:{port}/health/ready", Cancel));
        }
        folder.Delete(recursive: true);
    }

    private Task<PortalFactory> PortalAsync(ReadinessCheck check) =>
        databases.FreshPortalAsync(DatabaseKind.Sqlite, change: services => services.AddSingleton(check));

    private static async Task AssertWaitsAsync(HttpClient visitor)
    {
        using var answer = await visitor.GetAsync("/health/ready", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("waiting", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("ok", await visitor.GetStringAsync("/health/live", Cancel));
    }
}
