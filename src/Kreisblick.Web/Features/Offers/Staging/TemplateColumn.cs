namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>One column of the template, as its guide explains it.</summary>
internal sealed record TemplateColumn(string Name, bool IsRequired, string Meaning, string Example)
{
    public const string Key = "Kennung";
    public const string Provider = "Träger";
    public const string About = "Über den Träger";
    public const string Offer = "Angebot";
    public const string Description = "Beschreibung";
    public const string Topics = "Themen";
    public const string Groups = "Zielgruppen";
    public const string Eligibility = "Für wen";
    public const string AgeFrom = "Alter von";
    public const string AgeTo = "Alter bis";
    public const string Application = "So geht es";
    public const string Fees = "Kosten";
    public const string Phone = "Telefon";
    public const string Mail = "E-Mail";
    public const string Web = "Internet";
    public const string PlaceName = "Name des Ortes";
    public const string Street = "Straße";
    public const string Postcode = "PLZ";
    public const string City = "Ort";
    public const string Protected = "Adresse geschützt";
    public const string Hours = "Öffnungszeiten";

    public static IReadOnlyList<TemplateColumn> All { get; } =
    [
        new(
            Key,
            false,
            "Ihr eigenes Kürzel. Bleibt es gleich, ändert die nächste Datei dasselbe Angebot. Auch die Kennung eines Angebots im Portal ist möglich.",
            "SB-01"
        ),
        new(Provider, true, "Name des Trägers. Gibt es ihn noch nicht, wird er angelegt.", "Sozialwerk Beispiel e. V."),
        new(
            About,
            false,
            "Wer der Träger ist und was er tut, in ein, zwei Sätzen. Nötig, wenn er neu ist; einmal genügt.",
            "Das Sozialwerk berät Menschen in Not."
        ),
        new(Offer, true, "Name des Angebots.", "Schuldnerberatung Mühlhausen"),
        new(
            Description,
            true,
            "Was man hier bekommt. Der erste Satz steht in der Liste.",
            "Wir helfen, wenn Rechnungen liegen bleiben."
        ),
        new(
            Topics,
            true,
            "Themen aus dem Katalog, das wichtigste zuerst, mit Semikolon getrennt. Name oder Nummer.",
            "02.1"
        ),
        new(Groups, false, "Zielgruppen aus dem Katalog, mit Semikolon getrennt. Name oder Nummer.", "TG05"),
        new(Eligibility, false, "Für wen das Angebot ist.", "Für alle, die im Landkreis wohnen."),
        new(AgeFrom, false, "Ganze Jahre. Leer: keine Grenze.", "18"),
        new(AgeTo, false, "Ganze Jahre. Leer: keine Grenze.", "27"),
        new(
            Application,
            false,
            "Was man tun muss, um das Angebot zu nutzen.",
            "Rufen Sie an und vereinbaren Sie einen Termin."
        ),
        new(Fees, false, "Was es kostet, auch wenn es nichts kostet.", "Die Beratung ist kostenlos."),
        new(
            Phone,
            false,
            "Eine Nummer, mehrere mit Semikolon. In Excel als Text formatieren, sonst fehlt die erste Null.",
            "03601 000-111"
        ),
        new(Mail, false, "Adresse der Stelle, nicht einer Person.", "beratung@beispiel.example"),
        new(Web, false, "Seite zum Angebot.", "https://beispiel.example/beratung"),
        new(PlaceName, false, "Wie der Ort heißt, an dem man hilft.", "Haus am Markt"),
        new(Street, false, "Straße und Hausnummer.", "Beispielgasse 1"),
        new(Postcode, false, "Fünf Ziffern.", "99974"),
        new(City, false, "Gemeinde oder Ortsteil im Landkreis. Daraus folgt der Punkt auf der Karte.", "Mühlhausen"),
        new(
            Protected,
            false,
            "„ja“, wenn niemand wissen darf, wo der Ort ist. Dann wird keine Anschrift gespeichert.",
            "nein"
        ),
        new(Hours, false, "Tage und Zeiten, mit Semikolon getrennt.", "Mo-Fr 9-12; Di, Do 14-18"),
    ];

    /// <summary>The rows of a template: headings, and one invented example that people replace.</summary>
    public static IEnumerable<string> Examples => All.Select(c => c.Example);
}
