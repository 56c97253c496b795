namespace Kreisblick.Search;

/// <summary>Collects what may stand for one query word, strongest first.</summary>
internal sealed class SlotFiller(SearchIndex index)
{
    private const float PartsWeight = 0.6f;
    private const float SomePartsWeight = 0.4f;
    private const float JoinedWeight = 0.8f;
    private const float BeginningWeight = 0.4f;
    private const float SoundWeight = 0.35f;
    private const int MostBeginnings = 12;

    /// <summary>True when the word needs no correction: the collection, a table or a compound of known parts has it.</summary>
    internal bool IsKnown(List<QueryWord> words, int i)
    {
        var word = words[i];
        return word.Kind != TokenKind.Word
            || word.IsStop
            || WordList.Tolerance(word.Folded.Length) == 0
            || !GermanTerm.IsLatinWord(word.Folded)
            || index.Text.Term(word.Term) >= 0
            || index.Synonyms.KnowsTerm(word.Term)
            || index.Synonyms.KnowsTogether(word.Term)
            || index.Synonyms.KnowsAbbreviation(word.Folded)
            || index.Places.Knows(word.Folded)
            || index.Splitter.Split(word.Folded).Count > 0
            || (i > 0 && JoinIsKnown(words[i - 1], word))
            || (i + 1 < words.Count && JoinIsKnown(word, words[i + 1]));
    }

    internal QueryPlan.Slot Fill(List<QueryWord> words, int i)
    {
        var word = words[i];
        var slot = new QueryPlan.Slot(i, word.Typed) { Spelling = index.Text.Term(DocumentText.Spelling(word.Typed)) };
        if (word.Kind == TokenKind.Paragraph)
        {
            AddTerm(slot, word.Folded, 1, MatchKind.Word);
            AddTerm(slot, word.Folded[1..], 0.5f, MatchKind.Word);
            return slot;
        }

        if (word.Corrections.Count == 0)
        {
            AddWord(slot, word.Folded, word.Term, 1, MatchKind.Word);
        }

        foreach (var near in word.Corrections)
        {
            var trust = (near.Distance == 1 ? 0.8f : 0.6f) * (near.SameStart ? 1 : 0.8f);
            AddWord(slot, near.Word, GermanTerm.Of(near.Word), trust, MatchKind.Corrected);
        }

        if (word.Kind == TokenKind.Word)
        {
            AddJoined(slot, words, i);
            if (slot.Alternatives.Count == 0)
            {
                AddBeginnings(slot, word);
            }

            if (slot.Alternatives.Count == 0)
            {
                foreach (var other in index.Sounds.SameSound(word.Folded))
                {
                    AddTerm(slot, GermanTerm.Of(other), SoundWeight, MatchKind.Sound);
                }
            }
        }

        return slot;
    }

    private void AddWord(QueryPlan.Slot slot, string folded, string term, float weight, MatchKind kind)
    {
        AddTerm(slot, term, weight, kind);
        if (index.Splitter.Split(folded) is { Count: > 1 } parts)
        {
            var terms = parts.Select(p => index.Text.Term(GermanTerm.Of(p))).Where(t => t >= 0).Distinct().ToArray();
            if (terms.Length > 0)
            {
                var share = terms.Length == parts.Count ? PartsWeight : SomePartsWeight;
                slot.Alternatives.Add(
                    new(
                        terms,
                        weight * share,
                        kind == MatchKind.Word ? MatchKind.Parts : kind,
                        string.Join(" + ", parts)
                    )
                );
            }
        }
    }

    private void AddJoined(QueryPlan.Slot slot, List<QueryWord> words, int i)
    {
        if (i > 0)
        {
            AddJoined(slot, words[i - 1], words[i]);
        }

        if (i + 1 < words.Count)
        {
            AddJoined(slot, words[i], words[i + 1]);
        }
    }

    private void AddJoined(QueryPlan.Slot slot, QueryWord first, QueryWord second)
    {
        foreach (var joined in Joins(first, second))
        {
            AddTerm(slot, GermanTerm.Of(joined), JoinedWeight, MatchKind.Joined);
        }
    }

    private void AddBeginnings(QueryPlan.Slot slot, QueryWord word)
    {
        if (word.Folded.Length >= 4)
        {
            foreach (var longer in index.Words.StartingWith(word.Folded, MostBeginnings))
            {
                AddTerm(slot, GermanTerm.Of(longer), BeginningWeight, MatchKind.Beginning);
            }
        }
    }

    private void AddTerm(QueryPlan.Slot slot, string term, float weight, MatchKind kind)
    {
        var id = index.Text.Term(term);
        if (id >= 0 && !slot.Alternatives.Exists(a => a.Terms.Length == 1 && a.Terms[0] == id))
        {
            slot.Alternatives.Add(new([id], weight, kind, term));
        }
    }

    private bool JoinIsKnown(QueryWord first, QueryWord second) =>
        Joins(first, second)
            .Any(j => index.Text.Term(GermanTerm.Of(j)) >= 0 || index.Synonyms.KnowsTogether(GermanTerm.Of(j)));

    // Written apart ("Fischerei Schein", "Wohnung Geld"), with or without the linking s.
    private static IEnumerable<string> Joins(QueryWord first, QueryWord second)
    {
        if (
            first.Kind == TokenKind.Word
            && second.Kind == TokenKind.Word
            && !second.IsStop
            && first.Original.Length + second.Original.Length is >= 6 and <= 48
        )
        {
            yield return first.Original + second.Original;
            yield return first.Original + "s" + second.Original;
        }
    }
}
