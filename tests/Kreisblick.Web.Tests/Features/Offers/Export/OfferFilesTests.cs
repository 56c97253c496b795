using System.Net;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Export;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Tests.Features.Offers.Search;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.Export;

/// <summary>One offer for the address book and the calendar.</summary>
public sealed class OfferFilesTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_calendar_shows_the_same_days_as_the_page(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var snapshot = await portal.Services.GetRequiredService<OfferIndex>().GetAsync(Ct);
        await using var db = portal.Database.Context();
        // An offer that is closed by exception or holiday on a day within the calendar, when it would be open otherwise.
        var (service, days) = (await db.Published().OrderBy(s => s.Id).WithDetails().ToListAsync(Ct))
            .Select(s => (Service: s, Days: Days(s, snapshot)))
            .First(o =>
                o.Days.Exists(d => d.Spans.Count > 0)
                && o.Days.Exists(d => d.IsException || d.Closed == ClosedBecause.PublicHoliday)
            );
        var address = OfferLinks.Offer(service, snapshot.Catalogue);

        using var answer = await visitor.GetAsync(address + ".ics", Ct);
        var calendar = Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync(Ct))!;

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            days.SelectMany(d => d.Spans).Select(s => (s.Start.UtcDateTime, s.End.UtcDateTime)).Order(),
            calendar.Events.Select(e => (e.Start!.AsUtc, e.End!.AsUtc)).Order()
        );
        Assert.All(calendar.Events, e => Assert.Equal(service.Name, e.Summary));
    }

    private static List<OpeningDay> Days(Service service, OfferSnapshot snapshot) =>
        [
            .. OfferFacts
                .OpeningsOf(service, snapshot.Holidays)
                .SelectMany(o => o.Days(snapshot.Areas.Today, OfferFiles.CalendarDays)),
        ];

    [Theory, EachDatabase]
    public async Task The_card_carries_what_the_page_says(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var address = (await ResultPage.OpenAsync(visitor, "/hilfe?kat=02.8")).Hits[0];
        var page = await ResultPage.OpenAsync(visitor, address);

        var card = Assert.Single(VCards.Read(await visitor.GetStringAsync(address + ".vcf", Ct)));

        Assert.Equal(page.TextOf("h1"), card["FN"].Replace("\\,", ",", StringComparison.Ordinal));
        Assert.Equal("http://localhost:5080" + address, card["SOURCE"]);
        Assert.Contains(card["TEL"], page.Links("article.offer a[href^='tel:']"));
        var street = card["ADR"].Split(';')[2];
        Assert.Contains(street, page.TextOf("article.offer address"), StringComparison.Ordinal);
        Assert.Contains(page.Links(".share a"), l => l == address + ".vcf");
        Assert.Contains(page.Links(".share a"), l => l == address + ".ics");
    }

    [Theory]
    [EachDatabase("vcf")]
    [EachDatabase("ics")]
    public async Task A_wrong_slug_leads_to_the_right_file_and_a_wrong_id_to_nothing(
        DatabaseKind kind,
        string extension
    )
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var address = (await ResultPage.OpenAsync(visitor, "/hilfe?kat=02.8")).Hits[0];
        using var moved = await visitor.GetAsync($"/hilfe/frueher-{address[^7..]}.{extension}", Ct);
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
        Assert.Equal($"{address}.{extension}", moved.Headers.Location?.ToString());
        using var unknown = await visitor.GetAsync($"/hilfe/angebot-0000000.{extension}", Ct);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_protected_offer_is_quiet_in_files_too(DatabaseKind kind)
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
            var page = await ResultPage.OpenAsync(visitor, $"/hilfe/angebot-{id.Value}");
            Assert.DoesNotContain(page.Links(".share a"), l => l.EndsWith(".vcf", StringComparison.Ordinal));
            using var answer = await visitor.GetAsync($"/hilfe/angebot-{id.Value}.vcf", Ct);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            var card = Assert.Single(VCards.Read(await answer.Content.ReadAsStringAsync(Ct)));
            Assert.False(card.ContainsKey("ADR"));
            Assert.False(card.ContainsKey("GEO"));
            Assert.True(card.ContainsKey("TEL"));
        }
    }
}
