namespace Kreisblick.Web.Platform.Cli;

/// <summary>
/// The one-time code with which the first administrator of an installation comes in (security.md 5); registered by
/// the module of accounts.
/// </summary>
/// <param name="MakeAsync">Makes a new code and says in German what to do with it; empty where somebody administrates
/// already.</param>
internal sealed record FirstAdministratorCode(
    Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<string>>> MakeAsync
)
{
    /// <summary>What the console is to say; nothing where somebody administrates already.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var lines = new List<string>();
        foreach (var source in services.GetServices<FirstAdministratorCode>())
            lines.AddRange(await source.MakeAsync(scope.ServiceProvider, CancellationToken.None));
        return lines;
    }
}

/// <summary><c>kreisblick admin-code</c>: a new code where the first one is lost or too old.</summary>
internal static class AdminCodeVerb
{
    public static async Task<Refusal?> RunAsync(WebApplication app, CommandLine line)
    {
        if (line.Arguments.Count > 0)
            return new Refusal($"„admin-code“ kennt die Angabe „{line.Arguments[0]}“ nicht.", 2);
        if (app.Configuration.IsExample())
            return new Refusal(
                "Der Beispielkreis hat fertige Konten; sie stehen auf der Seite „Anmelden“. Ein eigener Kreis startet mit --Example=false."
            );
        var refusal =
            (Hosting.UsesFolderForDatabase(app.Configuration) ? Hosting.CheckFolder(app.Configuration) : null)
            ?? await DatabaseStart.MigrateAsync(app.Services);
        if (refusal is not null)
            return refusal;
        var lines = await FirstAdministratorCode.LinesAsync(app.Services);
        foreach (var said in lines)
            Console.WriteLine(said);
        return lines.Count > 0
            ? null
            : new Refusal(
                "Es gibt schon jemanden mit der Rolle Systemverwaltung. Diese Person lädt andere ein; einen Code braucht es nicht."
            );
    }
}
