using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Web.Health;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>The whole portal in this process, on a given database, at a given time.</summary>
/// <param name="database">Where it keeps its data; its name also gives the folder for files.</param>
/// <param name="example">True: a fresh database gets the example county; false: only areas, catalogue and calendars.</param>
/// <param name="change">Replaces services for one test.</param>
/// <param name="settings">Settings of the operator.</param>
internal sealed class PortalFactory(
    TestDatabase database,
    bool example = false,
    Action<IServiceCollection>? change = null,
    IReadOnlyDictionary<string, string>? settings = null
) : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("kreisblick-files-");

    public TestDatabase Database => database;

    public FixedTime Time { get; } = new(FixedTime.WednesdayMorning);

    /// <summary>A visitor as the law wants it: no cookie kept, no redirect followed unseen.</summary>
    public HttpClient Visitor() =>
        CreateClient(
            new()
            {
                AllowAutoRedirect = false,
                HandleCookies = false,
                BaseAddress = new("http://localhost:5080"),
            }
        );

    /// <summary>Starts the portal and waits until its search index is built; before, a page builds what it needs itself.</summary>
    public async Task<PortalFactory> ReadyAsync()
    {
        await Services.GetRequiredService<WarmUp>().Done.WaitAsync(TimeSpan.FromMinutes(1));
        return this;
    }

    /// <summary>Does all background work that is due, as the runner would; by itself a test portal does none.</summary>
    public async Task RunJobsAsync(CancellationToken cancellation)
    {
        await Services.GetRequiredService<RecurringJobs>().AddDueAsync(cancellation);
        while (await Services.GetRequiredService<JobRunner>().RunOneAsync(cancellation)) { }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Database", database.ConnectionString);
        builder.UseSetting("DataDirectory", files.FullName);
        builder.UseSetting("Example", example ? "true" : "false");
        builder.UseSetting("Gallery", example ? "true" : "false");
        // 0: the test host chooses; a portal that somebody runs on 5080 is no hindrance.
        builder.UseSetting("Port", "0");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
            builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(Time);
            services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
            foreach (var worker in services.Where(RunsJobs).ToList())
                services.Remove(worker);
            change?.Invoke(services);
        });
    }

    private static bool RunsJobs(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && service.ImplementationFactory is Func<IServiceProvider, JobRunner> or Func<IServiceProvider, RecurringJobs>;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (files.Exists)
            files.Delete(recursive: true);
    }
}
