using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Cli;

/// <summary><c>kreisblick doctor</c>: looks at everything that a start needs and changes nothing in the database.</summary>
internal static class DoctorVerb
{
    public static async Task<Refusal?> RunAsync(WebApplication app, CommandLine line)
    {
        var failed = 0;
        void Report(bool good, string what) => Tell(good ? DoctorFinding.Good(what) : DoctorFinding.Error(what));
        void Tell(DoctorFinding finding)
        {
            var word = finding.Verdict switch
            {
                DoctorVerdict.Good => "gut",
                DoctorVerdict.Hint => "Hinweis",
                _ => "Fehler",
            };
            Console.WriteLine($"{word, -7} {finding.Sentence}");
            if (finding.Verdict is DoctorVerdict.Error)
                failed++;
        }

        Report(true, $"Programm {ProgramVersion.Text}, .NET {Environment.Version}");
        var folder = Hosting.CheckFolder(app.Configuration);
        Report(folder is null, folder?.Sentence ?? $"Ordner {app.Configuration.DataDirectory()} ist beschreibbar");
        Report(
            app.Configuration.Port() is not null,
            $"Anschluss {app.Configuration.Port()?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nicht lesbar"}"
        );

        var sentence = await DatabaseSentenceAsync(app.Services);
        Report(sentence is null, sentence ?? "Datenbank ist erreichbar");
        foreach (var check in app.Services.GetServices<DoctorCheck>())
        foreach (var finding in await check.LookAsync(app.Services, app.Lifetime.ApplicationStopping))
            Tell(finding);
        return failed == 0 ? null : new Refusal($"{failed} Punkte brauchen Ihre Hilfe.");
    }

    private static async Task<string?> DatabaseSentenceAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
        try
        {
            if ((await DatabaseStart.OfAnotherVersionAsync(db))?.Sentence is { } newer)
                return newer;
            return (await db.Database.GetPendingMigrationsAsync()).Any()
                ? "Die Datenbank ist noch nicht auf dem Stand des Programms: „kreisblick migrate“ holt das nach."
                : null;
        }
        catch (Exception e) when (StartFailure.Sentence(e) is { } sentence)
        {
            return sentence;
        }
    }
}
