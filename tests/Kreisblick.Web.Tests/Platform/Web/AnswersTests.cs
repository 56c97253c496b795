using System.Net;
using System.Text.Json;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Sdk;

namespace Kreisblick.Web.Tests.Platform.Web;

/// <summary>Headers, errors, addresses: what holds for every answer of the portal.</summary>
public sealed class AnswersTests(Databases databases) : IClassFixture<Databases>
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<PortalFactory> PortalAsync() =>
        ProbeEndpoints.Portal(await databases.OpenAsync(DatabaseKind.Sqlite), new ProbeEndpoints());

    [Theory]
    [InlineData("GET", "/probe/counted", 200)]
    [InlineData("GET", "/probe/never", 200)]
    [InlineData("GET", "/probe/counted/", 301)]
    [InlineData("GET", "/nirgendwo", 404)]
    [InlineData("POST", "/probe/counted", 405)]
    [InlineData("GET", "/probe/gone", 410)]
    [InlineData("GET", "/probe/fails", 500)]
    [InlineData("GET", "/api/probe/fails", 500)]
    [InlineData("GET", "/probe/away", 503)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/robots.txt", 200)]
    [InlineData("HEAD", "/probe/counted", 200)]
    public async Task Every_answer_carries_the_security_headers(string method, string address, int status)
    {
        await using var portal = await PortalAsync();
        using var visitor = portal.Visitor();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await visitor.SendAsync(request, Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        AssertSecure(answer);
    }

    /// <summary>The check is itself tried: it sees each header that is gone, protects less or should not be there.</summary>
    [Fact]
    public async Task The_check_of_the_headers_notices_each_that_is_gone_or_weaker_or_too_much()
    {
        var thief = new HeaderThief();
        await using var portal = new PortalFactory(
            await databases.OpenAsync(DatabaseKind.Sqlite),
            change: services => services.AddSingleton<IStartupFilter>(thief)
        );
        using var visitor = portal.Visitor();
        (string Name, string? Weaker)[] headers =
        [
            (
                "Content-Security-Policy",
                Policy.Replace("script-src 'self'", "script-src 'self' 'unsafe-inline'", StringComparison.Ordinal)
            ),
            ("X-Content-Type-Options", "none"),
            ("Referrer-Policy", "unsafe-url"),
            ("Permissions-Policy", "geolocation=*"),
            ("Cross-Origin-Opener-Policy", "unsafe-none"),
            ("Cross-Origin-Resource-Policy", "cross-origin"),
            ("Cache-Control", "public, max-age=60"),
        ];
        string[] unwanted =
        [
            "Strict-Transport-Security",
            "Server",
            "X-Powered-By",
            "Set-Cookie",
            "Access-Control-Allow-Origin",
        ];
        List<(string Name, string? Value)> losses =
        [
            .. headers.Select(h => (h.Name, (string?)null)),
            .. headers.Select(h => (h.Name, h.Weaker)),
            .. unwanted.Select(name => (name, (string?)"x=y")),
        ];

        var unnoticed = new List<string>();
        foreach (var loss in losses)
        {
            thief.Change = null;
            using var whole = await visitor.GetAsync("/nirgendwo", Cancel);
            AssertSecure(whole);
            thief.Change = loss;
            using var robbed = await visitor.GetAsync("/nirgendwo", Cancel);
            if (Record.Exception(() => AssertSecure(robbed)) is not XunitException)
                unnoticed.Add($"{loss.Name}: {loss.Value ?? "gone"}");
        }
        Assert.Empty(unnoticed);
    }

    /// <summary>Stands around the whole portal and changes one header of an answer after everybody else.</summary>
    private sealed class HeaderThief : IStartupFilter
    {
        /// <summary>Which header, and what it says instead; no value: it is taken away.</summary>
        public (string Name, string? Value)? Change { get; set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (context, inner) =>
                    {
                        // Who asks first to be told is told last.
                        context.Response.OnStarting(() =>
                        {
                            if (Change is { } change)
                                context.Response.Headers[change.Name] = change.Value;
                            return Task.CompletedTask;
                        });
                        return inner(context);
                    }
                );
                next(app);
            };
    }

    [Fact]
    public async Task Https_adds_strict_transport_security()
    {
        await using var portal = await PortalAsync();
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync("https://localhost:5080/health/live", Cancel);
        Assert.Equal("max-age=31536000; includeSubDomains", Header(answer, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task Open_data_may_be_read_from_everywhere_also_when_it_is_missing()
    {
        await using var portal = await PortalAsync();
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync("/api/hsds/v3/nirgendwo", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal("cross-origin", Header(answer, "Cross-Origin-Resource-Policy"));
    }

    [Theory]
    [InlineData("/api/nirgendwo", null, 404, "urn:kreisblick:problem:not-found")]
    [InlineData("/nirgendwo", "application/json", 404, "urn:kreisblick:problem:not-found")]
    [InlineData("/api/probe/fails", null, 500, "urn:kreisblick:problem:internal-error")]
    [InlineData("/probe/gone", "application/problem+json", 410, "urn:kreisblick:problem:gone")]
    public async Task Programs_get_a_problem_document(string address, string? accept, int status, string type)
    {
        await using var portal = await PortalAsync();
        using var visitor = portal.Visitor();
        if (accept is not null)
            visitor.DefaultRequestHeaders.Accept.ParseAdd(accept);
        using var answer = await visitor.GetAsync(address, Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(type, problem.RootElement.GetProperty("type").GetString());
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.RootElement.GetProperty("title").GetString()!);
        Assert.Matches("^[0-9a-hjkmnp-tv-z]{8}$", problem.RootElement.GetProperty("reference").GetString());
    }

    [Theory]
    [InlineData("/nirgendwo", 404)]
    [InlineData("/probe/fails", 500)]
    [InlineData("/probe/gone", 410)]
    public async Task People_get_a_page_without_inner_words(string address, int status)
    {
        await using var portal = await PortalAsync();
        using var visitor = portal.Visitor();
        visitor.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        using var answer = await visitor.GetAsync(address, Cancel);
        var page = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<h1", page, StringComparison.Ordinal);
        Assert.Contains("112", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_large_a_form_is_refused_with_413()
    {
        await using var portal = await PortalAsync();
        portal.UseKestrel(0);
        portal.StartServer();
        using var client = portal.CreateClient();
        using var form = new FormUrlEncodedContent([new("text", new string('x', 300_000))]);
        using var answer = await client.PostAsync("/probe/form", form, Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        AssertSecure(answer);
    }

    [Theory]
    [InlineData("/probe/any/", "/probe/any")]
    [InlineData("/probe/any/?a=%C3%A4&b=%0D%0A", "/probe/any?a=%C3%A4&b=%0D%0A")]
    [InlineData("//other.example/", "/other.example")]
    [InlineData("///other.example//", "/other.example")]
    [InlineData("/%5Cother.example/", "/%5Cother.example")]
    public async Task Slash_at_the_end_is_taken_away_and_never_leaves_the_host(string address, string target)
    {
        await using var portal = await PortalAsync();
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync(new Uri("http://localhost:5080" + address), Cancel);
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(target, Header(answer, "Location"));
    }

    [Fact]
    public async Task Every_GET_route_answers_HEAD_alike_and_sets_no_cookie()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        await portal.ReadyAsync();
        using var visitor = portal.Visitor();
        var routes = GetRoutes(portal).ToList();
        Assert.NotEmpty(routes);
        foreach (var route in routes)
        {
            using var get = await visitor.GetAsync(route, Cancel);
            using var ask = new HttpRequestMessage(HttpMethod.Head, route);
            using var head = await visitor.SendAsync(ask, Cancel);
            Assert.True((int)get.StatusCode < 500, $"GET {route}: {(int)get.StatusCode}");
            Assert.True(
                get.StatusCode == head.StatusCode,
                $"HEAD {route}: {(int)head.StatusCode}, GET: {(int)get.StatusCode}"
            );
            Assert.Equal("", await head.Content.ReadAsStringAsync(Cancel));
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Null(Header(get, "Set-Cookie"));
            Assert.Null(Header(head, "Set-Cookie"));
        }
    }

    [Fact]
    public async Task Hostile_queries_are_never_an_error_of_ours()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        await portal.ReadyAsync();
        using var visitor = portal.Visitor();
        string[] values =
        [
            "%00",
            "%0D%0ASet-Cookie:%20a=b",
            "%FF%FE",
            "%ED%A0%80",
            "'%20OR%201=1--",
            "%3Cscript%3E",
            "-1",
            "999999999999999999999",
            "NaN",
            "1e400",
            "../../etc/passwd",
            "%F0%9F%92%A9",
            new string('a', 3000),
            "[]",
            "{\"a\":1}",
            "%25",
            "%",
            "a&a=b&a=c",
            "",
        ];
        string[] names =
        [
            "q",
            "kat",
            "tg",
            "kosten",
            "ort",
            "plz",
            "umkreis",
            "offen",
            "alter",
            "sort",
            "ansicht",
            "seite",
            "page",
            "per_page",
            "a",
            "search",
            "[0].x",
            "handler",
            "%00",
        ];
        foreach (var route in GetRoutes(portal))
        foreach (var value in values)
        {
            // All names at once: a page that survives the heap survives each.
            var query = string.Join('&', names.Select(n => $"{n}={(value.Length > 1000 && n != "q" ? "x" : value)}"));
            using var answer = await visitor.GetAsync(new Uri($"http://localhost:5080{route}?{query}"), Cancel);
            Assert.True((int)answer.StatusCode < 500, $"{route}?{query}: {(int)answer.StatusCode}");
            Assert.Null(Header(answer, "Set-Cookie"));
        }
    }

    /// <summary>Every GET route; parameters are filled with a word that exists nowhere.</summary>
    private static IEnumerable<string> GetRoutes(PortalFactory portal) =>
        portal
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e =>
                e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods
                || methods.Contains("GET", StringComparer.Ordinal)
            )
            .Select(e =>
                "/"
                + System.Text.RegularExpressions.Regex.Replace(
                    e.RoutePattern.RawText!.TrimStart('/'),
                    @"\{[^}]*\}",
                    "1"
                )
            )
            .Distinct(StringComparer.Ordinal);

    private static void AssertSecure(HttpResponseMessage answer)
    {
        Assert.Equal(Policy, Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal(
            "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
            Header(answer, "Permissions-Policy")
        );
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Null(Header(answer, "Strict-Transport-Security"));
        Assert.Null(Header(answer, "Server"));
        Assert.Null(Header(answer, "X-Powered-By"));
        Assert.Null(Header(answer, "Set-Cookie"));
        Assert.Null(Header(answer, "Access-Control-Allow-Origin"));
        Assert.NotNull(answer.Headers.CacheControl);
        if ((int)answer.StatusCode >= 400)
            Assert.True(answer.Headers.CacheControl.NoStore);
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join("|", values)
        : answer.Content.Headers.TryGetValues(name, out values) ? string.Join("|", values)
        : null;
}
