using System.Net;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Tests.Architecture;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Platform.Security;

/// <summary>A provider and everything that is another's: found is nothing, changed is nothing (bar 17).</summary>
public sealed class ForeignObjectsTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_belongs_to_another_answers_as_if_it_were_not_there(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        var (own, foreign, scope) = await ObjectsAsync(portal);
        using var provider = await portal.SignedInAsync(Role.Provider, scope);
        var token = await Routes.TokenAsync(provider);
        var routes = Routes
            .Of(portal)
            .Where(r => r.RoutePattern.Parameters.Count > 0)
            .Where(r =>
                AccessConventions.RightsOf(r) is { Count: > 0 } rights
                && rights.All(right => right.ReachOf(Role.Provider) is not null)
            )
            .ToList();
        Assert.NotEmpty(routes);

        var seen = 0;
        foreach (var route in routes)
        foreach (var id in own)
        {
            using var answer = await provider.GetAsync(Routes.Address(route, id), Cancel);
            seen += answer.StatusCode is HttpStatusCode.OK ? 1 : 0;
        }
        // Otherwise the refusals below would prove nothing.
        Assert.InRange(seen, 5, int.MaxValue);

        var before = await Routes.StateAsync(portal);
        var breaches = new List<string>();
        foreach (var route in routes)
        {
            var unknown = Guid.CreateVersion7().ToString();
            var noGuid = await StatusesAsync(provider, Routes.Address(route, unknown), token);
            var noWord = await StatusesAsync(provider, Routes.Address(route, "0000zzzz"), token);
            foreach (var id in foreign)
            {
                var address = Routes.Address(route, id);
                var there = await StatusesAsync(provider, address, token);
                var nothing = Guid.TryParse(id, out _) ? noGuid : noWord;
                if (there != nothing || there.Get is HttpStatusCode.OK || (int)there.Post >= 500)
                    breaches.Add($"{address}: {there}, what does not exist: {nothing}");
            }
        }
        Breaches.AssertNone(breaches);
        Assert.Equal(before, await Routes.StateAsync(portal));
    }

    private static async Task<(HttpStatusCode Get, HttpStatusCode Post)> StatusesAsync(
        HttpClient client,
        string address,
        KeyValuePair<string, string> token
    )
    {
        using var get = await client.GetAsync(address, Cancel);
        using var post = await client.PostAsync(address, new FormUrlEncodedContent([token]), Cancel);
        return (get.StatusCode, post.StatusCode);
    }

    private static async Task<(IReadOnlyList<string> Own, IReadOnlyList<string> Foreign, string Scope)> ObjectsAsync(
        PortalFactory portal
    )
    {
        await using var db = portal.Database.Context();
        var offers = await db.Published()
            .OrderBy(s => s.Name)
            .Select(s => new
            {
                s.Id,
                s.PublicId,
                s.OrganizationId,
            })
            .ToListAsync(Cancel);
        var mine = offers[0];
        var other = offers.First(o => o.OrganizationId != mine.OrganizationId);
        var change = new ChangeContext(Guid.CreateVersion7().ToString(), "Beispiel", portal.Time.Now, "web");
        var report = Message.Receive(
            MessageKind.OfferError,
            MessageState.New,
            "Die Nummer stimmt nicht.",
            replyAddress: null,
            $"/hilfe/angebot-{other.PublicId.Value}",
            Guid.CreateVersion7(),
            portal.Time.Now
        );
        db.Add(report);
        var drafts = new Dictionary<Guid, List<Proposal>>();
        foreach (var offer in new[] { mine, other })
        {
            drafts[offer.Id] =
            [
                new((await DocumentReader.OfferAsync(db, offer.Id, Cancel))!, 0, change),
                new((await DocumentReader.ProviderAsync(db, offer.OrganizationId, Cancel))!, 0, change),
            ];
            db.AddRange(drafts[offer.Id]);
        }
        await db.SaveChangesAsync(Cancel);
        var admin = await portal.AccountAsync(roles: [(Role.Admin, null)]);
        return (
            [mine.Id.ToString(), mine.OrganizationId.ToString(), .. drafts[mine.Id].Select(d => d.Id.ToString())],
            [
                other.Id.ToString(),
                other.OrganizationId.ToString(),
                .. drafts[other.Id].Select(d => d.Id.ToString()),
                report.Id.ToString(),
                report.Reference,
                admin.Id.ToString(),
            ],
            mine.OrganizationId.ToString()
        );
    }
}
