namespace Kreisblick.Web.Platform.Cli;

/// <summary><c>kreisblick migrate</c></summary>
internal static class MigrateVerb
{
    public static async Task<Refusal?> RunAsync(WebApplication app, CommandLine line)
    {
        var refusal =
            (Hosting.UsesFolderForDatabase(app.Configuration) ? Hosting.CheckFolder(app.Configuration) : null)
            ?? await DatabaseStart.MigrateAsync(app.Services);
        if (refusal is null)
            Console.WriteLine("Die Datenbank ist auf dem Stand des Programms.");
        return refusal;
    }
}
