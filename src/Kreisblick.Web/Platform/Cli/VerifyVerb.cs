using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Cli;

/// <summary>A check that a module offers under <c>kreisblick verify NAME</c>; it changes nothing.</summary>
internal sealed record VerifyCommand(string Name, Func<IServiceProvider, CancellationToken, Task<Verdict>> RunAsync);

/// <param name="Good">False: something is not as it was written.</param>
/// <param name="Sentence">One German sentence that says what was checked, or what is wrong and where.</param>
internal sealed record Verdict(bool Good, string Sentence);

/// <summary><c>kreisblick verify NAME|all</c>: exit code 0 when all is as it was written.</summary>
internal static class VerifyVerb
{
    private const string Everything = "all";

    public static async Task<Refusal?> RunAsync(WebApplication app, CommandLine line)
    {
        var commands = app.Services.GetServices<VerifyCommand>().OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
        var known = string.Join(", ", commands.Select(c => c.Name).Append(Everything));
        if (line.Arguments is not [var name])
            return new Refusal($"So geht es: kreisblick verify ART. Arten: {known}.", 2);
        if (name != Everything)
            commands.RemoveAll(c => c.Name != name);
        if (commands.Count == 0)
            return new Refusal($"Die Art „{name}“ gibt es nicht. Arten: {known}.", 2);
        if (await UnreadyAsync(app) is { } refusal)
            return refusal;

        var faults = new List<string>();
        foreach (var command in commands)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var verdict = await command.RunAsync(scope.ServiceProvider, app.Lifetime.ApplicationStopping);
            if (verdict.Good)
                Console.WriteLine(verdict.Sentence);
            else
                faults.Add(verdict.Sentence);
        }
        return faults.Count == 0 ? null : new Refusal(string.Join(Environment.NewLine, faults));
    }

    // Looking must not migrate: what is checked is what is there.
    private static async Task<Refusal?> UnreadyAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
        if (!DatabaseSetup.IsPostgres(app.Configuration.ConnectionString()) && !await db.Database.CanConnectAsync())
            return new Refusal("Hier ist noch keine Datenbank. Geben Sie mit --data oder --db an, wo sie liegt.");
        return await DatabaseStart.OfAnotherVersionAsync(db)
            ?? (
                (await db.Database.GetPendingMigrationsAsync()).Any()
                    ? new Refusal(
                        "Die Datenbank ist noch nicht auf dem Stand des Programms: „kreisblick migrate“ holt das nach."
                    )
                    : null
            );
    }
}
