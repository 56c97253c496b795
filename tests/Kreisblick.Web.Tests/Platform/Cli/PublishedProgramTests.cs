using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Platform.Cli;

/// <summary>The single file that <c>./run publish</c> makes, started as on a machine without .NET.</summary>
public sealed class PublishedProgramTests
{
    private static readonly string? Published = Environment.GetEnvironmentVariable("KREISBLICK_PUBLISHED");

    [Fact]
    public async Task It_starts_without_dotnet_and_carries_its_pages_and_assets()
    {
        Requirement.Need(
            "publish",
            !string.IsNullOrEmpty(Published),
            "No published file: KREISBLICK_PUBLISHED is not set (./run test without a part sets it)."
        );
        var ct = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("kreisblick published ");
        var port = FreePort();
        // Copied away from the build: nothing beside it can help.
        var program = Path.Combine(folder.FullName, "kreisblick");
        File.Copy(Published!, program);
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder.FullName,
            ArgumentList = { "serve", "--port", $"{port}", "--data", Path.Combine(folder.FullName, "var") },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = folder.FullName;
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["DOTNET_ROOT"] = "/nonexistent";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        try
        {
            using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            var page = await FirstAnswerAsync(client, process, ct);
            Assert.Contains("<h1", page, StringComparison.Ordinal);
            var stylesheet = page.Split('"').First(p => p.EndsWith(".css", StringComparison.Ordinal));
            using var style = await client.GetAsync(stylesheet, ct);
            Assert.Equal(HttpStatusCode.OK, style.StatusCode);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(ct);
            TestContext.Current.TestOutputHelper?.WriteLine(await output + await errors);
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> FirstAnswerAsync(HttpClient client, Process process, CancellationToken ct)
    {
        for (var attempt = 0; attempt < 300 && !process.HasExited; attempt++)
        {
            try
            {
                return await client.GetStringAsync("/", ct);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(200, ct);
            }
        }
        Assert.Fail("The published program did not answer within a minute.");
        return "";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
