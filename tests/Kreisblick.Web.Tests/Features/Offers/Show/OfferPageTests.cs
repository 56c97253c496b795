using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Tests.Features.Offers.Search;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Show;

public sealed partial class OfferPageTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Days_that_pass_are_seen_without_any_change()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var visitor = portal.Visitor();
        var address = await DebtCounsellingAsync(visitor);
        Assert.DoesNotContain("nicht bestätigt", await visitor.GetStringAsync(address, Ct), StringComparison.Ordinal);
        portal.Time.Now = portal.Time.Now.AddYears(2);
        var begin = Stopwatch.GetTimestamp();
        while (
            !(await visitor.GetStringAsync(address, Ct)).Contains("nicht bestätigt", StringComparison.Ordinal)
            && Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(30)
        )
            await Task.Delay(TimeSpan.FromMilliseconds(100), Ct);
        Assert.Contains("nicht bestätigt", await visitor.GetStringAsync(address, Ct), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_wrong_slug_leads_to_the_right_address_and_a_wrong_id_to_nothing(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var address = await DebtCounsellingAsync(visitor);
        using var moved = await visitor.GetAsync("/hilfe/frueherer-name-" + address[^7..], Ct);
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
        Assert.Equal(address, moved.Headers.Location?.ToString());
        foreach (var unknown in (string[])["/hilfe/angebot-0000000", "/hilfe/angebot-!!!!!!!", "/hilfe/angebot-abc"])
        {
            using var answer = await visitor.GetAsync(unknown, Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory, EachDatabase]
    public async Task An_offer_that_has_ended_says_so_and_names_others(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var address = await DebtCounsellingAsync(visitor);
        await using (var db = portal.Database.Context())
            await db.Set<Service>()
                .Where(s => s.PublicId == IdOf(address))
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.Status, ServiceStatus.Defunct), Ct);

        var page = await ResultPage.OpenAsync(visitor, address);

        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.NotEmpty(page.Links("main a[href^='/hilfe/']"));
    }

    [Theory, EachDatabase]
    public async Task The_data_for_search_engines_says_what_is_known(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var address = await DebtCounsellingAsync(visitor);
        await using var db = portal.Database.Context();
        var service = await db.Set<Service>()
            .AsNoTracking()
            .WithDetails()
            .SingleAsync(s => s.PublicId == IdOf(address), Ct);

        var page = await ResultPage.OpenAsync(visitor, address);
        using var data = JsonDocument.Parse(page.TextOf("script[type='application/ld+json']")!);

        Assert.Equal("Service", data.RootElement.GetProperty("@type").GetString());
        Assert.Equal(service.Name, data.RootElement.GetProperty("name").GetString());
        Assert.Equal("http://localhost:5080" + address, data.RootElement.GetProperty("url").GetString());
        Assert.Equal(
            service.Organization!.Name,
            data.RootElement.GetProperty("provider").GetProperty("name").GetString()
        );
        Assert.Equal(service.Name, page.TextOf("h1"));
    }

    [Theory, EachDatabase]
    public async Task Every_protected_offer_has_a_quiet_page(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        await using var db = portal.Database.Context();
        var ids = await db.Published()
            .Where(s => s.ServiceAtLocations.Any(x => x.Location!.IsAddressProtected))
            .Select(s => s.PublicId)
            .ToListAsync(Ct);
        Assert.NotEmpty(ids);
        foreach (var id in ids)
        {
            // Nothing of the name stands in the address.
            var page = await ResultPage.OpenAsync(visitor, "/hilfe/angebot-" + id.Value);
            var name = page.TextOf("h1")!;
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(page.IsNoStore);
            Assert.DoesNotContain(name, page.Title, StringComparison.Ordinal);
            Assert.Contains("Die Adresse ist geschützt. Rufen Sie an.", page.Text, StringComparison.Ordinal);
            Assert.Null(page.TextOf("script[type='application/ld+json']"));
            Assert.Null(page.TextOf("article.offer address"));
            Assert.Empty(page.Links("a[href^='geo:']"));
            Assert.Empty(page.Links("a[href^='/traeger/']"));
        }
    }

    [Theory, EachDatabase]
    public async Task Protected_offers_stand_in_no_sitemap_and_on_no_map(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        await using var db = portal.Database.Context();
        var names = await db.Published()
            .Where(s => s.ServiceAtLocations.Any(x => x.Location!.IsAddressProtected))
            .Select(s => s.Name)
            .ToListAsync(Ct);
        var map = await ResultPage.OpenAsync(visitor, "/hilfe?ansicht=karte");
        var drawing = map.TextOf(".map-panel figure")!;
        var topic = await ResultPage.OpenAsync(visitor, "/hilfe?kat=01.2&ansicht=karte");
        var sitemap = await visitor.GetStringAsync("/sitemap.xml", Ct);
        var parts = await Task.WhenAll(SitemapPart().Matches(sitemap).Select(m => visitor.GetStringAsync(m.Value, Ct)));
        Assert.Contains(names, n => map.Text.Contains(n, StringComparison.Ordinal));
        Assert.True(topic.IsNoStore);
        Assert.Null(topic.TextOf(".map-panel"));
        Assert.All(names, n => Assert.DoesNotContain(n, drawing, StringComparison.Ordinal));
        Assert.All(parts.Append(sitemap), s => Assert.DoesNotContain("/hilfe/angebot-", s, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Suggestions_are_labels_with_their_numbers(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync("/hilfe/vorschlaege?q=schuld", Ct);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        using var data = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        var items = data.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.InRange(items.Count, 1, 8);
        Assert.Contains(items, i => i.GetProperty("label").GetString()!.Contains("chuld", StringComparison.Ordinal));
        Assert.False(data.RootElement.GetProperty("urgent").GetBoolean());
        Assert.Equal("""{"urgent":false,"items":[]}""", await visitor.GetStringAsync("/hilfe/vorschlaege?q=s", Ct));
    }

    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task What_visitors_tell_is_kept_with_a_reference(DatabaseKind kind, bool aboutAnOffer)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var offer = await DebtCounsellingAsync(visitor);
        var form = aboutAnOffer ? offer + "/melden" : "/hilfe/fehlt";
        var token = Token().Match(await visitor.GetStringAsync(form, Ct)).Groups[1].Value;
        portal.Time.Now += TimeSpan.FromSeconds(5);
        using var request = new HttpRequestMessage(HttpMethod.Post, form)
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["t"] = token,
                    ["nachricht"] = "Dienstags ist zu.",
                }
            ),
        };
        request.Headers.Add("Origin", "http://localhost:5080");

        using var answer = await visitor.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await using var db = portal.Database.Context();
        var message = await db.Set<Message>().SingleAsync(Ct);
        Assert.Equal(aboutAnOffer ? MessageKind.OfferError : MessageKind.MissingOffer, message.Kind);
        Assert.Equal("Dienstags ist zu.", message.Text);
        if (aboutAnOffer)
            Assert.Equal(offer, message.Page);
        var thanks = await ResultPage.OpenAsync(visitor, answer.Headers.Location!.ToString());
        Assert.Contains(message.Reference, thanks.Text, StringComparison.Ordinal);
    }

    private static async Task<string> DebtCounsellingAsync(HttpClient visitor) =>
        (await ResultPage.OpenAsync(visitor, "/hilfe?kat=02.8")).Hits[0];

    private static PublicId IdOf(string address) =>
        PublicId.TryParse(address[^7..], out var id, out _)
            ? id
            : throw new ArgumentException("No id", nameof(address));

    [GeneratedRegex("name=\"t\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"/sitemap-\d+\.xml")]
    private static partial Regex SitemapPart();
}
