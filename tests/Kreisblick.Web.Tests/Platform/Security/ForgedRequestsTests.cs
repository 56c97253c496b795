using System.Net;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Architecture;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Routing;

namespace Kreisblick.Web.Tests.Platform.Security;

/// <summary>Every address that takes a form, from the route table: what another page sends changes nothing (bar 22).</summary>
public sealed class ForgedRequestsTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Without_the_own_token_or_from_elsewhere_nothing_is_taken(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var pages = Routes.Of(portal).Where(r => Routes.IsPage(r) && Routes.RoleOf(r) is not null).ToList();
        Assert.NotEmpty(pages);
        var people = new Dictionary<Role, HttpClient>();
        foreach (var role in pages.Select(p => Routes.RoleOf(p)!.Value).Distinct())
            people[role] = await portal.SignedInAsync(role, RoleRule.Of(role).ScopeRequired ? "eigen" : null);
        using var stranger = await portal.SignedInAsync(Role.Editor);
        var strange = await Routes.TokenAsync(stranger);
        var own = new Dictionary<Role, KeyValuePair<string, string>>();
        foreach (var (role, client) in people)
            own[role] = await Routes.TokenAsync(client);
        var before = await Routes.StateAsync(portal);

        var breaches = new List<string>();
        foreach (var page in pages)
        {
            var role = Routes.RoleOf(page)!.Value;
            var address = Routes.Address(page, Guid.Empty.ToString());
            foreach (
                var (what, token, header) in new (string, KeyValuePair<string, string>?, (string, string)?)[]
                {
                    ("without token", null, null),
                    ("with another session's token", strange, null),
                    ("with an altered token", new(own[role].Key, own[role].Value[..^2] + "AA"), null),
                    ("from another origin", own[role], ("Origin", "https://boese.example")),
                    ("from no origin", own[role], ("Origin", "null")),
                    ("from another site", own[role], ("Sec-Fetch-Site", "cross-site")),
                }
            )
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, address)
                {
                    Content = new FormUrlEncodedContent(token is { } t ? [t] : []),
                };
                if (header is var (name, value))
                    request.Headers.Add(name, value);
                using var answer = await people[role].SendAsync(request, Cancel);
                if (answer.StatusCode is not HttpStatusCode.BadRequest)
                    breaches.Add($"{address} {what}: {answer.StatusCode}");
            }
        }
        Breaches.AssertNone(breaches);
        Assert.Equal(before, await Routes.StateAsync(portal));
        // With the own token, from here, it goes through: the refusals above are about the token.
        using var taken = await people[Role.Admin]
            .PostAsync("/konto/daten", new FormUrlEncodedContent([own[Role.Admin]]), Cancel);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        foreach (var client in people.Values)
            client.Dispose();
    }

    [Theory, EachDatabase]
    public async Task No_form_is_an_error_of_ours_not_even_where_none_is_taken(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var (breaches, refused) = (new List<string>(), 0);
        foreach (var page in Routes.Of(portal).Where(r => Routes.IsPage(r) && Routes.RoleOf(r) is not null))
        {
            var role = Routes.RoleOf(page)!.Value;
            var address = Routes.Address(page, Guid.Empty.ToString());
            // A session each: some of them end it.
            using var client = await portal.SignedInAsync(role, RoleRule.Of(role).ScopeRequired ? "eigen" : null);
            using var answer = await client.PostAsync(
                address,
                new FormUrlEncodedContent([await Routes.TokenAsync(client)]),
                Cancel
            );
            refused += answer.StatusCode is HttpStatusCode.MethodNotAllowed ? 1 : 0;
            if ((int)answer.StatusCode >= 500)
                breaches.Add($"{address}: {answer.StatusCode}");
        }
        Breaches.AssertNone(breaches);
        Assert.InRange(refused, 5, int.MaxValue);
    }

    [Theory, EachDatabase]
    public async Task What_is_open_to_everybody_takes_nothing_from_elsewhere_either(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var open = Routes
            .Of(portal)
            .Where(r => Routes.RoleOf(r) is null)
            .Where(r =>
                Routes.IsPage(r)
                || r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST", StringComparer.Ordinal)
                    == true
            )
            // These ask and change nothing; their contract lets everybody post.
            .Where(r => !Routes.Address(r, "x").StartsWith("/api/hsds/", StringComparison.Ordinal))
            .Select(r => Routes.Address(r, "abc1234"))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.Contains("/konto/anmelden", open);
        var before = await Routes.StateAsync(portal);
        foreach (var address in open)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent([new("text", "Gefälscht"), new("email", "a@test.example")]),
            };
            request.Headers.Add("Origin", "https://boese.example");
            using var answer = await visitor.SendAsync(request, Cancel);
            Assert.True(
                (int)answer.StatusCode < 500 && answer.StatusCode is not HttpStatusCode.SeeOther,
                $"{address}: {answer.StatusCode}"
            );
            Assert.False(answer.Headers.Contains("Set-Cookie"), address);
        }
        Assert.Equal(before, await Routes.StateAsync(portal));
    }
}
