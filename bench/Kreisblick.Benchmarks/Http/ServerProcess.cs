using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kreisblick.Benchmarks.Http;

/// <summary>A program of this folder in a process of its own, on a free port of the loopback address.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly long started = Stopwatch.GetTimestamp();

    private ServerProcess(string program, int port, IEnumerable<string> arguments)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
    }

    public Uri Address { get; }

    /// <summary>Memory that the process holds now.</summary>
    public long Bytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Time that the cores have worked for it so far: says what a page costs, however busy the machine is.</summary>
    public TimeSpan Worked
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The portal as an operator starts it: all limits, all middleware.</summary>
    public static ServerProcess Portal(DirectoryInfo data, string verb)
    {
        var port = FreePort();
        return new("kreisblick.dll", port, [verb, "--port", Text(port), "--data", data.FullName, "--Example=false"]);
    }

    public static ServerProcess Peer(string engine, string file)
    {
        var port = FreePort();
        return new("Kreisblick.Benchmarks.dll", port, [PeerServer.Verb, engine, file, Text(port)]);
    }

    /// <returns>Time from the start of the process until the address answers 200.</returns>
    public async Task<TimeSpan> ReadyAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (Stopwatch.GetElapsedTime(started) < LongestStart)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server ended with {process.ExitCode}.");
            try
            {
                using var answer = await client.GetAsync(path);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return Stopwatch.GetElapsedTime(started);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50);
        }
        throw new TimeoutException($"{Address} is not ready after {LongestStart}.");
    }

    public async Task EndAsync()
    {
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The program ended with {process.ExitCode}.");
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

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
