using System.Globalization;
using System.Text.Json;
using Kreisblick.Web.Tests.Fixtures;
using Kreisblick.Web.Tests.Platform.Cli;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kreisblick.Web.Tests.Platform.Web;

public sealed class LoggingTests(Databases databases) : IClassFixture<Databases>, IDisposable
{
    private const string Secret = "Geheimwort4711";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kreisblick-log-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_a_visitor_sends_stands_in_the_log_of_the_real_program()
    {
        var port = ProgramRun.FreePort();
        await using var run = ProgramRun.Start(
            "serve",
            "--port",
            port.ToString(CultureInfo.InvariantCulture),
            "--data",
            folder.FullName,
            "--Example=false",
            "--Logging:LogLevel:Default=Trace"
        );
        using var up = await run.GetWhenUpAsync($"http://127.0.0.1:{port}/health/live");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(Secret);
        client.DefaultRequestHeaders.Add("Cookie", $"a={Secret}");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.77");
        foreach (
            var address in new[]
            {
                $"/?q={Secret}",
                $"/hilfe?q={Secret}",
                $"/{Secret}",
                $"/api/hsds/v3/services?search={Secret}%0d%0afalsche+Zeile",
            }
        )
            using (await client.GetAsync(new Uri(address, UriKind.Relative), Cancel)) { }
        using (var form = new FormUrlEncodedContent([new("text", Secret)]))
        using (await client.PostAsync(new Uri("/kontakt", UriKind.Relative), form, Cancel)) { }
        var (_, output, errors) = await run.StopAsync();

        Assert.DoesNotContain(Secret, output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("198.51.100", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("falsche", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_is_logged_with_reference_and_route_but_without_query()
    {
        var lines = new LogLines();
        await using var portal = new PortalFactory(
            await databases.OpenAsync(DatabaseKind.Sqlite),
            change: s => s.AddSingleton<IStartupFilter>(new ProbeEndpoints()).AddSingleton<ILoggerProvider>(lines)
        );
        using var visitor = portal.Visitor();
        visitor.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        using var answer = await visitor.GetAsync($"/probe/fails?q={Secret}", Cancel);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        var reference = problem.RootElement.GetProperty("reference").GetString()!;

        var line = Assert.Single(lines.All, l => l.Contains(reference, StringComparison.Ordinal));
        Assert.Contains("GET /probe/fails", line, StringComparison.Ordinal);
        Assert.DoesNotContain(lines.All, l => l.Contains(Secret, StringComparison.Ordinal));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
