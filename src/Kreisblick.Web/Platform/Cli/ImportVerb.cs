using Kreisblick.Web.Platform.Auditing;

namespace Kreisblick.Web.Platform.Cli;

/// <summary>An import that a module offers under <c>kreisblick import NAME FILE</c>.</summary>
/// <param name="Name">Word behind <c>import</c>: "areas", "offers".</param>
/// <param name="RunAsync">Reads the file, writes its findings to the output; true when the file is acceptable.
/// Stores only when <see cref="ImportRun.Commit"/> is set, and then all or nothing.</param>
internal sealed record ImportCommand(string Name, Func<ImportRun, Task<bool>> RunAsync);

/// <param name="Services">Services of one scope, with its own database context.</param>
internal sealed record ImportRun(
    IServiceProvider Services,
    string Path,
    bool Commit,
    TextWriter Output,
    ChangeContext Change,
    CancellationToken Cancellation
);

/// <summary><c>kreisblick import NAME FILE [--commit]</c>: a dry run without <c>--commit</c>.</summary>
internal static class ImportVerb
{
    public static async Task<Refusal?> RunAsync(WebApplication app, CommandLine line)
    {
        var commands = app.Services.GetServices<ImportCommand>().ToList();
        var known = string.Join(", ", commands.Select(c => c.Name).Order(StringComparer.Ordinal));
        if (line.Arguments.Count != 2)
            return new Refusal($"So geht es: kreisblick import ART DATEI [--commit]. Arten: {known}.", 2);
        if (commands.Find(c => string.Equals(c.Name, line.Arguments[0], StringComparison.Ordinal)) is not { } command)
            return new Refusal($"Die Art „{line.Arguments[0]}“ gibt es nicht. Arten: {known}.", 2);
        var path = Path.GetFullPath(line.Arguments[1]);
        if (!File.Exists(path))
            return new Refusal($"Die Datei „{path}“ gibt es nicht.");

        var refusal =
            (Hosting.UsesFolderForDatabase(app.Configuration) ? Hosting.CheckFolder(app.Configuration) : null)
            ?? await DatabaseStart.MigrateAsync(app.Services);
        if (refusal is not null)
            return refusal;

        await using var scope = app.Services.CreateAsyncScope();
        var change = new ChangeContext(
            "import",
            $"Übernahme der Datei {Path.GetFileName(path)}",
            app.Services.GetRequiredService<TimeProvider>().GetUtcNow(),
            "cli"
        );
        var run = new ImportRun(
            scope.ServiceProvider,
            path,
            line.Commit,
            Console.Out,
            change,
            app.Lifetime.ApplicationStopping
        );
        try
        {
            if (!await command.RunAsync(run))
                return new Refusal("Die Datei wurde nicht übernommen. Es ist nichts gespeichert.");
        }
        catch (UnauthorizedAccessException)
        {
            return new Refusal($"Die Datei „{path}“ darf das Programm nicht lesen.");
        }

        Console.WriteLine(
            line.Commit ? "Übernommen." : "Nur geprüft, nichts gespeichert. Mit --commit wird die Datei übernommen."
        );
        return null;
    }
}
