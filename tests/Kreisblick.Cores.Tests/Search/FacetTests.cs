using CsCheck;
using Kreisblick.Search;
using Xunit;

namespace Kreisblick.Cores.Tests.Search;

public class FacetTests
{
    private static readonly string[] Words = ["Beratung", "Treff", "Kurs", "Hilfe", "Schulden", "Kinder"];

    private static readonly Gen<SearchDocument[]> Collections = Gen.Select(
            Gen.Int[0, 63],
            Gen.Int[0, 7],
            Gen.Int[0, 7],
            Gen.Bool
        )
        .Array[0, 40]
        .Select(rows =>
            rows.Select(
                    (r, i) =>
                        new SearchDocument
                        {
                            Id = new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
                            Fields = [new("name", string.Join(' ', Picked(Words, r.Item1)), FieldWeight.Title)],
                            FacetValues = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
                            {
                                ["a"] = Picked(["a1", "a2", "a3"], r.Item2),
                                ["b"] = Picked(["b1", "b2", "b3"], r.Item3),
                            },
                            Latitude = r.Item4 ? 51 + (i * 0.01) : null,
                            Longitude = 10.5,
                        }
                )
                .ToArray()
        );

    private static readonly Gen<FacetSelection> Choices = Gen.Select(Gen.Int[0, 7], Gen.Bool, Gen.Bool)
        .Select(c => new FacetSelection(
            "",
            Picked(["1", "2", "3"], c.Item1),
            c.Item2 ? FacetMode.Any : FacetMode.All,
            c.Item3 ? UnknownValues.Exclude : UnknownValues.IncludeLast
        ));

    [Fact]
    public void Counts_AnyChoice_EqualHitsAfterChoosing() =>
        Gen.Select(Collections, Choices, Choices, Gen.Int[0, 5], Gen.Int[0, 3])
            .Sample(
                (documents, a, b, word, mode) =>
                {
                    var index = new SearchIndexBuilder().AddDocuments(documents).Build();
                    var near = new NearPoint(51, 10.5, mode == 1 ? 10_000 : null);
                    var set = new NamedSet(
                        "gerade",
                        index.Where(id => id.ToByteArray()[0] % 2 == 0),
                        Chosen: mode == 2
                    );
                    var query = new SearchQuery
                    {
                        Text = mode == 3 ? "" : Words[word],
                        Facets = [Named(a, "a"), Named(b, "b")],
                        Sets = [set],
                        Near = near,
                        Limit = 5,
                    };
                    var result = index.Search(query);
                    foreach (var (facet, counts) in result.Facets)
                    {
                        foreach (var (value, count) in counts.Values)
                        {
                            Assert.Equal(index.Search(Choosing(query, facet, value)).Total, count);
                        }
                    }

                    Assert.Equal(
                        index.Search(query with { Sets = [set with { Chosen = true }] }).Total,
                        result.SetCounts["gerade"]
                    );
                },
                iter: 300
            );

    [Fact]
    public void Total_AnyChoice_EqualsBruteForce() =>
        Gen.Select(Collections, Choices, Choices, Gen.Int[0, 5])
            .Sample(
                (documents, a, b, word) =>
                {
                    var index = new SearchIndexBuilder().AddDocuments(documents).Build();
                    var expected = documents.Where(d =>
                        d.Fields[0].Text.Contains(Words[word]) && Passes(d, Named(a, "a")) && Passes(d, Named(b, "b"))
                    );
                    var result = index.Search(
                        new SearchQuery
                        {
                            Text = Words[word],
                            Facets = [Named(a, "a"), Named(b, "b")],
                            Limit = 100,
                        }
                    );
                    Assert.Equal(expected.Select(d => d.Id).Order(), result.Hits.Select(h => h.Id).Order());
                    Assert.Equal(result.Hits.Count, result.Total);
                    Assert.Equal(result.Hits.OrderBy(h => h.Uncertain), result.Hits);
                },
                iter: 400
            );

