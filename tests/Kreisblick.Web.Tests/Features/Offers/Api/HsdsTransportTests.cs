using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Api;

public sealed class HsdsTransportTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [EachDatabase("/services?page=0", "page")]
    [EachDatabase("/services?page=-1", "page")]
    [EachDatabase("/services?page=eins", "page")]
    [EachDatabase("/services?per_page=0", "per_page")]
    [EachDatabase("/services?format=xml", "format")]
    [EachDatabase("/services?full=ja", "full")]
    [EachDatabase("/services?taxonomy_term_id=02.8", "taxonomy_term_id")]
    [EachDatabase("/services?organization_id=1", "organization_id")]
    [EachDatabase("/services?modified_after=gestern", "modified_after")]
    [EachDatabase("/services?modified_after=2026-02-30", "modified_after")]
    [EachDatabase("/services?modified_after=2026-02-03T10:00:00", "modified_after")]
    [EachDatabase("/services?day=MONTAG", "day")]
    [EachDatabase("/services?start_time=9", "start_time")]
    [EachDatabase("/services?minimum_age=alt", "minimum_age")]
    [EachDatabase("/service_at_locations?postcode=9997", "postcode")]
    [EachDatabase("/service_at_locations?proximity=1000", "proximity")]
    [EachDatabase("/service_at_locations?postcode=99974&proximity=-1", "proximity")]
    [EachDatabase("/service_at_locations?postcode=99974&proximity=weit", "proximity")]
    [EachDatabase("/taxonomy_terms?parent_id=x", "parent_id")]
    [EachDatabase("/organizations?full_service=2", "full_service")]
    public async Task A_malformed_parameter_is_named(DatabaseKind kind, string address, string name)
    {
        var portal = await databases.PortalAsync(kind);
        using var client = portal.Visitor();
        using var answer = await client.GetAsync(HsdsPortal.Base + address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.True(problem.RootElement.GetProperty("errors").TryGetProperty(name, out _));
    }

    [Theory, EachDatabase]
    public async Task Every_answer_is_open_to_other_origins(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 3);
        var id = HsdsPortal.Id((await api.WalkAsync("/services"))[0]);
        foreach (
            var (method, address, status) in new[]
            {
                (HttpMethod.Get, "/", 200),
                (HttpMethod.Get, "", 200),
                (HttpMethod.Get, "/services", 200),
                (HttpMethod.Get, "/services/", 200),
                (HttpMethod.Head, "/services", 200),
                (HttpMethod.Post, "/services", 200),
                (HttpMethod.Get, $"/services/{id}", 200),
                (HttpMethod.Get, $"/services/{id}/", 200),
                (HttpMethod.Options, "/services", 204),
                (HttpMethod.Options, $"/services/{id}", 204),
                (HttpMethod.Get, "/services?page=0", 400),
                (HttpMethod.Get, "/services/00000000-0000-7000-8000-000000000000", 404),
                (HttpMethod.Get, "/services/keine-uuid", 404),
                (HttpMethod.Get, "/gibt-es-nicht", 404),
                (HttpMethod.Put, "/services", 405),
                (HttpMethod.Delete, $"/services/{id}", 405),
                (HttpMethod.Post, $"/services/{id}", 405),
                (HttpMethod.Post, "/", 405),
            }
        )
        {
            using var answer = await api.SendAsync(method, address);
            Assert.True(status == (int)answer.StatusCode, $"{method} {address}: {answer.StatusCode}");
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            if (status is 405 or 204)
                Assert.Contains("GET", answer.Content.Headers.Allow);
            if (status >= 400)
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory, EachDatabase]
    public async Task Known_answers_are_not_sent_again_until_something_changes(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 5);
        var id = HsdsPortal.Id((await api.WalkAsync("/services"))[0]);
        foreach (
            var address in (string[])["/", "/services", $"/services/{id}", "/services?format=ndjson", "/taxonomies"]
        )
        {
            using var first = await api.SendAsync(HttpMethod.Get, address);
            var tag = first.Headers.ETag!;
            Assert.False(tag.IsWeak);
            Assert.NotNull(first.Content.Headers.LastModified);
            Assert.Equal("public, max-age=300", first.Headers.CacheControl!.ToString());
            using var again = await api.SendAsync(HttpMethod.Get, address, r => r.Headers.IfNoneMatch.Add(tag));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal("*", again.Headers.GetValues("Access-Control-Allow-Origin").Single());
            using var since = await api.SendAsync(
                HttpMethod.Get,
                address,
                r => r.Headers.IfModifiedSince = first.Content.Headers.LastModified
            );
            Assert.Equal(HttpStatusCode.NotModified, since.StatusCode);
            using var head = await api.SendAsync(HttpMethod.Head, address);
            Assert.Equal(tag, head.Headers.ETag);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        using var before = await api.SendAsync(HttpMethod.Get, $"/services/{id}");
        await using (var db = api.Portal.Database.Context())
            await db.Set<Phone>()
                .ExecuteUpdateAsync(
                    p => p.SetProperty(x => x.Description, "Neu"),
                    TestContext.Current.CancellationToken
                );
        using var after = await api.SendAsync(
            HttpMethod.Get,
            $"/services/{id}",
            r => r.Headers.IfNoneMatch.Add(before.Headers.ETag!)
        );
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Post_gives_the_same_as_get_and_the_body_wins(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 30);
        var expected = await BodyAsync(await api.SendAsync(HttpMethod.Get, "/services?per_page=4&page=2&full=true"));
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["page"] = "2",
                ["full"] = "true",
                ["per_page"] = "4",
            }
        );
        Assert.Equal(
            expected,
            await BodyAsync(await api.SendAsync(HttpMethod.Post, "/services?page=1", r => r.Content = form))
        );
        using var json = new StringContent(
            """{"page":2,"full":true,"per_page":["4"],"search":null}""",
            Encoding.UTF8,
            "application/json"
        );
        Assert.Equal(
            expected,
            await BodyAsync(await api.SendAsync(HttpMethod.Post, "/services?page=1&per_page=9", r => r.Content = json))
        );
        foreach (var list in (string[])["organizations", "service_at_locations", "taxonomies", "taxonomy_terms"])
            Assert.Equal(
                await BodyAsync(await api.SendAsync(HttpMethod.Get, "/" + list)),
                await BodyAsync(await api.SendAsync(HttpMethod.Post, "/" + list))
            );
        using var broken = new StringContent("{", Encoding.UTF8, "application/json");
        using var refused = await api.SendAsync(HttpMethod.Post, "/services", r => r.Content = broken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Links_lead_to_the_other_pages_with_the_filters_kept(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 30);
        using var answer = await api.SendAsync(HttpMethod.Get, "/services?per_page=4&page=2&minimum_age=0");
        var links = answer.Headers.GetValues("Link").Single();
        Assert.Contains("rel=\"next\"", links);
        Assert.Contains(
            "<http://localhost:5080/api/hsds/v3/services?per_page=4&minimum_age=0&page=1>; rel=\"prev\"",
            links
        );
    }

    [Theory, EachDatabase]
    public async Task Only_json_is_offered(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind);
        using var client = portal.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, HsdsPortal.Base + "/services");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/xml"));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotAcceptable, answer.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Drafts_are_unknown_and_ended_offers_answer_for_two_years(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 10);
        await using var db = api.Portal.Database.Context();
        foreach (
            var service in await db.Set<Service>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)
        )
        {
            using var answer = await api.SendAsync(HttpMethod.Get, $"/services/{service.Id}");
            var expected =
                service.PublishedAt is null ? HttpStatusCode.NotFound
                : service.Status == ServiceStatus.Defunct ? HttpStatusCode.Gone
                : HttpStatusCode.OK;
            Assert.Equal(expected, answer.StatusCode);
        }
        Assert.Equal(10, (await api.WalkAsync("/services")).Count);
        var all = await api.WalkAsync("/services?x_include_inactive=true");
        Assert.Equal(11, all.Count);
        Assert.Contains(all, s => s.GetProperty("status").GetString() == "inactive");
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }
}
