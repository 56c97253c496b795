namespace Kreisblick.Web.Features.Offers.Seed;

/// <summary>
/// A vocabulary of some 20 000 words made of German parts. A few hundred words would leave fuzzy matching nothing to
/// confuse (search-quality, traps).
/// </summary>
internal sealed class GeneratedWords(Random random)
{
    private static readonly string[] Heads =
    [
        "Familien", "Jugend", "Senioren", "Schul", "Pflege", "Wohn", "Miet", "Energie", "Lern", "Sprach", "Arbeits",
        "Gesundheits", "Trauer", "Eltern", "Kinder", "Nachbarschafts", "Dorf", "Stadt", "Garten", "Möbel", "Kleider",
        "Lebensmittel", "Fahrrad", "Musik", "Sport", "Ferien", "Rechts", "Verbraucher", "Schulden", "Sucht", "Krisen",
        "Gewaltschutz", "Teilhabe", "Assistenz", "Demenz", "Hospiz", "Bewegungs", "Ernährungs", "Digital", "Internet",
        "Handy", "Bewerbungs", "Ausbildungs", "Berufs", "Umschulungs", "Integrations", "Asyl", "Migrations", "Dolmetsch",
        "Behörden", "Formular", "Brief", "Renten", "Wohngeld", "Unterhalts", "Sorgerechts", "Umgangs", "Hebammen", "Baby",
        "Krabbel", "Spiel", "Theater", "Kunst", "Werk", "Holz", "Näh", "Koch", "Back", "Tausch", "Leih", "Repair",
        "Fahr", "Bürgerbus", "Besuchs", "Vorlese", "Patenschafts", "Ehrenamts", "Selbsthilfe", "Rücken", "Herz", "Diabetes",
        "Krebs", "Angst", "Schmerz", "Schlaf", "Seelen", "Männer", "Frauen", "Väter", "Mütter", "Großeltern", "Pflegekinder",
    ];

    private static readonly string[] Tails =
    [
        "beratung", "hilfe", "treff", "gruppe", "kurs", "werkstatt", "stube", "café", "zentrum", "stelle", "sprechstunde",
        "begleitung", "dienst", "laden", "kammer", "fonds", "netz", "runde", "kreis", "schule", "training", "vermittlung",
        "unterstützung", "betreuung", "förderung", "therapie", "lotsen", "paten", "börse", "haus", "garten", "telefon",
        "stammtisch", "frühstück", "mittagstisch", "abend", "nachmittag", "tag", "bus", "mobil", "büro", "team", "projekt",
        "club", "hof", "insel", "brücke", "anker", "fenster", "tür",
    ];

    private static readonly string[] Starts =
    [
        "Wir helfen", "Hier finden Sie Rat", "Sie bekommen Unterstützung", "Fachkräfte begleiten Sie", "Ehrenamtliche sind da",
        "Gemeinsam suchen wir einen Weg", "Sie können fragen", "Wir nehmen uns Zeit", "Es gibt ein offenes Ohr",
        "Sie lernen andere kennen", "Wir kommen zu Ihnen", "Sie erfahren Neues", "Wir üben mit Ihnen", "Das Team antwortet",
    ];

    private static readonly string[] Ends =
    [
        "ohne lange Wartezeit", "in Ihrer Nähe", "auch am Abend", "in einfachen Worten", "Schritt für Schritt",
        "vertraulich und kostenlos", "auf Wunsch zu Hause", "in einer kleinen Gruppe", "mit viel Geduld", "an jedem Werktag",
        "zusammen mit Ihrer Familie", "am Telefon oder vor Ort", "auch in anderen Sprachen", "bevor es schwierig wird",
    ];

    private static readonly string[] Onsets = ["Birk", "Lind", "Eich", "Ahorn", "Fels", "Sand", "Moor", "Korn", "Flachs", "Hasel", "Wiesen", "Quell", "Stein", "Rosen", "Amsel", "Falken", "Kranich", "Igel", "Luchs", "Biber"];
    private static readonly string[] Codas = ["brunn", "garten", "hag", "hof", "berg", "tal", "grund", "bach", "feld", "weg", "rain", "teich", "mühl", "stein", "au", "wald", "hang", "anger", "furt", "born"];

    /// <summary>"Familienberatung", sometimes of three parts.</summary>
    public string Compound() =>
        random.Next(6) == 0
            ? Pick(Heads) + Pick(Heads).ToLowerInvariant() + Pick(Tails)
            : Pick(Heads) + Pick(Tails);

    /// <summary>An invented proper name: "Lindental".</summary>
    public string Name() => Pick(Onsets) + Pick(Codas);

    public string Sentence() => $"{Pick(Starts)}: {Compound()} und {Compound()}, {Pick(Ends)}.";

    private string Pick(string[] values) => values[random.Next(values.Length)];
}
