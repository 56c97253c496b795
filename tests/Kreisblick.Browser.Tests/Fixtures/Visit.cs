using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Fixtures;

/// <summary>One visitor's window, with what it asked of others and what its console said.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly string Screenshots = RepositoryFiles.Path("artifacts", "screenshots");

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private readonly ConcurrentQueue<string> foreign = new();
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly string address;

    internal Visit(IPage page, string address)
    {
        Page = page;
        this.address = address;
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !IsLocal(request.Url))
                foreign.Enqueue(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Signs the window in with the key of a session; the journey of the sign-in itself has its own test.</summary>
    internal Task SignInAsync(string key) =>
        Page.Context.AddCookiesAsync([
            new()
            {
                Name = SessionCookie.Name,
                Value = key,
                Url = address.Replace("http:", "https:", StringComparison.Ordinal),
                Secure = true,
                HttpOnly = true,
            },
        ]);

    /// <summary>Goes to a path of the portal and expects the given status.</summary>
    public async Task GoAsync(string path, int status = 200)
    {
        var answer = await Page.GotoAsync(path);
        Assert.NotNull(answer);
        Assert.Equal(status, answer.Status);
    }

    /// <summary>No request to others, no cookie, no script error, no breach of the Content-Security-Policy so far.</summary>
    /// <param name="allowed">Beginning of addresses elsewhere that a setting has named.</param>
    public async Task AssertQuietAsync(string? allowed = null)
    {
        AssertAsksNobodyElse(allowed);
        Assert.Empty(await Page.Context.CookiesAsync());
    }

    /// <summary>As <see cref="AssertQuietAsync"/>, for somebody who is signed in and so has a cookie.</summary>
    public void AssertAsksNobodyElse(string? allowed = null)
    {
        Assert.DoesNotContain(foreign, url => allowed is null || !url.StartsWith(allowed, StringComparison.Ordinal));
        Assert.Empty(complaints);
    }

    /// <summary>No violation of WCAG 2.2 A and AA and of axe's best practices on the page as it stands.</summary>
    public Task AssertAccessibleAsync() =>
        AssertAxeAsync("tag", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /// <summary>What another colour scheme can break: the rules of axe that look at colours.</summary>
    public Task AssertColoursAccessibleAsync() => AssertAxeAsync("rule", "color-contrast", "link-in-text-block");

    // Asked directly: the library's own call opens a second window each time and brings over all that passed.
    private async Task AssertAxeAsync(string type, params string[] values)
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await Page.AddScriptTagAsync(new() { Content = Axe });
        var violations = await Page.EvaluateAsync<string[]>(
            """
            async ([type, ...values]) => {
              const result = await axe.run(document, { runOnly: { type, values }, resultTypes: ["violations"] });
              return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}\n  ${n.html}`));
            }
            """,
            new[] { type }.Concat(values)
        );
        Assert.True(violations.Length == 0, $"{Page.Url}\n{string.Join('\n', violations)}");
    }

    /// <summary>Nothing but marked regions scrolls sideways (WCAG 1.4.10).</summary>
    public async Task AssertNoSidewaysScrollAsync()
    {
        var over = await Page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(over <= 0, $"{Page.Url} is {over} px too wide.");
    }

    /// <summary>Prints as a person would: A4, print style. The bytes are also put beside the screenshots.</summary>
    public async Task<byte[]> PrintAsync(string name)
    {
        Directory.CreateDirectory(Screenshots);
        return await Page.PdfAsync(
            new()
            {
                Format = "A4",
                Tagged = true,
                Outline = true,
                PreferCSSPageSize = true,
                Path = Path.Combine(Screenshots, name + ".pdf"),
            }
        );
    }

    /// <summary>For a person's eye: artifacts/screenshots/NAME.png.</summary>
    public async Task ScreenshotAsync(string name, bool fullPage = true)
    {
        Directory.CreateDirectory(Screenshots);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, name + ".png"), FullPage = fullPage });
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private static bool IsLocal(string url) =>
        url.StartsWith("data:", StringComparison.Ordinal)
        || url.StartsWith("blob:", StringComparison.Ordinal)
        || url.StartsWith("about:", StringComparison.Ordinal);
}
