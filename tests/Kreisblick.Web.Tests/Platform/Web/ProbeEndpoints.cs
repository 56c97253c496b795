using Kreisblick.Web.Platform.Web.Caching;
using Kreisblick.Web.Platform.Web.Errors;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Platform.Web;

/// <summary>Endpoints that only tests have: pages that fail, count how often they are made, set a cookie.</summary>
internal sealed class ProbeEndpoints : IStartupFilter
{
    /// <summary>Requests to <c>/probe/waits</c> wait for it.</summary>
    public TaskCompletionSource<string> Hold { get; } = new();

    public int Made { get; private set; }

    public static PortalFactory Portal(TestDatabase database, ProbeEndpoints probe) =>
        new(database, change: services => services.AddSingleton<IStartupFilter>(probe));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            next(app);
            var routes = (IEndpointRouteBuilder)app.Properties["__EndpointRouteBuilder"]!;
            var probe = routes.MapGroup("/probe").AllowAnonymous();
            probe.MapGet("/counted", Page).WithMetadata(new PublicPageAttribute(), new DependsOnAttribute("kittens"));
            probe.MapGet("/any", Page).WithMetadata(new PublicPageAttribute());
            probe.MapGet("/never", Page).WithMetadata(new PublicPageAttribute(), new NeverStoreAttribute());
            probe
                .MapGet(
                    "/late",
                    (HttpContext context) =>
                    {
                        context.NeverStore(noReferrer: true);
                        return Page();
                    }
                )
                .WithMetadata(new PublicPageAttribute());
            probe.MapGet("/fails", string () => throw new InvalidOperationException("secret inner words"));
            probe.MapGet("/gone", () => (IResult)new Gone(new GoneNotice("Das Angebot gibt es nicht mehr.", [])));
            routes
                .MapGet("/api/probe/fails", string () => throw new InvalidOperationException("secret inner words"))
                .AllowAnonymous();
            probe.MapGet("/waits", async () => await Hold.Task);
            probe.MapGet("/endless", (HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
            routes
                .MapGet(
                    "/api/probe/endless",
                    (HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted)
                )
                .AllowAnonymous();
            probe.MapGet(
                "/away",
                string () => throw new Microsoft.Data.Sqlite.SqliteException("database is locked", 5)
            );
            probe.MapPost("/form", async (HttpContext context) => (await context.Request.ReadFormAsync()).Count);
        };

    private IResult Page()
    {
        Made++;
        return Results.Text($"<!doctype html><p>Seite {Made} {new string('x', 3000)}</p>", "text/html; charset=utf-8");
    }
}
