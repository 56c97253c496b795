using Kreisblick.Web.Features.Offers.Links;

namespace Kreisblick.Web.Tests.Features.Offers.Links;

/// <summary>Rules for robots as RFC 9309 reads them.</summary>
public sealed class RobotsRulesTests
{
    private const string Rules = """
        # comment
        User-agent: *
        Disallow: /intern/
        Allow: /intern/offen
        Disallow: /*.pdf$   # all files
        Disallow: /suche?*q=

        User-Agent: OtherBot
        User-agent: kreisblick
        Disallow: /nur-menschen

        User-agent: third
        Disallow: /
        """;

    [Theory]
    [InlineData("/", true)]
    [InlineData("/intern/x", false)]
    [InlineData("/intern/offen/tag", true)]
    [InlineData("/a/b.pdf", false)]
    [InlineData("/a/b.pdf?x=1", true)]
    [InlineData("/suche?ort=x&q=y", false)]
    [InlineData("/nur-menschen", true)]
    public void The_group_for_all_holds_for_who_is_not_named(string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(Rules, "Nobody").Allow(path));

    [Theory]
    [InlineData("/intern/x", true)]
    [InlineData("/nur-menschen/seite", false)]
    public void Who_is_named_has_only_the_own_rules(string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(Rules, "Kreisblick").Allow(path));

    [Theory]
    [InlineData("", "/x", true)]
    [InlineData("User-agent: *\nDisallow:", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /", "/x", false)]
    [InlineData("User-agent: *\nDisallow: /x\nAllow: /x", "/x", true)]
    [InlineData("User-agent: *\r\nDisallow: /a*b*c$\r\n", "/a1b2c", false)]
    [InlineData("User-agent: *\r\nDisallow: /a*b*c$\r\n", "/a1b2cd", true)]
    [InlineData("Disallow: /\nUser-agent: *\nAllow: /", "/x", true)]
    [InlineData("\0\u00FF<html>: nonsense", "/x", true)]
    public void Odd_files_are_read_as_the_standard_says(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(text, "Kreisblick").Allow(path));
}
