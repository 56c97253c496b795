using Kreisblick.Benchmarks.Search;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Features.Offers.Seed;

namespace Kreisblick.Benchmarks.Http;

/// <summary>What people ask for, made by rule: same seed, same questions.</summary>
internal static class HttpQueries
{
    private static readonly string[] Places = ["Mühlhausen", "Bad Langensalza", "Schlotheim"];

    /// <summary>
    /// Names, two words of one text, other forms, typing errors, sentences, each a fifth; half of them with one
    /// facet chosen.
    /// </summary>
    public static List<BenchQuery> Words(OfferCollection collection, int count, int seed)
    {
        var random = new Random(seed);
        var words = new GeneratedWords(random);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new BenchQuery(
                    Text(random, words, collection.Offers[random.Next(collection.Offers.Count)], i % 5),
                    random.Next(2) == 0 ? -1 : random.Next(collection.FacetNames.Count),
                    random.Next(1_000)
                )),
        ];
    }

    /// <summary>The same question as an address of the portal.</summary>
    public static string Address(
        BenchQuery query,
        OfferCollection collection,
        IReadOnlyList<IReadOnlyList<string>> codes
    )
    {
        var offer = new OfferQuery { Text = query.Text };
        if (query.Facet >= 0)
            offer = offer.With(Facet.All[query.Facet], [codes[query.Facet][collection.Wanted(query)]]);
        return "/hilfe" + offer.ToQueryString();
    }

    /// <summary>Without words: two to four filters, place and opening hours, no two addresses alike.</summary>
    public static List<string> Filters(int count, int seed, IReadOnlyList<IReadOnlyList<string>> codes)
    {
        var random = new Random(seed);
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        while (addresses.Count < count)
        {
            var query = new OfferQuery
            {
                Place = random.Next(2) == 0 ? Places[random.Next(Places.Length)] : null,
                Open = random.Next(2) == 0 ? OpenWish.Choices[random.Next(OpenWish.Choices.Count)] : null,
                Age = random.Next(4) == 0 ? random.Next(100) : null,
            };
            for (var i = random.Next(3); i >= 0; i--)
            {
                var facet = random.Next(Facet.All.Count);
                query = query.With(Facet.All[facet], [codes[facet][random.Next(codes[facet].Count)]]);
            }
            addresses.Add("/hilfe" + query.ToQueryString());
        }
        return [.. addresses];
    }

    private static string Text(Random random, GeneratedWords words, GeneratedOffer offer, int kind) =>
        kind switch
        {
            0 => offer.Title.Split(' ')[0],
            1 => string.Join(' ', offer.Text.Split(' ').Where(w => w.Length > 6).Take(2)).Trim('.', ',', ':'),
            2 => words.Compound() + "en",
            3 => Typo(random, words.Compound()),
            _ => $"Wer hilft mir bei {words.Compound()} und wo gibt es {words.Compound()}",
        };

    private static string Typo(Random random, string word) => word.Remove(1 + random.Next(word.Length - 2), 1);
}
