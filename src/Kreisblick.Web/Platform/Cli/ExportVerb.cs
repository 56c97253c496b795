namespace Kreisblick.Web.Platform.Cli;

/// <summary>An export that a module offers under <c>kreisblick export NAME [FILE]</c>.</summary>
internal sealed record ExportCommand(string Name, Func<ExportRun, Task> RunAsync);

internal sealed record ExportRun(IServiceProvider Services, Stream Output, CancellationToken Cancellation);

/// <summary><c>kreisblick export NAME [FILE]</c>: to the console where no file is named.</summary>
internal static class ExportVerb
{
    public static async Task<Refusal?> RunAsync(WebApplication app, CommandLine line)
    {
        var commands = app.Services.GetServices<ExportCommand>().ToList();
        var known = string.Join(", ", commands.Select(c => c.Name).Order(StringComparer.Ordinal));
        if (line.Arguments.Count is not (1 or 2))
            return new Refusal($"So geht es: kreisblick export ART [DATEI]. Arten: {known}.", 2);
        if (commands.Find(c => string.Equals(c.Name, line.Arguments[0], StringComparison.Ordinal)) is not { } command)
            return new Refusal($"Die Art „{line.Arguments[0]}“ gibt es nicht. Arten: {known}.", 2);
        var refusal =
            (Hosting.UsesFolderForDatabase(app.Configuration) ? Hosting.CheckFolder(app.Configuration) : null)
            ?? await DatabaseStart.MigrateAsync(app.Services);
        if (refusal is not null)
            return refusal;

        await using var scope = app.Services.CreateAsyncScope();
        var stopping = app.Lifetime.ApplicationStopping;
        if (line.Arguments.Count == 1)
        {
            await using var console = Console.OpenStandardOutput();
            await command.RunAsync(new ExportRun(scope.ServiceProvider, console, stopping));
            return null;
        }

        var target = Path.GetFullPath(line.Arguments[1]);
        var partial = target + ".part";
        try
        {
            // Written beside and moved at the end: a broken export never looks like a whole one.
            await using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write))
                await command.RunAsync(new ExportRun(scope.ServiceProvider, file, stopping));
            File.Move(partial, target, overwrite: true);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            return new Refusal($"Die Datei „{target}“ lässt sich nicht schreiben.");
        }

        Console.WriteLine($"Geschrieben: {target}");
        return null;
    }
}
