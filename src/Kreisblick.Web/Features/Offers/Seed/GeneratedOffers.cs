using System.Globalization;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Features.Offers.Seed;

/// <summary>
/// Any number of invented offers by rule, for tests and benches only: same seed, same offers. All categories occur;
/// of 1 000 offers 40 have a protected address, 5 % no hours, 10 % no coordinates (protected ones included), 15 % are
/// overdue.
/// </summary>
internal sealed class GeneratedOffers
{
    public const int ProtectedPerThousand = 40;
    private const int OffersPerProvider = 12;
    private const int BatchSize = 1_000;
    private readonly ExampleCounty county = ExampleCounty.FromFiles();
    private readonly CatalogueSnapshot catalogue = CatalogueSnapshot.FromFiles();
    private readonly CatalogueTerm[] categories;
    private readonly PlaceRow[] places;
    private readonly string[] patterns;
    private readonly OfferRow[] models;
    private readonly Random random;
    private readonly GeneratedWords words;
    private readonly int seed;

    public GeneratedOffers(int seed)
    {
        this.seed = seed;
        random = new Random(seed);
        words = new GeneratedWords(random);
        categories = [.. catalogue.InTaxonomy(TaxonomySlugs.Categories).Where(t => !t.IsTop)];
        places = [.. county.Places.Values];
        patterns = [.. county.Hours.Select(h => h.Key)];
        models = [.. county.Offers];
    }

    /// <summary>Writes <paramref name="count"/> offers into a database that holds the catalogue.</summary>
    public static async Task FillAsync(
        Func<KreisblickDb> open,
        int count,
        int seed,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var all = new GeneratedOffers(seed).County(count);
        var locations = all.Locations.ToDictionary(l => l.Key, StringComparer.Ordinal);
        var providers = all.Providers.ToDictionary(p => p.Key, StringComparer.Ordinal);
        var ids = new ExampleIds($"erzeugt-{seed}:");
        foreach (var batch in all.Offers.Chunk(BatchSize))
        {
            // A context of its own for each batch: 50 000 offers are half a million tracked rows.
            await using var db = open();
            var part = all with
            {
                Offers = batch,
                Locations = [.. batch.Select(o => locations[o.Location])],
                Providers =
                [
                    .. batch.Select(o => o.Provider).Distinct(StringComparer.Ordinal).Select(p => providers[p]),
                ],
            };
            await ExampleOffers.AddAsync(db, part, ids, change.When, cancellation);
            db.Audit(change, "offers", "generated", "examples", "examples", new { offers = batch.Length });
            db.Changed(OfferIndex.Counter);
            await db.SaveChangesAsync(cancellation);
        }
    }

    public ExampleCounty County(int count)
    {
        var providers = Enumerable
            .Range(0, Math.Max(1, (count + OffersPerProvider - 1) / OffersPerProvider))
            .Select(Provider)
            .ToList();
        var locations = new List<LocationRow>(count);
        var offers = new List<OfferRow>(count);
        for (var i = 0; i < count; i++)
        {
            var provider = providers[i / OffersPerProvider];
            var location = Location(i, provider.Key);
            locations.Add(location);
            offers.Add(Offer(i, provider.Key, location));
        }
        return county with
        {
            Providers = providers,
            Locations = locations,
            Offers = offers,
            Texts = Array.Empty<TextRow>().ToLookup(t => t.Offer, StringComparer.Ordinal),
        };
    }

    // 37 and 1 000 share no divisor: the states spread evenly over any range of numbers.
    private static int Slot(int number) => number * 37 % 1_000;

    private static bool IsProtected(int number) => Slot(number) < ProtectedPerThousand;

    private static bool HasNoPoint(int number) => Slot(number) < 100;

    private static bool HasNoHours(int number) => Slot(number) is >= 300 and < 350;

    private static bool IsOverdue(int number) => Slot(number) is >= 500 and < 650;

    private ProviderRow Provider(int number) =>
        new(
            Key("traeger", number),
            $"{words.Compound()} {words.Name()} e. V. (erzeugt)",
            $"TR{1 + random.Next(7)}",
            "eingetragener Verein",
            $"{words.Sentence()} Erzeugter Träger für Prüfungen.",
            Phone(number),
            $"traeger-{number}@beispiel.example",
            null
        );

    private LocationRow Location(int number, string provider)
    {
        if (IsProtected(number))
            return new(Key("ort", number), provider, null, "Geschützte Adresse", null, null, [], 0, true, false);
        var place = Pick(places);
        string[] criteria = ["BF1=ja", "BF2=nein", "BF3=ja", "BF4=teilweise", "BF6=ja", "BF8=ja"];
        return new(
            Key("ort", number),
            provider,
            place,
            $"{words.Compound()} {place.Village ?? place.Municipality}",
            $"{words.Name()}straße {1 + random.Next(90)}",
            null,
            [.. criteria.Where(_ => random.Next(3) == 0)],
            random.Next(300),
            false,
            !HasNoPoint(number)
        );
    }

    private OfferRow Offer(int number, string provider, LocationRow location)
    {
        var category = IsProtected(number) ? catalogue.Find("01.2")! : categories[number % categories.Length];
        // Facets, ages, prices and papers of a hand-written offer, so that they go together as in life.
        var model = Pick(models);
        var interval = category.Code.StartsWith("01", StringComparison.Ordinal) ? 182 : 365;
        var place = location.Place;
        return model with
        {
            Key = Key("angebot", number),
            Categories = [category.Code],
            Name =
                $"{words.Compound()} {words.Name()}{(place is null ? "" : " " + (place.Village ?? place.Municipality))}",
            Short = words.Sentence(),
            Long = string.Join(' ', Enumerable.Range(0, 2 + random.Next(5)).Select(_ => words.Sentence())),
            Provider = provider,
            Location = location.Key,
            Hours = HasNoHours(number) ? null : Pick(patterns),
            Areas = place is null || random.Next(3) == 0 ? ["16064"] : [place.Ags],
            Phone = Phone(number),
            Email = random.Next(3) == 0 ? null : $"angebot-{number}@beispiel.example",
            Url = null,
            AssuredDaysAgo = IsOverdue(number) ? interval + 45 + random.Next(300) : 3 + random.Next(interval - 40),
            Status = random.Next(50) == 0 ? "temporarily closed" : "active",
            Alert = null,
        };
    }

    private string Key(string kind, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{seed}-{number}");

    // "000" begins no subscriber's number.
    private static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"03601 000-{number:D5}");

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
