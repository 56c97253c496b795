namespace Kreisblick.Search;

/// <summary>Says for one document which words met what. Looks up only the hits of a page.</summary>
internal sealed class Explainer(SearchIndex index, QueryPlanner planner)
{
    internal List<MatchedTerm> Why(QueryPlan plan, int document)
    {
        var why = new List<MatchedTerm>();
        if (plan.ExactTitles.Contains(document))
        {
            why.Add(
                new MatchedTerm(
                    string.Join(' ', plan.Words.Select(w => w.Typed)),
                    index.Titles.Shown[document],
                    MatchKind.Title,
                    InTitle: true,
                    planner.MostIdf
                )
            );
        }

        foreach (var slot in plan.Slots)
        {
            if (
                slot.Alternatives.Select(a => Why(slot, a, document)).OfType<MatchedTerm>().MaxBy(m => m.Score) is
                { } best
            )
            {
                why.Add(best);
            }
        }

        foreach (var code in plan.Codes)
        {
            if (index.Facts.CodePostings.Find(code.Code, document) != 0)
            {
                why.Add(new MatchedTerm(code.Typed, code.Name, MatchKind.Category, InTitle: false, code.Weight));
            }
        }

        foreach (var lift in plan.PlaceTerms)
        {
            if (index.Text.Postings.Find(lift.Term, document) is not 0 and var weight)
            {
                why.Add(
                    new MatchedTerm(
                        lift.Typed,
                        lift.Met,
                        MatchKind.Place,
                        PostingLists.InTitle(weight),
                        PostingLists.Value(weight) * planner.Idf(lift.Term)
                    )
                );
            }
        }

        why.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Met, b.Met));
        return why;
    }

    private MatchedTerm? Why(QueryPlan.Slot slot, QueryPlan.Alternative alternative, int document)
    {
        var score = 0f;
        var inTitle = false;
        foreach (var term in alternative.Terms)
        {
            var weight = index.Text.Postings.Find(term, document);
            score += weight == 0 ? 0 : planner.Idf(term) * PostingLists.Value(weight);
            inTitle |= PostingLists.InTitle(weight);
        }

        return score == 0
            ? null
            : new MatchedTerm(slot.Typed, alternative.Met, alternative.Kind, inTitle, score * alternative.Weight);
    }
}
