namespace Kreisblick.Search;

/// <summary>
/// An immutable full-text index over offers in German, made by <see cref="SearchIndexBuilder"/>. Safe for any number of
/// threads; the same query gives the same order on every machine. Ranking: BM25F over fields (see <see cref="PostingLists"/>)
/// with compounds, corrections, synonyms and coverage; the weights are in <see cref="FieldRules"/> and <see cref="QueryPlanner"/>.
/// </summary>
public sealed class SearchIndex
{
    private readonly Guid[] ids;
    private readonly Dictionary<Guid, int> ordinals;
    private readonly Searcher searcher;
    private readonly Suggester suggester;

    internal SearchIndex(
        List<SearchDocument> documents,
        TextIndex text,
        WordList words,
        SoundTable sounds,
        Dictionary<string, string> displays,
        CompoundSplitter splitter,
        SynonymTable synonyms,
        PlaceTable places,
        List<SuggestionLabel> labels,
        string? titleGroup
    )
    {
        ids = [.. documents.Select(d => d.Id)];
        ordinals = new Dictionary<Guid, int>(ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            ordinals[ids[i]] = i;
        }

        Facts = new DocumentFacts(documents);
        Text = text;
        Words = words;
        Sounds = sounds;
        Displays = displays;
        Splitter = splitter;
        Synonyms = synonyms;
        Places = places;
        Titles = new TitleTable(documents);
        searcher = new Searcher(this);
        suggester = new Suggester(this, labels, titleGroup);
    }

    /// <summary>Number of documents.</summary>
    public int Count => ids.Length;

    /// <summary>Number of distinct words known to corrections, for diagnosis.</summary>
    public int WordCount => Words.Size;

    /// <summary>Approximate size of the arrays in bytes, for diagnosis and benches.</summary>
    public long ApproximateBytes => Text.Bytes + Facts.Bytes + (ids.Length * 40L);

    internal DocumentFacts Facts { get; }

    internal TextIndex Text { get; }

    internal WordList Words { get; }

    internal SoundTable Sounds { get; }

    internal Dictionary<string, string> Displays { get; }

    internal CompoundSplitter Splitter { get; }

    internal SynonymTable Synonyms { get; }

    internal PlaceTable Places { get; }

    internal TitleTable Titles { get; }

    /// <summary>
    /// True when the word stands in the collection, the thesaurus or the list of everyday words, or is put together of
    /// such words. Never throws.
    /// </summary>
    /// <param name="word">One word in any spelling.</param>
    public bool Knows(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var folded = GermanFolding.Fold(word);
        return folded.Length > 0
            && (
                Displays.ContainsKey(folded)
                || StopWords.Contains(folded)
                || Text.Term(GermanTerm.Of(folded)) >= 0
                || Synonyms.KnowsTerm(GermanTerm.Of(folded))
                || Synonyms.KnowsAbbreviation(folded)
                || Splitter.Split(folded).Count > 1
            );
    }

    /// <summary>Answers a query. Never throws for any text.</summary>
    /// <exception cref="ArgumentException">A document set belongs to another index.</exception>
    public SearchResult Search(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if ((query.Within is { } within && within.Owner != this) || query.Sets.Any(s => s.Documents.Owner != this))
        {
            throw new ArgumentException("A document set belongs to another index.", nameof(query));
        }

        return searcher.Search(query);
    }

    /// <summary>All ids that match the words, best first; all documents by id when the text is blank. For the <c>search</c>
    /// parameter of the HSDS API.</summary>
    public IReadOnlyList<Guid> Matches(string text) => searcher.Matches(text);

    /// <summary>Suggestions for the beginning of a text: canonical labels and titles only, never a synonym as typed.</summary>
    public SuggestionList Suggest(string prefix, int most = 8) => suggester.Suggest(prefix, most);

    /// <summary>The documents for which the condition holds.</summary>
    public DocumentSet Where(Func<Guid, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var set = new DocumentSet(this, ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            if (condition(ids[i]))
            {
                set.Add(i);
            }
        }

        return set;
    }

    /// <summary>The documents with these ids; ids that the index does not know are passed over.</summary>
    public DocumentSet SetOf(IEnumerable<Guid> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var set = new DocumentSet(this, ids.Length);
        foreach (var id in wanted)
        {
            if (ordinals.TryGetValue(id, out var ordinal))
            {
                set.Add(ordinal);
            }
        }

        return set;
    }

    internal Guid IdOf(int ordinal) => ids[ordinal];
}
