using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kreisblick.Web.Tests.Platform.Cli;

/// <summary>The real program as a process, as an operator starts it.</summary>
internal sealed class ProgramRun : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private ProgramRun(Process process)
    {
        this.process = process;
        output = ListenAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public static ProgramRun Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // It lives for seconds: measuring itself to become quicker later would only cost.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "kreisblick.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var started = Process.Start(start)!;
        started.StandardInput.Close();
        return new ProgramRun(started);
    }

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var run = Start(arguments);
        return await run.EndAsync();
    }

    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Waits until the program has written these words; fails when it ends before.</summary>
    public async Task SaysAsync(string words)
    {
        for (var i = 0; i < 1200; i++)
        {
            lock (said)
                if (said.ToString().Contains(words, StringComparison.Ordinal))
                    return;
            if (process.HasExited)
                Assert.Fail($"The program ended: {await errors}{await output}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException(words);
    }

    private async Task<string> ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            lock (said)
                said.AppendLine(line);
        return said.ToString();
    }

    /// <summary>Waits until the address answers; fails with the program's words when it ends before.</summary>
    public async Task<HttpResponseMessage> GetWhenUpAsync(string address)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        for (var i = 0; i < 600; i++)
        {
            if (process.HasExited)
                Assert.Fail($"The program ended: {await errors}{await output}");
            try
            {
                return await client.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        throw new TimeoutException(address);
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> StopAsync()
    {
        using var kill = Process.Start(
            "kill",
            ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
        );
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await EndAsync();
    }

    /// <summary>SIGKILL: no time to put anything in order.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
