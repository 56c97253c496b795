using Kreisblick.Web.Platform.Web.Errors;
using Kreisblick.Web.Platform.Web.Layout;
using Kreisblick.Web.Platform.Web.Portal;

namespace Kreisblick.Web.Tests.Platform.Web;

public sealed class PortalErrorPageTests
{
    private static readonly PortalOptions Portal = new()
    {
        Name = "Kreis <Blick>",
        County = "Beispielkreis",
        Phone = new()
        {
            Number = "03601 000-0",
            Display = "03601 000-0",
            Hours = "Montag 8 bis 16 Uhr",
        },
    };

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(410)]
    [InlineData(413)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void Every_error_names_phone_emergency_numbers_and_reference_without_assets(int status)
    {
        var html = PortalErrorPage.Html(new ErrorNotice(status, "abcd2345", null), Portal, css: null);
        Assert.Contains("abcd2345", html, StringComparison.Ordinal);
        Assert.Contains("tel:112", html, StringComparison.Ordinal);
        Assert.Contains("tel:110", html, StringComparison.Ordinal);
        Assert.Contains("tel:+4936010000", html, StringComparison.Ordinal);
        Assert.Contains("Kreis &lt;Blick&gt;", html, StringComparison.Ordinal);
        Assert.Single(html.Split("<h1>")[1..]);
        Assert.DoesNotContain("stylesheet", html, StringComparison.Ordinal);
        Assert.Equal(status is 404 or 410, html.Contains("role=\"search\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_removed_page_offers_alternatives()
    {
        var gone = new GoneNotice("Das Angebot gibt es nicht mehr.", [("Schuldnerberatung", "/hilfe/x-1234567")]);
        var html = PortalErrorPage.Html(new ErrorNotice(410, "abcd2345", gone), Portal, "/built/app.css");
        Assert.Contains("Das Angebot gibt es nicht mehr.", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/hilfe/x-1234567\">Schuldnerberatung</a>", html, StringComparison.Ordinal);
    }
}
