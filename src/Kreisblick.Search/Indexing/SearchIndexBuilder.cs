using System.Runtime.InteropServices;

namespace Kreisblick.Search;

/// <summary>
/// Collects documents and word tables and builds an immutable <see cref="SearchIndex"/>. The order of adding does not
/// matter: equal content gives an equal index. Not safe for several threads.
/// </summary>
public sealed class SearchIndexBuilder
{
    private readonly List<SearchDocument> documents = [];
    private readonly List<Synonym> synonyms = [];
    private readonly List<PlaceName> places = [];
    private readonly List<SuggestionLabel> labels = [];
    private readonly List<string> lexicon = [];
    private readonly List<string> guarded = [];

    /// <summary>Heading under which titles are suggested; null = titles are not suggested.</summary>
    public string? TitleGroup { get; init; } = "Angebote";

    /// <summary>Adds a document.</summary>
    public SearchIndexBuilder Add(SearchDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        documents.Add(document);
        return this;
    }

    /// <summary>Adds documents.</summary>
    public SearchIndexBuilder AddDocuments(IEnumerable<SearchDocument> more)
    {
        documents.AddRange(more);
        return this;
    }

    /// <summary>Adds rows of the synonym table.</summary>
    public SearchIndexBuilder AddSynonyms(IEnumerable<Synonym> more)
    {
        synonyms.AddRange(more);
        return this;
    }

    /// <summary>Adds names of places, also former ones and postcodes. They are recognised in queries and never split.</summary>
    public SearchIndexBuilder AddPlaces(IEnumerable<PlaceName> more)
    {
        places.AddRange(more);
        return this;
    }

    /// <summary>Adds labels to suggest, in order of importance.</summary>
    public SearchIndexBuilder AddLabels(IEnumerable<SuggestionLabel> more)
    {
        labels.AddRange(more);
        return this;
    }

    /// <summary>Adds words that are parts of compounds even when short or absent from the texts.</summary>
    public SearchIndexBuilder AddLexicon(IEnumerable<string> words)
    {
        lexicon.AddRange(words);
        return this;
    }

    /// <summary>Adds words (family names, brands) that are never split.</summary>
    public SearchIndexBuilder AddGuardedWords(IEnumerable<string> words)
    {
        guarded.AddRange(words);
        return this;
    }

    /// <summary>Builds the index. The builder may be used again.</summary>
    /// <exception cref="InvalidOperationException">Two documents have the same id.</exception>
    public SearchIndex Build()
    {
        var sorted = documents.OrderBy(d => d.Id).ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            if (sorted[i].Id == sorted[i - 1].Id)
            {
                throw new InvalidOperationException($"Two documents have the id {sorted[i].Id}.");
            }
        }

        var words = new WordRegister();
        var texts = sorted.ConvertAll(d => new DocumentText(d, words));
        var synonymTable = new SynonymTable(
            synonyms
                .OrderBy(s => s.Term, StringComparer.Ordinal)
                .ThenBy(s => string.Join('|', s.Codes), StringComparer.Ordinal)
        );
        var placeTable = new PlaceTable(places);
        var splitter = new CompoundSplitter(
            words.Counts,
            lexicon.Concat(synonymTable.Words.Where(w => w.Length >= 4)),
            guarded.Concat(placeTable.Words)
        );

        return new SearchIndex(
            sorted,
            CollectPostings(texts, words, splitter),
            new WordList(
                words
                    .Counts.Concat(synonymTable.Words.Concat(placeTable.Words).Select(w => KeyValuePair.Create(w, 0)))
                    .GroupBy(
                        w => w.Key,
                        (word, all) => KeyValuePair.Create(word, all.Max(a => a.Value)),
                        StringComparer.Ordinal
                    )
            ),
            new SoundTable(words.Counts),
            words.Displays,
            splitter,
            synonymTable,
            placeTable,
            labels,
            TitleGroup
        );
    }

    private static TextIndex CollectPostings(List<DocumentText> texts, WordRegister words, CompoundSplitter splitter)
    {
        var average = new double[FieldRules.Classes];
        for (var c = 0; c < FieldRules.Classes; c++)
        {
            var lengths = texts.Select(t => t.Length((FieldWeight)c)).Where(n => n > 0).ToList();
            average[c] = lengths.Count == 0 ? 1 : lengths.Average();
        }

        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        var termsOfWord = new (int Whole, int[] Parts)[words.Count];
        for (var w = 0; w < words.Count; w++)
        {
            var (folded, kind) = words[w];
            var parts = kind == TokenKind.Word ? splitter.Split(folded) : [];
            termsOfWord[w] = (
                Id(terms, kind == TokenKind.Word ? GermanTerm.Of(folded) : folded),
                [.. parts.Select(p => Id(terms, GermanTerm.Of(p)))]
            );
        }

        var postings = new List<PostingLists.Posting>();
        var titleStart = new int[texts.Count + 1];
        var titleTerms = new List<int>();
        var collected = new Dictionary<int, (float Frequency, bool InTitle)>();
        for (var d = 0; d < texts.Count; d++)
        {
            collected.Clear();
            foreach (var field in texts[d].Fields)
            {
                var lengthNorm = FieldRules.LengthNorm(
                    field.Weight,
                    texts[d].Length(field.Weight),
                    average[(int)field.Weight]
                );
                var share = FieldRules.Weight(field.Weight) / lengthNorm;
                var isTitle = field.Weight == FieldWeight.Title;
                foreach (var word in field.Words)
                {
                    if (field.Weight <= FieldWeight.PlainText && words.IsStop(word))
                    {
                        continue;
                    }

                    var (whole, parts) = termsOfWord[word];
                    Count(collected, whole, share, isTitle);
                    foreach (var part in parts)
                    {
                        Count(collected, part, share * FieldRules.PartShare, isTitle);
                    }

                    if (isTitle)
                    {
                        titleTerms.Add(whole);
                    }
                }

                foreach (var spelling in field.Spellings)
                {
                    Count(collected, Id(terms, spelling), share, isTitle);
                }
            }

            titleStart[d + 1] = titleTerms.Count;
            foreach (var (term, (frequency, inTitle)) in collected)
            {
                postings.Add(new PostingLists.Posting(term, d, PostingLists.Pack(frequency, inTitle)));
            }
        }

        return new TextIndex(terms, PostingLists.From(postings, terms.Count), titleStart, [.. titleTerms]);
    }

    private static void Count(
        Dictionary<int, (float Frequency, bool InTitle)> collected,
        int term,
        float share,
        bool isTitle
    )
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(collected, term, out _);
        entry = (entry.Frequency + share, entry.InTitle || isTitle);
    }

    private static int Id(Dictionary<string, int> terms, string term)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, term, out var exists);
        if (!exists)
        {
            id = terms.Count - 1;
        }

        return id;
    }
}
