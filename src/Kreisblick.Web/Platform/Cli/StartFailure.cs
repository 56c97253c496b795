using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Kreisblick.Web.Platform.Cli;

/// <summary>Names the failures that an operator can mend, in one sentence without technical remains.</summary>
internal static class StartFailure
{
    public static string? Sentence(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case AddressInUseException:
                case SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }:
                    return "Der Anschluss ist schon belegt. Beenden Sie das andere Programm oder wählen Sie mit --port einen anderen.";
                case SocketException { SocketErrorCode: SocketError.AccessDenied }:
                    return "Diesen Anschluss darf das Programm nicht öffnen. Wählen Sie mit --port einen über 1023.";
                case Npgsql.PostgresException { SqlState: var state }:
                    return $"Die PostgreSQL-Datenbank hat die Anmeldung oder den Auftrag abgelehnt (Kennung {state}). Prüfen Sie die Angaben hinter --db.";
                case Npgsql.NpgsqlException:
                    return "Die PostgreSQL-Datenbank ist nicht erreichbar. Prüfen Sie die Angaben hinter --db und ob der Server läuft.";
                case Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: var code }:
                    return SqliteSentence(code);
                case DbException:
                    return "Die Datenbank ist nicht erreichbar.";
                case ArgumentException
                    when e.TargetSite?.DeclaringType?.IsSubclassOf(typeof(DbConnectionStringBuilder)) == true
                        || e.TargetSite?.DeclaringType == typeof(DbConnectionStringBuilder):
                    return "Die Angaben zur Datenbank hinter --db sind nicht lesbar.";
                case InvalidDataException or FormatException when e.Source is "Microsoft.Extensions.Configuration.Json":
                    return "Die Einstellungsdatei ist kein gültiges JSON.";
            }
        }

        return null;
    }

    // Result codes: https://www.sqlite.org/rescode.html
    private static string SqliteSentence(int code) =>
        code switch
        {
            5 or 6 =>
                "Die Datenbankdatei ist gerade von einem anderen Programm gesperrt. Versuchen Sie es noch einmal.",
            8 or 14 =>
                "Die Datenbankdatei lässt sich nicht öffnen oder nicht beschreiben. Prüfen Sie den Ordner hinter --data und seine Rechte.",
            10 => "Die Datenbankdatei lässt sich nicht lesen oder schreiben: Der Datenträger meldet einen Fehler.",
            11 or 26 => "Die Datenbankdatei ist beschädigt oder keine Datenbank.",
            13 => "Der Datenträger ist voll.",
            _ => $"Die eingebaute Datenbank meldet den Fehler {code}.",
        };
}