    [Fact]
    public void Search_OneMoreFilter_NeverAddsHits() =>
        Gen.Select(Collections, Choices, Gen.Int[0, 5])
            .Sample(
                (documents, a, word) =>
                {
                    var index = new SearchIndexBuilder().AddDocuments(documents).Build();
                    var all = index.Search(new SearchQuery { Text = Words[word], Limit = 100 });
                    var some = index.Search(
                        new SearchQuery
                        {
                            Text = Words[word],
                            Limit = 100,
                            Facets = [Named(a, "a")],
                        }
                    );
                    Assert.Subset(all.Hits.Select(h => h.Id).ToHashSet(), some.Hits.Select(h => h.Id).ToHashSet());
                },
                iter: 150
            );

    [Fact]
    public void Unknown_OfAFacet_IsCountedAndCanBeListedApart()
    {
        var index = OfferBook.Index();
        var certain = index.Search(new SearchQuery { Facets = [new("kosten", ["KO1"])] });
        var unknown = index.Search(new SearchQuery { Facets = [new("kosten", ["KO1"], Unknown: UnknownValues.Only)] });
        Assert.Equal(6, certain.Total);
        Assert.Equal(4, certain.Facets["kosten"].Unknown);
        Assert.Equal(4, unknown.Total);
    }

    [Fact]
    public void Radius_OffersWithoutPosition_AreCountedApart()
    {
        var index = OfferBook.Index();
        var near = index.Search(new SearchQuery { Near = new(51.21, 10.45, 5_000), Limit = 50 });
        Assert.Equal(1, near.WithoutPosition);
        Assert.All(near.Hits, h => Assert.True(h.DistanceMetres <= 5_000));
        Assert.Equal(near.Hits.OrderBy(h => h.DistanceMetres), near.Hits);
        Assert.Equal(
            near.Total + 1,
            index.Search(new SearchQuery { Near = new(51.21, 10.45, 5_000, WithoutPosition: true) }).Total
        );
    }

    [Fact]
    public void Distance_Sort_PutsOffersWithoutPositionLast()
    {
        var hits = OfferBook
            .Index()
            .Search(
                new SearchQuery
                {
                    Text = "Beratung",
                    Near = new(51.11, 10.65),
                    Sort = SearchSort.Distance,
                }
            )
            .Hits;
        Assert.Equal("Beratung für Schuldner im Rathaus", OfferBook.Title(hits[0].Id));
        Assert.Equal("Frauenberatung", OfferBook.Title(hits[^1].Id));
        Assert.Null(hits[^1].DistanceMetres);
    }

    [Fact]
    public void Haversine_MuehlhausenToBadLangensalza_AsMeasured() =>
        // Plate: one degree of latitude on the mean sphere is 111 195 m.
        Assert.Equal(111_195.08, Haversine.Metres(51, 10, 52, 10), 0.01);

    [Fact]
    public void Within_LimitsHitsAndCounts()
    {
        var index = OfferBook.Index();
        var set = index.SetOf([OfferBook.IdOf("Frauenberatung"), OfferBook.IdOf("Mühlhäuser Tafel"), Guid.Empty]);
        var result = index.Search(new SearchQuery { Within = set });
        Assert.Equal(2, set.Count);
        Assert.Equal(2, result.Total);
        Assert.Equal(1, result.Facets["kosten"].Values["KO1"]);
        Assert.Throws<ArgumentException>(() => OfferBook.Index().Search(new SearchQuery { Within = set }));
    }

    private static SearchQuery Choosing(SearchQuery query, string facet, string value) =>
        query with
        {
            Facets =
            [
                .. query.Facets.Select(f =>
                    f.Facet != facet ? f : f with { Values = f.Mode == FacetMode.Any ? [value] : [.. f.Values, value] }
                ),
            ],
        };

    private static FacetSelection Named(FacetSelection choice, string facet) =>
        choice with
        {
            Facet = facet,
            Values = [.. choice.Values.Select(v => facet + v)],
        };

    private static bool Passes(SearchDocument document, FacetSelection choice)
    {
        var values = document.FacetValues[choice.Facet];
        return choice.Values.Count == 0
            || (
                values.Count == 0 ? choice.Unknown == UnknownValues.IncludeLast
                : choice.Mode == FacetMode.Any ? choice.Values.Any(values.Contains)
                : choice.Values.All(values.Contains)
            );
    }

    private static string[] Picked(string[] all, int bits) => [.. all.Where((_, i) => (bits >> i & 1) == 1)];
}
