using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Mail;
using Microsoft.AspNetCore.Connections;

namespace Kreisblick.Web.Platform.Cli;

/// <summary>
/// The verbs of the program. Expected refusals are one German sentence on stderr and an exit code that is not 0
/// (2: not understood, 1: not possible); a stack trace on the console is a bug.
/// </summary>
internal static class Commands
{
    private const int Failed = 1;
    private const int NotUnderstood = 2;

    private sealed record Verb(string Name, string Usage, Func<WebApplication, CommandLine, Task<Refusal?>> RunAsync);

    private static readonly Verb[] Verbs =
    [
        new(
            "serve",
            "serve                          Portal starten (richtet die Datenbank zuvor ein)",
            ServeVerb.RunAsync
        ),
        new(
            "migrate",
            "migrate                        Datenbank auf den Stand des Programms bringen",
            MigrateVerb.RunAsync
        ),
        new("seed", "seed                           Grunddaten und Beispieldaten laden", SeedVerb.RunAsync),
        new(
            "import",
            "import areas|offers DATEI [--commit]   Datei prüfen, mit --commit übernehmen",
            ImportVerb.RunAsync
        ),
        new("export", "export offers [DATEI]          Daten ausgeben", ExportVerb.RunAsync),
        new("mail", "mail ADRESSE                   Probe-E-Mail verschicken", MailVerb.RunAsync),
        new("verify", "verify audit|all               Unversehrtheit prüfen", VerifyVerb.RunAsync),
        new(
            "admin-code",
            "admin-code                     Code für die erste Systemverwaltung zeigen",
            AdminCodeVerb.RunAsync
        ),
        new("doctor", "doctor                         Einrichtung prüfen", DoctorVerb.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] args, Func<CommandLine, WebApplication> build)
    {
        var (line, misread) = CommandLine.Parse(args);
        if (line is null)
            return Refuse(misread!, NotUnderstood);
        if (line.Verb is "version")
            return Say($"kreisblick {ProgramVersion.Text}");
        if (line.Verb is "help")
            return Say(Help());
        if (Array.Find(Verbs, v => string.Equals(v.Name, line.Verb, StringComparison.Ordinal)) is not { } verb)
            return Refuse(
                $"Den Befehl „{line.Verb}“ gibt es nicht. „kreisblick --help“ zeigt alle Befehle.",
                NotUnderstood
            );

        try
        {
            await using var app = build(line);
            return await verb.RunAsync(app, line) is { } refusal ? Refuse(refusal.Sentence, refusal.ExitCode) : 0;
        }
        catch (Exception e) when (StartFailure.Sentence(e) is { } sentence)
        {
            return Refuse(sentence, Failed);
        }
    }

    private static string Help() =>
        $"""
            Kreisblick {ProgramVersion.Text}: Hilfe finden, Bedarf sehen, entscheiden.

            kreisblick BEFEHL [Optionen]
              {string.Join(Environment.NewLine + "  ", Verbs.Select(v => v.Usage))}

            Optionen
              --port 5080        Anschluss des Portals auf diesem Rechner
              --data ./var       Ordner für Datenbank und Dateien
              --db "Host=…"      PostgreSQL statt der eingebauten Datenbank
              --version, --help
            """;

    private static int Say(string text)
    {
        Console.WriteLine(text);
        return 0;
    }

    private static int Refuse(string sentence, int exitCode)
    {
        Console.Error.WriteLine(sentence);
        return exitCode;
    }
}

/// <summary>Why a command was not carried out, as one sentence for the person who typed it.</summary>
internal sealed record Refusal(string Sentence, int ExitCode = 1);
