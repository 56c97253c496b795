using System.Net;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Features.Offers.Search;

public sealed class ResultPageTests(Databases databases) : IClassFixture<Databases>
{
    private const int Sample = 25;

    [Theory]
    [EachDatabase("schulden", "schuldnerberatung")]
    [EachDatabase("Schuldnerbratung", "schuldnerberatung")]
    public async Task Words_bring_the_counselling_to_the_first_page(DatabaseKind kind, string words, string slug)
    {
        var page = await OpenAsync(kind, "/hilfe?q=" + Uri.EscapeDataString(words));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(page.Hits, h => h.Contains(slug, StringComparison.Ordinal));
        Assert.True(page.IsNoStore, "What a person searched may not be kept.");
    }

    [Theory, EachDatabase]
    public async Task A_sentence_with_slips_finds_help_with_the_rent(DatabaseKind kind)
    {
        var page = await OpenAsync(kind, "/hilfe?q=kann+miete+nich+zahlen");
        var rent = await OpenAsync(kind, "/hilfe?kat=04.2");
        Assert.NotEmpty(rent.Hits);
        Assert.NotEmpty(page.Hits.Intersect(rent.Hits, StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task The_name_of_the_street_finds_basic_income_support(DatabaseKind kind)
    {
        var page = await OpenAsync(kind, "/hilfe?q=Hartz+4");
        Assert.True(page.Total > 0);
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Theory, EachDatabase]
    public async Task The_number_beside_a_choice_is_the_number_of_hits_after_it(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var all = (await ResultPage.OpenAsync(visitor, "/hilfe")).Choices().ToList();
        Assert.True(all.Count >= Sample, $"{all.Count} choices");
        foreach (var (parameter, code, count) in Enumerable.Range(0, Sample).Select(i => all[i * all.Count / Sample]))
        {
            var chosen = await ResultPage.OpenAsync(visitor, $"/hilfe?{parameter}={code}");
            Assert.True(chosen.Total == count, $"{parameter}={code}: {count} announced, {chosen.Total} found");
        }
    }

    [Theory, EachDatabase]
    public async Task Numbers_hold_beside_a_first_choice_too(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var first = await ResultPage.OpenAsync(visitor, "/hilfe?kosten=KO1&ort=16064003");
        var other = first.Choices().Where(c => c.Parameter != "kosten" && c.Count > 0).ToList();
        Assert.NotEmpty(other);
        foreach (var (parameter, code, count) in Enumerable.Range(0, 12).Select(i => other[i * other.Count / 12]))
        {
            var both = await ResultPage.OpenAsync(visitor, $"/hilfe?kosten=KO1&ort=16064003&{parameter}={code}");
            Assert.True(both.Total == count, $"{parameter}={code}: {count} announced, {both.Total} found");
        }
    }

    [Theory, EachDatabase]
    public async Task Equal_choices_have_one_canonical_address(DatabaseKind kind)
    {
        var one = await OpenAsync(kind, "/hilfe?kat=02.8,04.2&kosten=KO1&alter=30");
        var two = await OpenAsync(kind, "/hilfe?alter=30&kosten=KO1&kat=04.2&kat=02.8&kat=04.2&seite=1&unbekannt=x");
        Assert.Equal(one.Canonical, two.Canonical);
        Assert.Equal(one.Hits, two.Hits);
        Assert.EndsWith("/hilfe?kat=02.8,04.2&kosten=KO1&alter=30", one.Canonical, StringComparison.Ordinal);
    }

    [Theory]
    [EachDatabase("Bad Langensalza", "Bad Langensalza")]
    [EachDatabase("bad langensalza", "Bad Langensalza")]
    [EachDatabase("99947", "99947")]
    [EachDatabase("Felchta", "Felchta")]
    [EachDatabase("Muehlhausen", "Mühlhausen")]
    public async Task A_place_is_understood_and_stands_in_the_heading(DatabaseKind kind, string typed, string shown)
    {
        var page = await OpenAsync(kind, "/hilfe?ort=" + Uri.EscapeDataString(typed));
        Assert.Contains(shown, page.TextOf("h1")! + page.TextOf(".alert.info"), StringComparison.Ordinal);
        Assert.DoesNotContain("kennen wir nicht", page.Text, StringComparison.Ordinal);
        Assert.True(page.Total > 0);
    }

    [Theory, EachDatabase]
    public async Task An_unknown_place_is_named_with_the_nearest_spellings(DatabaseKind kind)
    {
        var page = await OpenAsync(kind, "/hilfe?ort=Langensalzaa");
        var all = await OpenAsync(kind, "/hilfe");
        Assert.Contains("Den Ort „Langensalzaa“ kennen wir nicht.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Meinten Sie einen dieser Orte?", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Links(".alert.warning a"), a => a.Contains("16064003", StringComparison.Ordinal));
        Assert.Equal(all.Total, page.Total);
    }

    [Theory, EachDatabase]
    public async Task Age_leaves_out_what_is_for_others(DatabaseKind kind)
    {
        var all = await OpenAsync(kind, "/hilfe");
        var child = await OpenAsync(kind, "/hilfe?alter=3");
        var old = await OpenAsync(kind, "/hilfe?alter=90");
        Assert.InRange(child.Total, 1, all.Total - 1);
        Assert.InRange(old.Total, 1, all.Total - 1);
        var wrong = await OpenAsync(kind, "/hilfe?alter=121");
        Assert.Equal(all.Total, wrong.Total);
    }

    [Theory]
    [EachDatabase("jetzt")]
    [EachDatabase("wochenende")]
    [EachDatabase("do-nachmittags")]
    public async Task Unknown_hours_are_listed_apart_and_never_hidden(DatabaseKind kind, string wish)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var pages = await ResultPage.WalkAsync(visitor, "/hilfe?offen=" + wish);
        var open = pages.SelectMany(p => p.Hits).ToList();
        var other = await ResultPage.OpenAsync(visitor, "/hilfe?offen=mo");
        var all = await ResultPage.OpenAsync(visitor, "/hilfe");

        Assert.Equal(pages[0].Total, open.Count);
        Assert.InRange(pages[0].Unknown, 1, all.Total - pages[0].Total);
        Assert.Equal(other.Unknown, pages[0].Unknown);
        Assert.Equal(Math.Min(20, pages[0].Unknown), pages[0].UnknownHits.Count);
        Assert.Empty(open.Intersect(pages[0].UnknownHits, StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Paging_shows_every_hit_once_and_ends(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var pages = await ResultPage.WalkAsync(visitor, "/hilfe");
        var hits = pages.SelectMany(p => p.Hits).ToList();
        Assert.Equal(pages[0].Total, hits.Count);
        Assert.Equal(hits.Count, hits.Distinct(StringComparer.Ordinal).Count());
        var beyond = await ResultPage.OpenAsync(visitor, $"/hilfe?seite={pages.Count + 1}");
        Assert.Equal(HttpStatusCode.NotFound, beyond.Status);
        Assert.Contains("So viele Seiten gibt es nicht.", beyond.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_map_has_as_many_hits_as_the_list(DatabaseKind kind)
    {
        var list = await OpenAsync(kind, "/hilfe?kat=02");
        var map = await OpenAsync(kind, "/hilfe?kat=02&ansicht=karte");
        Assert.Equal(list.Total, map.Total);
        Assert.Equal(map.Total, map.Hits.Count);
        Assert.Contains("<svg", map.Html, StringComparison.Ordinal);
    }

    [Theory]
    [EachDatabase("alter=alt", "alt")]
    [EachDatabase("kosten=KO99", "KO99")]
    [EachDatabase("offen=nie", "nie")]
    [EachDatabase("umkreis=7", "7")]
    [EachDatabase("seite=-1", "-1")]
    [EachDatabase("sprache=%3Cb%3E", "<b>")]
    public async Task A_wrong_value_is_named_and_left_out(DatabaseKind kind, string query, string named)
    {
        var all = await OpenAsync(kind, "/hilfe");
        var page = await OpenAsync(kind, "/hilfe?" + query);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains($"„{named}“", page.TextOf(".alert.info"), StringComparison.Ordinal);
        Assert.Equal(all.Total, page.Total);
    }

    [Theory]
    [EachDatabase("/en/hilfe", "en")]
    [EachDatabase("/leichte-sprache/hilfe", "de-simple")]
    public async Task Every_language_finds_the_same_offers(DatabaseKind kind, string path, string lang)
    {
        var german = await OpenAsync(kind, "/hilfe?kat=02");
        var page = await OpenAsync(kind, path + "?kat=02");
        Assert.Equal(german.Total, page.Total);
        Assert.Contains($"<html lang=\"{lang}\"", page.Html, StringComparison.Ordinal);
        Assert.All(page.Hits, h => Assert.StartsWith(path, h, StringComparison.Ordinal));
        Assert.DoesNotContain("results.", page.Text, StringComparison.Ordinal);
    }

    private async Task<ResultPage> OpenAsync(DatabaseKind kind, string address)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        return await ResultPage.OpenAsync(visitor, address);
    }
}
