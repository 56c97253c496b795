using System.Net;
using System.Net.Sockets;
using Kreisblick.Web.Platform.Seeding;
using Kreisblick.Web.Platform.Web.Health;

namespace Kreisblick.Web.Platform.Cli;

/// <summary><c>kreisblick serve</c>: folder, port, database, seed of a fresh database, then the portal.</summary>
internal static class ServeVerb
{
    public static async Task<Refusal?> RunAsync(WebApplication app, CommandLine line)
    {
        if (line.Arguments.Count > 0)
            return new Refusal($"„serve“ kennt die Angabe „{line.Arguments[0]}“ nicht.", 2);
        if ((Hosting.CheckFolder(app.Configuration) ?? CheckPort(app.Configuration)) is { } refusal)
            return refusal;
        if (await DatabaseStart.MigrateAsync(app.Services) is { } database)
            return database;
        await Seeds.SeedFreshAsync(app.Services, app.Configuration.IsExample());

        var first = await FirstAdministratorCode.LinesAsync(app.Services);
        await app.StartAsync();
        // The address is told when it is of use: requests are answered by now, the search still loads.
        if (await IsReadyAsync(app))
            Announce(app, first);
        await app.WaitForShutdownAsync();
        return null;
    }

    // Looked at before the database is touched: a second start by mistake must not migrate under the running one.
    private static Refusal? CheckPort(IConfiguration configuration)
    {
        if (configuration["urls"] is not null)
            return null;
        switch (configuration.Port())
        {
            case null:
                return new Refusal("Hinter --port steht keine Zahl zwischen 1 und 65535.", 2);
            case 0:
                return null;
            case { } port:
                try
                {
                    using var probe = new TcpListener(IPAddress.Loopback, port);
                    probe.Start();
                    return null;
                }
                catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse)
                {
                    return new Refusal(
                        $"Der Anschluss {port} ist schon belegt. Beenden Sie das andere Programm oder wählen Sie mit --port einen anderen."
                    );
                }
        }
    }

    private static async Task<bool> IsReadyAsync(WebApplication app)
    {
        var ready = app.Services.GetRequiredService<WarmUp>().Done;
        await Task.WhenAny(ready, Task.Delay(Timeout.Infinite, app.Lifetime.ApplicationStopping));
        return ready.IsCompletedSuccessfully;
    }

    private static void Announce(WebApplication app, IReadOnlyList<string> notices)
    {
        if (app.Configuration["urls"] is null && app.Configuration.Port() is > 0 and var port)
        {
            Console.WriteLine($"Das Portal läuft: http://localhost:{port}");
            Console.WriteLine($"Schnittstelle:    http://localhost:{port}/api/docs");
            Console.WriteLine("Beenden mit Strg+C.");
        }
        else if (app.Urls.Count > 0)
            foreach (var url in app.Urls)
                Console.WriteLine($"Das Portal läuft: {url}");
        else
            return;
        foreach (var notice in notices)
            Console.WriteLine(notice);
    }
}
