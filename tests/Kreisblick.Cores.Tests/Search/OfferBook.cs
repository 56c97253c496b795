using System.Security.Cryptography;
using System.Text;
using Kreisblick.Search;

namespace Kreisblick.Cores.Tests.Search;

/// <summary>A small invented directory of a county; every offer in it is made up.</summary>
internal static class OfferBook
{
    internal static readonly PlaceName[] Places =
    [
        new("Mühlhausen", "16064046"),
        new("Mühlhausen/Thüringen", "16064046"),
        new("99974", "16064046"),
        new("Bad Langensalza", "16064003"),
        new("Großvargula", "16064003"),
        new("Schlotheim", "16064075"),
        new("Unstrut-Hainich", "16064077"),
        new("Unstrut-Hainich", "16064"),
    ];

    internal static readonly Synonym[] Synonyms =
    [
        new("Geldsorgen", "Schuldner- und Insolvenzberatung", ["02.8"], SynonymKind.Everyday, Urgent: false),
        new(
            "kann meine Miete nicht zahlen",
            "Hilfe bei Mietschulden",
            ["04.2", "02.8"],
            SynonymKind.Situation,
            Urgent: false
        ),
        new("mein Mann schlägt mich", "Beratung bei Gewalt", ["01.3"], SynonymKind.Situation, Urgent: true),
        new("Angst vor meinem Mann", "Beratung bei Gewalt", ["01.3"], SynonymKind.Situation, Urgent: true),
        new("Hartz IV", "Grundsicherungsgeld", ["02.1"], SynonymKind.OldName, Urgent: false),
        new("KdU", "Grundsicherungsgeld", ["02.1"], SynonymKind.Abbreviation, Urgent: false),
        new("KiZ", "Kinderzuschlag", ["02.7"], SynonymKind.Abbreviation, Urgent: false),
        new("Suppenküche", "Tafel", ["03.1"], SynonymKind.Everyday, Urgent: false),
        new("бібліотека", "Bücherei", ["07.9"], SynonymKind.Foreign, Urgent: false),
    ];

    internal static readonly SearchDocument[] Offers =
    [
        Offer(
            "Schuldnerberatung der Diakonie",
            "02.8",
            "Wir ordnen mit Ihnen Ihre Schulden und sprechen mit den Gläubigern.",
            51.21,
            10.45,
            "KO1"
        ),
        Offer("Beratung für Schuldner im Rathaus", "02.8", "Sprechstunde jeden Dienstag.", 51.11, 10.65, "KO1"),
        Offer(
            "Suchtberatung Mühlhausen",
            "09.3",
            "Gespräche über Alkohol, Drogen und Spielen, auch für Angehörige.",
            51.20,
            10.46,
            "KO1",
            "KO4"
        ),
        Offer("Mühlhäuser Tafel", "03.1", "Lebensmittel für Menschen mit wenig Geld.", 51.22, 10.44, "KO3"),
        Offer("Frauenberatung", "01.3", "Vertrauliche Gespräche bei Gewalt in der Beziehung.", null, null, "KO1"),
        Offer("Männertreff am Abend", "13.5", "Gemeinsam kochen und reden.", 51.24, 10.67),
        Offer(
            "Jobcenter: Grundsicherung",
            "02.1",
            "Anträge auf Grundsicherungsgeld und Kosten der Unterkunft nach § 22 SGB II.",
            51.21,
            10.46
        ),
        Offer("Eingliederungshilfe nach § 16a", "08.4", "Begleitung nach dem zweiten Sozialgesetzbuch.", 51.10, 10.64),
        Offer(
            "Stadtbücherei Großvargula",
            "07.9",
            "Bücher und Spiele ausleihen. Fischereischein-Kurse einmal im Jahr.",
            51.13,
            10.79,
            "KO1"
        ),
        Offer(
            "Schwimmkurs für Kinder",
            "06.2",
            "Im Schwimmbad lernen Kinder ab fünf Jahren schwimmen.",
            51.12,
            10.63,
            "KO2",
            "KO3"
        ),
        Offer("Wohnungslosenhilfe", "04.1", "Unterkunft und Straßensozialarbeit.", 51.21, 10.47, "KO1"),
        Offer("Müllgebühren: Ermäßigung", "02.9", "Antrag bei der Müllabfuhr des Kreises.", 51.20, 10.45),
        Offer("Die Ärztinnen im Haus der Gesundheit", "09.1", "Sprechstunde der Kinderärztin.", 51.09, 10.60, "KO4"),
    ];

    internal static SearchIndex Index(params SearchDocument[] more) =>
        Builder().AddDocuments(Offers).AddDocuments(more).Build();

    internal static SearchIndexBuilder Builder() =>
        new SearchIndexBuilder()
            .AddSynonyms(Synonyms)
            .AddPlaces(Places)
            .AddLabels([
                new("Schuldner- und Insolvenzberatung", "Themen", "02.8"),
                new("Tafel", "Themen", "03.1"),
                new("Mühlhausen", "Orte", null),
            ]);

    internal static SearchDocument Offer(
        string title,
        string code,
        string text,
        double? latitude,
        double? longitude,
        params string[] costs
    ) =>
        new()
        {
            Id = IdOf(title),
            Fields = [new("name", title, FieldWeight.Title), new("description", text, FieldWeight.Text)],
            Codes = [code],
            FacetValues = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["kat"] = [code[..2], code],
                ["kosten"] = costs,
            },
            Latitude = latitude,
            Longitude = longitude,
            Freshness = 0.5,
        };

    internal static Guid IdOf(string title) => new(SHA256.HashData(Encoding.UTF8.GetBytes(title)).AsSpan(0, 16));

    internal static string Title(Guid id, params SearchDocument[] more) =>
        Offers.Concat(more).Single(o => o.Id == id).Fields[0].Text;

    internal static List<string> Titles(SearchIndex index, string text) =>
        index.Matches(text).Select(id => Title(id)).ToList();
}
