using CsCheck;
using Kreisblick.Search;
using Xunit;

namespace Kreisblick.Cores.Tests.Search;

public class SearchPropertyTests
{
    private static readonly string[] Words =
    [
        "Beratung",
        "Schuldner",
        "Schuldnerberatung",
        "Kinder",
        "Treff",
        "Kindertreff",
        "für",
        "Wohnung",
        "Hilfe",
        "Sucht",
        "Mühlhausen",
        "Amt",
        "Straße",
        "der",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Words.Length - 1]
        .Select(i => Words[i])
        .Array[1, 6]
        .Select(w => string.Join(' ', w));

    private static readonly Gen<SearchDocument[]> Collections = Gen.Select(Texts, Texts)
        .Array[1, 25]
        .Select(rows => rows.Select((r, i) => Document(i + 1, r.Item1, r.Item2)).ToArray());

    [Fact]
    public void Search_ExactTitle_IsFirst() =>
        Collections.Sample(
            documents =>
            {
                var index = Index(documents);
                foreach (var document in documents)
                {
                    var title = document.Fields[0].Text;
                    var first = documents.Single(d => d.Id == index.Matches(title)[0]);
                    Assert.Equal(title, first.Fields[0].Text);
                }
            },
            iter: 300
        );

    [Fact]
    public void Search_IrrelevantDocumentAdded_KeepsAllHits() =>
        Gen.Select(Collections, Texts)
            .Sample(
                (documents, text) =>
                {
                    var more = documents.Append(Document(999, "Zebra Quitte Xylofon", "Yacht")).ToArray();
                    Assert.Subset(Index(more).Matches(text).ToHashSet(), Index(documents).Matches(text).ToHashSet());
                },
                iter: 300
            );

    [Fact]
    public void Build_OtherOrder_GivesTheSameAnswers() =>
        Gen.Select(Collections, Texts)
            .Sample(
                (documents, text) =>
                {
                    var one = Index(documents).Search(new SearchQuery { Text = text });
                    var other = Index([.. documents.Reverse()]).Search(new SearchQuery { Text = text });
                    Assert.Equal(one.Hits.Select(h => (h.Id, h.Score)), other.Hits.Select(h => (h.Id, h.Score)));
                },
                iter: 150
            );

    [Fact]
    public void Search_EqualOffers_StandInOrderOfTheirIds()
    {
        var documents = Enumerable.Range(1, 300).Select(i => Document(i * 7919 % 301, "Treff", "Beratung")).ToArray();
        Assert.Equal(documents.Select(d => d.Id).Order(), Index(documents).Matches("Beratung"));
    }

    [Fact]
    public void Search_Pages_AddUpToTheWhole() =>
        Gen.Select(Collections, Texts)
            .Sample(
                (documents, text) =>
                {
                    var index = Index(documents);
                    var whole = index.Matches(text);
                    var pages = Enumerable
                        .Range(0, 10)
                        .SelectMany(p =>
                            index
                                .Search(
                                    new SearchQuery
                                    {
                                        Text = text,
                                        Offset = p * 3,
                                        Limit = 3,
                                    }
                                )
                                .Hits
                        );
                    Assert.Equal(whole, pages.Select(h => h.Id));
                },
                iter: 150
            );

    [Fact]
    public async Task Search_ManyThreads_GiveTheSameOrder()
    {
        var index = OfferBook.Index();
        var expected = index.Matches("Beratung für Kinder und Schuldner");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(_ => Task.Run(() => index.Matches("Beratung für Kinder und Schuldner")))
        );
        Assert.All(answers, a => Assert.Equal(expected, a));
    }

    [Fact]
    public void Search_AnyText_NeverThrows()
    {
        var index = OfferBook.Index();
        Gen.String.Sample(
            text =>
            {
                index.Search(new SearchQuery { Text = text });
                index.Suggest(text);
            },
            iter: 1_500
        );
    }

    public static TheoryData<string> Hostile =>
        [
            new string('a', 10_000),
            new string('ß', 10_000),
            string.Concat(Enumerable.Repeat("Schuldnerberatungsstellenleitungs", 300)),
            string.Concat(Enumerable.Repeat("xqzvwk ", 1_500)),
            "<script>alert('x')</script>",
            "' OR 1=1 --",
            "\"unclosed",
            "((((",
            "* AND NOT",
            "\0\u0001\u001b[31m",
            "\ud800\udfff\udc00",
            "‮evil",
            string.Concat(Enumerable.Repeat("é\u0301", 5_000)),
            "%00%0a",
            "{{7*7}}",
            "../../etc/passwd",
            new string('9', 10_000),
            "§§§§ 16",
            "🧨🧨🧨",
        ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Search_HostileText_IsAnswered(string text)
    {
        var index = OfferBook.Index();
        var result = index.Search(new SearchQuery { Text = text });
        Assert.NotNull(index.Suggest(text));
        Assert.Equal(text.Length > SearchQuery.LongestText, result.Cut);
    }

    [Fact]
    public void Search_NoWordsAtAll_AllOrNothing()
    {
        var index = OfferBook.Index();
        Assert.Equal(index.Count, index.Search(new SearchQuery { Text = "  " }).Total);
        Assert.Equal(0, index.Search(new SearchQuery { Text = "!!!" }).Total);
        Assert.Equal(OfferBook.Offers.Select(o => o.Id).Order(), index.Matches(""));
    }

    [Fact]
    public void Build_EmptyCollection_Answers()
    {
        var index = new SearchIndexBuilder().Build();
        Assert.Equal(0, index.Search(new SearchQuery { Text = "Hilfe" }).Total);
        Assert.Empty(index.Suggest("hi").Items);
    }

    [Fact]
    public void Build_SameIdTwice_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => Index([Document(1, "a", "b"), Document(1, "c", "d")]));

    private static SearchIndex Index(SearchDocument[] documents) =>
        new SearchIndexBuilder().AddDocuments(documents).Build();

    private static SearchDocument Document(int number, string title, string text) =>
        new()
        {
            Id = new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
            Fields = [new("name", title, FieldWeight.Title), new("description", text, FieldWeight.Text)],
        };
}
