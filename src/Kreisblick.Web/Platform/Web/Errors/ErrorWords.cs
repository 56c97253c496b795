namespace Kreisblick.Web.Platform.Web.Errors;

/// <summary>Plain German for every error the portal answers with, and the stable name of its problem type.</summary>
internal static class ErrorWords
{
    public const string TypePrefix = "urn:kreisblick:problem:";

    private sealed record Words(string Name, string Title, string Advice);

    private static readonly Dictionary<int, Words> All = new()
    {
        [400] = new(
            "bad-request",
            "Diese Anfrage verstehen wir nicht",
            "Etwas an der Adresse oder an den Angaben stimmt nicht. Bitte prüfen Sie beides."
        ),
        [401] = new("sign-in-needed", "Bitte melden Sie sich an", "Diese Seite ist nur nach der Anmeldung zu sehen."),
        [403] = new(
            "forbidden",
            "Das dürfen Sie hier nicht",
            "Für diese Seite oder diesen Schritt fehlt die Berechtigung."
        ),
        [404] = new(
            "not-found",
            "Diese Seite gibt es nicht",
            "Vielleicht ist die Adresse vertippt oder die Seite ist umgezogen. Die Suche auf der Startseite hilft weiter."
        ),
        [405] = new(
            "method-not-allowed",
            "So lässt sich diese Adresse nicht aufrufen",
            "Bitte gehen Sie zurück und versuchen Sie es noch einmal."
        ),
        [406] = new(
            "not-acceptable",
            "Dieses Format gibt es nicht",
            "Die Adresse liefert das gewünschte Format nicht."
        ),
        [409] = new(
            "conflict",
            "Jemand war schneller",
            "Der Stand hat sich inzwischen geändert. Bitte laden Sie die Seite neu."
        ),
        [410] = new(
            "gone",
            "Diese Seite gibt es nicht mehr",
            "Was hier stand, wurde entfernt. Die Suche auf der Startseite zeigt, was es heute gibt."
        ),
        [413] = new(
            "too-large",
            "Das ist zu groß",
            "Was Sie senden wollten, ist größer als erlaubt. Es ist nichts gespeichert. Bitte kürzen Sie es."
        ),
        [415] = new("unsupported-type", "Dieses Dateiformat nehmen wir nicht an", "Es ist nichts gespeichert."),
        [422] = new(
            "invalid",
            "Einige Angaben stimmen nicht",
            "Es ist nichts gespeichert. Bitte prüfen Sie die Angaben."
        ),
        [429] = new(
            "too-many-requests",
            "Das waren zu viele Anfragen auf einmal",
            "Bitte warten Sie einen Augenblick und versuchen Sie es dann noch einmal."
        ),
        [431] = new(
            "headers-too-large",
            "Diese Anfrage ist zu groß",
            "Bitte versuchen Sie es mit einer kürzeren Adresse."
        ),
        [500] = new(
            "internal-error",
            "Bei uns ist ein Fehler passiert",
            "Es liegt nicht an Ihnen. Bitte versuchen Sie es in ein paar Minuten noch einmal."
        ),
        [503] = new(
            "unavailable",
            "Das Portal ist gerade nicht erreichbar",
            "Bitte versuchen Sie es in ein paar Minuten noch einmal. Was Sie gerade gesendet haben, ist nicht gespeichert."
        ),
    };

    public static (string Title, string Advice) For(int status) => (Find(status).Title, Find(status).Advice);

    /// <summary>Stable: programs compare it (RFC 9457, 3.1.1).</summary>
    public static string Type(int status) => TypePrefix + Find(status).Name;

    private static Words Find(int status) => All.GetValueOrDefault(status) ?? All[status < 500 ? 400 : 500];
}
