using Lucene.Net.Analysis;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Kreisblick.Benchmarks.Search;

/// <summary>Lucene.Net in memory with its German analyzer, BM25, the same field weights, words joined by OR; optionally one edit forgiven.</summary>
internal sealed class LuceneEngine(bool fuzzy) : ISearchEngine
{
    private static readonly (string Name, float Weight)[] Fields =
    [
        ("title", 5),
        ("category", 3),
        ("provider", 2),
        ("text", 1),
    ];
    private readonly RAMDirectory directory = new();
    private readonly GermanAnalyzer analyzer = new(LuceneVersion.LUCENE_48);
    private IndexSearcher? searcher;
    private DirectoryReader? reader;
    private PeerFacets? facets;
    private int[] numbers = [];

    public string Name => "Lucene.Net 4.8 German" + (fuzzy ? " + fuzzy" : "");

    public long Bytes => directory.GetSizeInBytes();

    public void Build(OfferCollection collection)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity() };
        using (var writer = new IndexWriter(directory, config))
        {
            foreach (var offer in collection.Offers)
            {
                writer.AddDocument(
                    new Document
                    {
                        new StoredField("number", offer.Number),
                        new TextField("title", offer.Title, Field.Store.NO),
                        new TextField("category", offer.Category, Field.Store.NO),
                        new TextField("provider", offer.Provider, Field.Store.NO),
                        new TextField("text", offer.Text, Field.Store.NO),
                    }
                );
            }

            writer.ForceMerge(1);
        }

        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
        facets = new PeerFacets(collection);
        numbers =
        [
            .. Enumerable
                .Range(0, reader.MaxDoc)
                .Select(d => reader.Document(d).GetField("number").GetInt32Value()!.Value),
        ];
    }

    public BenchAnswer Search(BenchQuery query)
    {
        var words = new BooleanQuery();
        foreach (var term in Terms(query.Text))
        {
            foreach (var (field, weight) in Fields)
            {
                Query part =
                    fuzzy && term.Length >= 5
                        ? new FuzzyQuery(new Term(field, term), 1, 1)
                        : new TermQuery(new Term(field, term));
                part.Boost = weight;
                words.Add(part, Occur.SHOULD);
            }
        }

        // All matches in order of rank: the facets need every one, the page the first that pass.
        var matches = searcher!.Search(words, Math.Max(1, numbers.Length)).ScoreDocs;
        return facets!.Answer(matches.Select(m => numbers[m.Doc]), query);
    }

    public IReadOnlyList<int> FindTitle(string title, int most)
    {
        var all = new BooleanQuery();
        foreach (var term in Terms(title))
        {
            all.Add(new TermQuery(new Term("title", term)), Occur.MUST);
        }

        return [.. searcher!.Search(all, most).ScoreDocs.Select(m => numbers[m.Doc])];
    }

    public void Dispose()
    {
        reader?.Dispose();
        analyzer.Dispose();
        directory.Dispose();
    }

    private List<string> Terms(string text)
    {
        using var stream = analyzer.GetTokenStream("title", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        var terms = new List<string>();
        while (stream.IncrementToken())
        {
            terms.Add(term.ToString()!);
        }

        stream.End();
        return terms;
    }
}
