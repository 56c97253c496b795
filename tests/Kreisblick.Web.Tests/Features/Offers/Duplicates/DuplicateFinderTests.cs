using Kreisblick.Web.Features.Offers.Duplicates;

namespace Kreisblick.Web.Tests.Features.Offers.Duplicates;

/// <summary>The rule for duplicates: who is a candidate, who is not, and that sorting into blocks loses nobody.</summary>
public sealed class DuplicateFinderTests
{
    private static readonly string[] PlaceNames = ["Mühlhausen", "Bad Langensalza", "Schlotheim"];
    private static readonly Guid Church = Guid.CreateVersion7();
    private static readonly Guid Office = Guid.CreateVersion7();

    [Theory]
    // A: near, alike by name; the place in the name, legal forms and umlauts say nothing.
    [InlineData("Schuldnerberatung", "Schuldnerberatung Mühlhausen e. V.", 90, "Near")]
    [InlineData("Kleiderkammer", "Kleider-Kammer", 90, "Near")]
    [InlineData("Fruehstueckstreff", "Frühstückstreff", 90, "Near")]
    [InlineData("Offener Treff für junge Mütter", "Offener Treff für alleinstehende Mütter", 90, "Near")]
    // Too far apart, or another name.
    [InlineData("Schuldnerberatung", "Schuldnerberatung", 140, null)]
    [InlineData("Schuldnerberatung", "Suchtberatung", 10, null)]
    [InlineData("Kindercafé", "Seniorencafé", 10, null)]
    // Two of three words the same are not enough.
    [InlineData("Treff Haus Kinder", "Treff Haus Nachbarschaft", 10, null)]
    public void Near_and_alike_by_name(string one, string other, int metres, string? expected) =>
        Assert.Equal(expected, Find(Card(one, 0), Card(other, metres))?.Case.ToString());

    [Fact]
    public void Same_contact_counts_with_the_same_topic_only()
    {
        var one = Card("Wohnhilfe", 0, topic: "03", contacts: ["+493601123456"]);
        var far = Card("Hilfe bei Mietschulden", 9_000, topic: "03", contacts: ["+493601123456"]);
        Assert.Equal(DuplicateCase.Contact, Find(one, far)?.Case);
        Assert.Null(Find(one, far with { MainCategory = "07" }));
        Assert.Null(Find(one, far with { Contacts = ["+493601999999"] }));
        Assert.Equal(
            DuplicateCard.WebPage("https://www.awo.example/treff/"),
            DuplicateCard.WebPage("http://awo.example/treff")
        );
    }

    [Fact]
    public void Without_coordinates_provider_or_address_decide()
    {
        DuplicateCard Unplaced(string name, Guid provider, string? street) =>
            Card(name, 0, provider) with
            {
                Places = street is null ? [] : [new DuplicatePlace(null, null, "99974", street, null)],
            };
        var known = Unplaced("Familiencafé", Church, "Bahnhofstraße 3");
        Assert.Equal(DuplicateCase.Unplaced, Find(Unplaced("Familien-Café", Church, null), known)?.Case);
        Assert.Equal(DuplicateCase.Unplaced, Find(Unplaced("Familiencafé", Office, "Bahnhofstr. 3"), known)?.Case);
        Assert.Null(Find(Unplaced("Familiencafé", Office, "Lindenbühl 7"), known));
        Assert.Null(Find(Unplaced("Hausaufgabenhilfe", Church, "Bahnhofstraße 3"), known));
    }

    [Fact]
    public void Same_foreign_place_counts_with_a_name_that_is_alike()
    {
        var one = Card("Jugendclub Nord", 0) with { Places = [new DuplicatePlace(null, null, null, null, "osm/1")] };
        var other = Card("Jugend-Club Nord", 0, Office) with
        {
            Places = [new DuplicatePlace(51.2, 10.4, null, null, "osm/1")],
        };
        Assert.Equal(DuplicateCase.Source, Find(one, other)?.Case);
        Assert.Null(Find(one with { Name = "Seniorenkreis" }, other));
    }

