using System.Net;
using System.Text.RegularExpressions;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Platform.Web;

/// <summary>Every page is valid HTML, also where something went wrong: assistive technology builds on it.</summary>
public sealed partial class HtmlValidityTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly string[] Languages = ["", "/en", "/leichte-sprache"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_in_every_language_is_valid()
    {
        await using var portal = await PortalAsync();
        using var visitor = Person(portal);
        var pages = new List<(string, string)>();
        foreach (var path in await SamplePages.AllAsync(portal))
        foreach (var language in Languages)
        {
            if (language.Length > 0 && Languages.Any(l => l.Length > 0 && path.StartsWith(l, StringComparison.Ordinal)))
                continue;
            var page = await FollowAsync(visitor, language + path);
            // Some pages have one language only; that answer is a page too.
            Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{page.Address}: {page.Status}");
            Assert.True(page.Status is HttpStatusCode.OK || language.Length > 0, $"{page.Address}: {page.Status}");
            pages.Add((page.Address, page.Html));
        }
        await AssertValidAsync(pages);
    }

    [Fact]
    public async Task Every_error_page_is_valid()
    {
        await using var portal = await PortalAsync();
        using var visitor = Person(portal);
        var pages = new List<(string, string)>();
        foreach (var language in Languages)
        foreach (
            var (path, status) in ((string, HttpStatusCode)[])
                [
                    ("/nirgendwo", HttpStatusCode.NotFound),
                    ("/probe/gone", HttpStatusCode.Gone),
                    ("/probe/fails", HttpStatusCode.InternalServerError),
                    ("/probe/away", HttpStatusCode.ServiceUnavailable),
                ]
        )
        {
            var page = await FollowAsync(visitor, language + path);
            Assert.Equal(status, page.Status);
            pages.Add((page.Address, page.Html));
        }
        await AssertValidAsync(pages);
    }

    [Fact]
    public async Task Every_form_with_errors_is_valid()
    {
        await using var portal = await PortalAsync();
        using var visitor = Person(portal);
        var pages = new List<(string, string)>();
        foreach (var path in await SamplePages.AllAsync(portal))
        {
            var page = await FollowAsync(visitor, path);
            foreach (Match form in PostForm().Matches(page.Html))
            {
                // Not empty, so that what was typed comes back; "x" is no address, number or date.
                var fields = Field()
                    .Matches(form.Value)
                    .Select(f => (Name: f.Groups["name"].Value, Value: Value().Match(f.Value).Groups["value"].Value))
                    .Select(f =>
                        KeyValuePair.Create(f.Name, f.Value.Length > 0 ? WebUtility.HtmlDecode(f.Value) : "x")
                    );
                using var content = new FormUrlEncodedContent(fields);
                using var answer = await visitor.PostAsync(page.Address, content, Cancel);
                Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{path}: {answer.StatusCode}");
                var html = await answer.Content.ReadAsStringAsync(Cancel);
                Assert.Contains("<title>Fehler", html, StringComparison.Ordinal);
                pages.Add(($"POST {path}", html));
            }
        }
        Assert.NotEmpty(pages);
        await AssertValidAsync(pages);
    }

    [Fact]
    public async Task The_checker_finds_what_is_wrong()
    {
        var findings = await HtmlChecker.CheckAsync([
            ("/good", "<!doctype html><html lang=de><title>x</title><h1>x</h1></html>"),
            ("/bad", "<!doctype html><html lang=de><title>x</title><p><div id=a></div></p><i id=a></i></html>"),
        ]);
        Assert.Contains(findings, f => f.Contains("Duplicate ID", StringComparison.Ordinal));
        Assert.All(findings, f => Assert.StartsWith("/bad: ", f, StringComparison.Ordinal));
    }

    private static async Task AssertValidAsync(List<(string, string)> pages)
    {
        var findings = await HtmlChecker.CheckAsync(pages);
        Assert.True(findings.Count == 0, string.Join("\n", findings));
    }

    private async Task<PortalFactory> PortalAsync()
    {
        HtmlChecker.Need();
        var portal = await databases.FreshPortalAsync(
            DatabaseKind.Sqlite,
            seeded: true,
            services => services.AddSingleton<IStartupFilter>(new ProbeEndpoints())
        );
        return await portal.ReadyAsync();
    }

    private static HttpClient Person(PortalFactory portal)
    {
        var visitor = portal.Visitor();
        visitor.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        return visitor;
    }

    private static async Task<(string Address, HttpStatusCode Status, string Html)> FollowAsync(
        HttpClient visitor,
        string address
    )
    {
        for (var i = 0; i < 5; i++)
        {
            using var answer = await visitor.GetAsync(address, Cancel);
            if (answer.Headers.Location is not { } next)
                return (address, answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
            address = next.ToString();
        }
        Assert.Fail($"{address} leads on and on.");
        return default;
    }

    [GeneratedRegex(
        "<form[^>]*method=\"post\"[^>]*>.*?</form>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex PostForm();

    [GeneratedRegex("<(input|select|textarea)[^>]*\\bname=\"(?<name>[^\"]+)\"[^>]*>", RegexOptions.ExplicitCapture)]
    private static partial Regex Field();

    [GeneratedRegex("\\bvalue=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Value();
}
