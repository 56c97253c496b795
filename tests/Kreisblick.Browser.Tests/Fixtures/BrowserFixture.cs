using Kreisblick.Browser.Tests.Fixtures;
using Kreisblick.Web.Features.Accounts.Seed;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Kreisblick.Browser.Tests.Fixtures;

/// <summary>
/// One Chromium and one portal with the example county for all journeys. Journeys only read; one that writes
/// starts a portal of its own.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string? Chromium = Environment.GetEnvironmentVariable("KREISBLICK_CHROMIUM");

    // Chromium without sandbox only here: tests run as root in build machines. The rest keeps it from calling home.
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-prefers-reduced-motion",
        // WebGL drawn by the processor: the movable map needs it, and test machines have no graphics card.
        "--use-gl=angle",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
    ];

    private readonly SemaphoreSlim starting = new(1, 1);
    private IPlaywright? playwright;
    private IBrowser? browser;
    private TestDatabase? database;
    private PortalFactory? portal;

    /// <summary>Address of the portal, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The addresses of <see cref="SamplePages.AllAsync"/>.</summary>
    public async Task<IReadOnlyList<string>> PagesAsync()
    {
        Need();
        await StartAsync();
        return await SamplePages.AllAsync(portal!);
    }

    /// <summary>The pages behind the sign-in, each with the first role that may enter.</summary>
    internal async Task<IReadOnlyList<(string Path, Role Role)>> StaffPagesAsync()
    {
        Need();
        await StartAsync();
        return await SamplePages.StaffAsync(portal!);
    }

    /// <summary>Signs the window in as the example account of that role.</summary>
    internal async Task SignInAsync(Visit visit, Role role) =>
        await visit.SignInAsync(await portal!.SessionAsync(ExampleAccount.All.First(a => a.Role == role).Email));

    /// <summary>Opens a window of its own: nothing is shared with other tests but the server.</summary>
    /// <param name="options">The visitor's device.</param>
    /// <param name="other">Address of another portal than the one that all share.</param>
    public async Task<Visit> OpenAsync(VisitOptions? options = null, string? other = null)
    {
        Need();
        await StartAsync();
        options ??= new();
        var address = other ?? Address;
        var context = await browser!.NewContextAsync(
            new()
            {
                BaseURL = address,
                JavaScriptEnabled = options.JavaScript,
                BypassCSP = options.Axe,
                ViewportSize = new() { Width = options.Width, Height = options.Height },
                ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light,
                ForcedColors = options.ForcedColors ? ForcedColors.Active : ForcedColors.None,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "de-DE",
                TimezoneId = "Europe/Berlin",
            }
        );
        context.SetDefaultTimeout(15_000);
        return new Visit(await context.NewPageAsync(), address);
    }

    // A county with an identity provider, so that its pages are under test too; nobody asks it anything.
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["SignIn:OpenId:Authority"] = "http://127.0.0.1:9",
        ["SignIn:OpenId:ClientId"] = "kreisblick",
        ["SignIn:OpenId:ClientSecret"] = "geheim",
        ["SignIn:OpenId:Name"] = "Landkreis-Anmeldung",
    };

    private static void Need() =>
        Requirement.Need(
            Requirement.Browser,
            !string.IsNullOrEmpty(Chromium),
            "Chromium is not there: KREISBLICK_CHROMIUM is not set (./run test sets it)."
        );

    private async Task StartAsync()
    {
        await starting.WaitAsync();
        try
        {
            if (browser is not null)
                return;
            database = await DatabaseTemplate.CopyAsync(DatabaseKind.Sqlite, Content.Example);
            portal = new PortalFactory(database, example: true, settings: Settings);
            portal.UseKestrel(0);
            portal.StartServer();
            await portal.ReadyAsync();
            Address = portal.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);
            // Busy machines draw slowly; an expectation that is met does not wait.
            Assertions.SetDefaultExpectTimeout(15_000);
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
        }
        finally
        {
            starting.Release();
        }
    }

    ValueTask IAsyncLifetime.InitializeAsync() => ValueTask.CompletedTask;

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (portal is not null)
            await portal.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
        starting.Dispose();
    }
}

/// <summary>How the visitor's device behaves. Axe needs to put its own script into the page: only then CSP is bypassed.</summary>
public sealed record VisitOptions
{
    public bool JavaScript { get; init; } = true;
    public int Width { get; init; } = 1280;
    public int Height { get; init; } = 900;
    public bool Dark { get; init; }
    public bool ForcedColors { get; init; }
    public bool Axe { get; init; }

    /// <summary>A small phone, 320 CSS pixels wide (WCAG 1.4.10).</summary>
    public static VisitOptions Phone => new() { Width = 320, Height = 640 };

    public static VisitOptions WithoutScript => new() { JavaScript = false };
    public static VisitOptions WithAxe => new() { Axe = true };
}