    [Fact]
    public void Six_offers_of_one_centre_at_one_address_are_no_duplicates()
    {
        string[] names =
        [
            "Schwangerenberatung",
            "Erziehungsberatung",
            "Suchtberatung für Jugendliche",
            "Schuldnerberatung",
            "Kleiderkammer",
            "Offener Mittagstisch",
        ];
        DuplicateCard[] cards =
        [
            .. names.Select((n, i) => Card(n, 0, Church, topic: $"0{i}", contacts: ["+493601800800"])),
        ];
        Assert.Empty(new DuplicateFinder(cards, PlaceNames).FindAll(cards));
        // Entered twice under two topics it is one all the same.
        DuplicateCard[] twice = [cards[3], Card("Schuldner-Beratung", 0, Church, topic: "07")];
        Assert.Equal(DuplicateCase.Near, Assert.Single(new DuplicateFinder(twice, PlaceNames).FindAll(twice)).Case);
    }

    [Fact]
    public void Blocks_lose_no_pair_and_spare_almost_all_comparisons()
    {
        var random = new Random(4711);
        string[] words = ["Beratung", "Treff", "Familie", "Jugend", "Hilfe", "Café", "Wohnen", "Arbeit", "AWO", "DRK"];
        var providers = Enumerable.Range(0, 150).Select(_ => Guid.CreateVersion7()).ToArray();
        DuplicateCard[] cards =
        [
            .. Enumerable
                .Range(0, 1_500)
                .Select(i =>
                {
                    var name = string.Join(' ', random.GetItems(words, random.Next(1, 4)));
                    // Around the corners of the cells too: some hundred metres in all directions of a few centres.
                    var (centre, placed) = (random.Next(40), random.Next(5) > 0);
                    var place = new DuplicatePlace(
                        placed ? 51.0 + (centre * 0.004) + (random.NextDouble() * 0.003) : null,
                        placed ? 10.0 + (centre * 0.005) + (random.NextDouble() * 0.004) : null,
                        random.Next(2) == 0 ? "99974" : "99947",
                        $"Gasse {random.Next(30)}",
                        random.Next(20) == 0 ? $"osm/{random.Next(30)}" : null
                    );
                    return new DuplicateCard(
                        Guid.CreateVersion7(),
                        providers[random.Next(providers.Length)],
                        name,
                        random.Next(4) == 0 ? null : $"0{random.Next(1, 9)}",
                        random.Next(10) == 0 ? [] : [place],
                        random.Next(3) == 0 ? [$"+4936{random.Next(200)}"] : []
                    );
                }),
        ];
        var finder = new DuplicateFinder(cards, PlaceNames);
        foreach (var card in cards)
        {
            var all = cards
                .Where(k => k.Id != card.Id)
                .Select(k => finder.Compare(card, k))
                .OfType<DuplicatePair>()
                .OrderByDescending(p => p.Score)
                .ThenBy(p => p.Known)
                .Take(DuplicateFinder.MostPerOffer);
            Assert.Equal(all, finder.Find(card));
        }
        var fresh = new DuplicateFinder(cards, PlaceNames);
        Assert.NotEmpty(fresh.FindAll(cards));
        Assert.InRange(fresh.Compared, 1, cards.Length * cards.Length / 5);
    }

    private static DuplicatePair? Find(DuplicateCard card, DuplicateCard known)
    {
        var found = new DuplicateFinder([known], PlaceNames).Find(card).SingleOrDefault();
        // Which of the two is new changes nothing.
        Assert.Equal(found?.Case, new DuplicateFinder([card], PlaceNames).Find(known).SingleOrDefault()?.Case);
        return found;
    }

    /// <param name="metres">To the north of one point.</param>
    private static DuplicateCard Card(
        string name,
        int metres,
        Guid? provider = null,
        string? topic = null,
        string[]? contacts = null
    ) =>
        new(
            Guid.CreateVersion7(),
            provider ?? Guid.CreateVersion7(),
            name,
            topic,
            [new DuplicatePlace(51.2 + (metres / 111_195.0), 10.45, null, null, null)],
            contacts ?? []
        );
}
