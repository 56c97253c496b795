using System.Net;
using System.Text.RegularExpressions;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Features.PublicSite;

public sealed partial class PagesTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages =>
        [
            "/",
            "/notfall",
            "/kontakt",
            "/impressum",
            "/datenschutz",
            "/barrierefreiheit",
            "/barrierefreiheit/melden",
            "/gebaerdensprache",
            "/inhalt",
        ];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_stands_in_every_language_with_one_heading_and_no_inline_code(string path)
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var client = portal.Visitor();
        foreach (var (prefix, lang) in new[] { ("", "de"), ("/en", "en"), ("/leichte-sprache", "de-simple") })
        {
            var address = path == "/" && prefix.Length > 0 ? prefix : prefix + path;
            using var answer = await client.GetAsync(address, Ct);
            var html = await answer.Content.ReadAsStringAsync(Ct);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Contains($"<html lang=\"{lang}\" dir=\"ltr\">", html, StringComparison.Ordinal);
            Assert.Single(Heading().Matches(html));
            Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
            Assert.Empty(InlineScript().Matches(html));
            Assert.Contains("Beispieldaten", html, StringComparison.Ordinal);
            if (prefix == "/leichte-sprache")
                Assert.Matches("vereinfacht, noch nicht von|noch nicht in Leichter Sprache", html);
        }
    }

    [Fact]
    public async Task The_emergency_page_has_the_quick_exit_and_numbers_to_tap()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var client = portal.Visitor();
        var html = await client.GetStringAsync("/notfall", Ct);
        Assert.Contains("href=\"tel:112\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:116016\"", html, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(html, "href=\"/verlassen\""));
    }

    [Fact]
    public async Task Leaving_quickly_works_without_script()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var client = portal.Visitor();
        using var answer = await client.GetAsync("/verlassen", Ct);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("https://www.dwd.de/", answer.Headers.Location?.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Mail_addresses_are_written_with_references_only()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var client = portal.Visitor();
        var html = await client.GetStringAsync("/impressum", Ct);
        Assert.DoesNotContain("@landkreis", html, StringComparison.Ordinal);
        Assert.Contains(
            "mailto:sozialplanung@landkreis.example",
            WebUtility.HtmlDecode(html),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task German_only_pages_say_so_in_English_and_mark_the_language()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var client = portal.Visitor();
        var html = await client.GetStringAsync("/en/datenschutz", Ct);
        Assert.Contains("This page is available in German only.", html, StringComparison.Ordinal);
        Assert.Contains("<main id=\"inhalt\" tabindex=\"-1\" lang=\"de\" dir=\"ltr\">", html, StringComparison.Ordinal);
        Assert.Contains("rel=\"canonical\" href=\"http://localhost:5080/datenschutz\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interfaces_have_no_language_prefix()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var client = portal.Visitor();
        using var answer = await client.GetAsync("/en/health/live", Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("""<script(?![^>]*(src=|application/ld\+json))""")]
    private static partial Regex InlineScript();
}
