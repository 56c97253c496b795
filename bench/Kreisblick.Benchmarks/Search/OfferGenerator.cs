namespace Kreisblick.Benchmarks.Search;

/// <summary>Makes the same offers and queries from the same seed on every machine.</summary>
internal static class OfferGenerator
{
    internal static readonly string[] FacetNames = ["kat", "tg", "kosten", "zugang", "sprache", "bf"];
    internal static readonly int[] FacetSizes = [102, 30, 4, 7, 20, 8];

    internal static List<GeneratedOffer> Offers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Offer(random, i))];
    }

    /// <summary>Words as people type them: names, parts of compounds written apart, other forms, typos, sentences, each a fifth.</summary>
    internal static List<BenchQuery> Queries(IReadOnlyList<GeneratedOffer> offers, int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new BenchQuery(
                    Text(random, Vocabulary.Pick(random, offers), i % 5),
                    random.Next(2) == 0 ? -1 : random.Next(FacetNames.Length),
                    random.Next(1_000)
                )),
        ];
    }

    private static string Text(Random random, GeneratedOffer offer, int kind) =>
        kind switch
        {
            0 => offer.Title.Split(' ')[0],
            1 => $"{Vocabulary.Pick(random, Vocabulary.Firsts)} {Vocabulary.Pick(random, Vocabulary.Lasts)}",
            2 => Vocabulary.Inflected(random),
            3 => Typo(random, Vocabulary.Compound(random)),
            _ =>
                $"Wer hilft mir bei {Vocabulary.Compound(random)} und wo gibt es {Vocabulary.Pick(random, Vocabulary.Lasts)}",
        };

    private static string Typo(Random random, string word)
    {
        var at = 1 + random.Next(word.Length - 2);
        return random.Next(2) == 0
            ? word.Remove(at, 1)
            : string.Concat(word.AsSpan(0, at), word.AsSpan(at + 1, 1), word.AsSpan(at, 1), word.AsSpan(at + 2));
    }

    private static GeneratedOffer Offer(Random random, int number)
    {
        var place = Vocabulary.Pick(random, Vocabulary.Places);
        var category = Vocabulary.Compound(random);
        var id = new byte[16];
        random.NextBytes(id);
        return new GeneratedOffer(
            number,
            new Guid(id),
            random.Next(2) == 0
                ? $"{Vocabulary.Compound(random)} {place}"
                : $"{Vocabulary.Compound(random)} für {Vocabulary.Pick(random, Vocabulary.Firsts)}{Vocabulary.Pick(random, Vocabulary.Lasts)} {place}",
            category,
            $"{Vocabulary.Pick(random, Vocabulary.People)}-{Vocabulary.Pick(random, Vocabulary.Lasts)} {place}",
            string.Concat(Enumerable.Range(0, 2 + random.Next(6)).Select(_ => Vocabulary.Sentence(random))),
            [.. FacetSizes.Select(size => Values(random, size))],
            51 + (random.NextDouble() * 0.4),
            10.2 + (random.NextDouble() * 0.6)
        );
    }

    // A tenth of the offers does not say; small numbers are commoner, as in life.
    private static int[] Values(Random random, int size) =>
        random.Next(10) == 0
            ? []
            :
            [
                .. Enumerable
                    .Range(0, 1 + random.Next(3))
                    .Select(_ => (int)(size * random.NextDouble() * random.NextDouble()))
                    .Distinct()
                    .Order(),
            ];
}

/// <summary>A text and, unless <paramref name="Facet"/> is −1, one chosen value (taken modulo the facet's size).</summary>
internal sealed record BenchQuery(string Text, int Facet, int Value);
