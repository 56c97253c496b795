using System.Globalization;

namespace Kreisblick.Benchmarks.Search;

/// <summary>
/// Word material of the generated offers, our own writing: compounds of first and last parts, and names built from syllables.
/// Some tens of thousands of distinct words, so that corrections have something to confuse.
/// </summary>
internal static class Vocabulary
{
    internal static readonly string[] Firsts = Words(
        """
        Schuldner Sucht Wohnungs Familien Jugend Kinder Senioren Frauen Männer Eltern Pflege Sprach Arbeits Ausbildungs Schul Lern
        Sport Bewegungs Musik Kreativ Natur Garten Koch Kleider Möbel Fahrrad Reparatur Nachbarschafts Dorf Stadtteil Kreis Gemeinde
        Kirchen Vereins Ehrenamts Paten Lotsen Flüchtlings Migrations Integrations Behinderten Teilhabe Inklusions Selbsthilfe Trauer
        Krisen Notfall Rechts Verbraucher Energie Strom Heizkosten Mieter Obdach Wohngeld Renten Renteneintritts Alters Demenz Hospiz
        Gesundheits Ernährungs Zahn Impf Hebammen Schwangerschafts Still Säuglings Krabbel Kleinkind Vorschul Einschulungs
        Hausaufgaben Nachhilfe Ferien Freizeit Abenteuer Medien Computer Internet Digital Bewerbungs Berufs Berufungs Umschulungs
        Rückkehr Wiedereinstiegs Gründungs Gewalt Opfer Täter Mediations Trennungs Scheidungs Unterhalts Umgangs Vormundschafts
        Betreuungs Vorsorge Testaments Bestattungs Mobilitäts Fahr Bürgerbus Rollator Seh Hör Gebärden Leselern Alphabetisierungs Lese
        Bücher Spiele Theater Tanz Chor Film Foto Werk Holz Metall Textil Näh Strick Töpfer Imker Angel Wander Rad Schwimm Reit
        Turn Fußball Tischtennis Yoga Entspannungs Achtsamkeits Schlaf Schmerz Herz Krebs Diabetes Rheuma Asthma Allergie Epilepsie
        """
    );

    internal static readonly string[] Lasts = Words(
        """
        beratung betreuung hilfe stelle gruppe treff kurs projekt dienst zentrum werkstatt café laden börse telefon sprechstunde
        begleitung förderung training schule haus heim wohnung kreis verein netzwerk büro stunde tag abend nachmittag frühstück
        mittagstisch ausgabe kammer fonds zuschuss antrag ausweis karte pass prüfung vermittlung lotsen paten mentoren angebot programm
        initiative werk küche garten raum insel brücke anker kompass wegweiser forum rat ausschuss beirat archiv sammlung
        """
    );

    internal static readonly string[] Places = Names(
        ["Nieder", "Ober", "Klein", "Groß", "Alten", "Neuen", "Wald", "Berg", "Thal", "Sonnen"],
        ["rode", "stedt", "hausen", "leben", "bach", "feld", "dorf", "born", "heim"],
        60
    );

    internal static readonly string[] People = Names(
        [
            "Ad",
            "Bar",
            "Ber",
            "Dor",
            "Eck",
            "Fal",
            "Ger",
            "Hal",
            "Jan",
            "Kel",
            "Lam",
            "Mar",
            "Nol",
            "Ort",
            "Pel",
            "Rau",
            "Sei",
            "Tam",
            "Ul",
            "Wen",
        ],
        [
            "mann",
            "er",
            "ling",
            "bach",
            "hold",
            "mar",
            "win",
            "ke",
            "stein",
            "ert",
            "inger",
            "hoff",
            "meier",
            "schmidt",
            "born",
        ],
        20_000
    );

    private static readonly string[] Openers = Words(
        """
        Wir|Unser Team|Das Haus|Die Fachleute|Ehrenamtliche|Zwei Mitarbeiterinnen|Die Gruppe|Der Verein|Eine Sozialarbeiterin
        """,
        '|'
    );

    private static readonly string[] Verbs = Words(
        """
        begleiten|beraten|unterstützen|helfen bei|informieren über|sprechen mit Ihnen über|vermitteln|organisieren|klären|erklären
        """,
        '|'
    );

    private static readonly string[] Adverbs = Words(
        """
        kostenlos|vertraulich|ohne Anmeldung|nach Terminvereinbarung|in mehreren Sprachen|auch am Abend|wohnortnah|gemeinsam|kurzfristig
        """,
        '|'
    );

    internal static string Compound(Random random) => Pick(random, Firsts) + Pick(random, Lasts);

    internal static string Sentence(Random random) =>
        $"{Pick(random, Openers)} {Pick(random, Verbs)} {Pick(random, Adverbs)} {Compound(random)}, {Compound(random)} und {Inflected(random)} "
        + (random.Next(3) == 0 ? $"in {Pick(random, Places)}. " : $"bei {Pick(random, People)}. ");

    internal static string Inflected(Random random)
    {
        var word = Compound(random);
        return word.EndsWith('e') ? word + "n"
            : word.EndsWith("ung", StringComparison.Ordinal) ? word + "en"
            : word + "s";
    }

    internal static T Pick<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private static string[] Words(string list, char separator = ' ') =>
        list.Split([separator, '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Two syllables first, then a third one in between, until there are enough.
    private static string[] Names(string[] heads, string[] tails, int count) =>
        [
            .. heads
                .SelectMany(h => tails.Select(t => h + t))
                .Concat(
                    heads.SelectMany(h =>
                        heads.SelectMany(m => tails.Select(t => h + m.ToLower(CultureInfo.InvariantCulture) + t))
                    )
                )
                .Concat(
                    heads.SelectMany(h =>
                        heads.SelectMany(m =>
                            heads.SelectMany(n =>
                                tails.Select(t =>
                                    h
                                    + m.ToLower(CultureInfo.InvariantCulture)
                                    + n.ToLower(CultureInfo.InvariantCulture)
                                    + t
                                )
                            )
                        )
                    )
                )
                .Take(count),
        ];
}
