using System.Collections.Concurrent;

namespace Kreisblick.Search;

/// <summary>
/// Adds up, term by term, the scores of all matching documents: for each word the best that stands for it, plus
/// categories, phrases in titles and places, times coverage. All in one order, so that sums are the same everywhere.
/// </summary>
internal sealed class Scorer(SearchIndex index, QueryPlanner planner)
{
    private const float SpellingBonus = 0.08f;
    private const float PhraseBonus = 0.25f;
    private const float PlaceBonus = 0.3f;
    private const float SecondaryCode = 0.8f;
    private const float LeastCoverage = 0.4f;
    private const float FreshnessShare = 0.05f;

    /// <summary>More than any sum of words, so that an exact title is first.</summary>
    private const float ExactTitle = 1000f;

    private readonly ConcurrentBag<Scratch> idle = [];

    /// <summary>Calls back for each matching document; the scores are valid during the call only.</summary>
    internal void Score(QueryPlan plan, Action<int, float> found)
    {
        if (!idle.TryTake(out var scratch))
        {
            scratch = new Scratch(index.Count);
        }

        for (var s = 0; s < plan.Slots.Count; s++)
        {
            AddSlot(scratch, plan.Slots[s], 1u << s);
        }

        foreach (var code in plan.Codes)
        {
            AddCode(scratch, code);
        }

        foreach (var document in plan.ExactTitles)
        {
            scratch.Touch(document);
        }

        AddPhrases(scratch, plan);
        AddPlaces(scratch, plan, alsoNew: plan.MatchesAll);
        Finish(scratch, plan, found);
        scratch.Clear();
        idle.Add(scratch);
    }

    private void AddSlot(Scratch scratch, QueryPlan.Slot slot, uint bit)
    {
        foreach (var alternative in slot.Alternatives)
        {
            if (alternative.Terms.Length == 1)
            {
                AddTerm(scratch, alternative.Terms[0], alternative.Weight);
            }
            else
            {
                AddParts(scratch, alternative);
            }
        }

        if (slot.Spelling >= 0 && slot.Alternatives.Count > 0)
        {
            var bonus = SpellingBonus * planner.Idf(slot.Alternatives[0].Terms[0]);
            var documents = index.Text.Postings.Documents(slot.Spelling);
            var weights = index.Text.Postings.Weights(slot.Spelling);
            for (var i = 0; i < documents.Length; i++)
            {
                if (scratch.Slot[documents[i]] > 0)
                {
                    scratch.Slot[documents[i]] += bonus * PostingLists.Value(weights[i]);
                }
            }
        }

        scratch.CloseSlot(bit);
    }

    private void AddTerm(Scratch scratch, int term, float weight)
    {
        var factor = weight * planner.Idf(term);
        var documents = index.Text.Postings.Documents(term);
        var weights = index.Text.Postings.Weights(term);
        for (var i = 0; i < documents.Length; i++)
        {
            scratch.Offer(documents[i], factor * PostingLists.Value(weights[i]));
        }
    }

    // All parts; only when no document has them all, any part.
    private void AddParts(Scratch scratch, QueryPlan.Alternative alternative)
    {
        var rarest = alternative.Terms.MinBy(index.Text.Postings.Frequency);
        var any = false;
        foreach (var document in index.Text.Postings.Documents(rarest))
        {
            var sum = 0f;
            foreach (var term in alternative.Terms)
            {
                var weight = index.Text.Postings.Find(term, document);
                if (weight == 0)
                {
                    sum = 0;
                    break;
                }

                sum += planner.Idf(term) * PostingLists.Value(weight);
            }

            if (sum > 0)
            {
                any = true;
                scratch.Offer(document, sum * alternative.Weight);
            }
        }

        if (!any)
        {
            foreach (var term in alternative.Terms)
            {
                AddTerm(scratch, term, alternative.Weight / alternative.Terms.Length);
            }
        }
    }

    private void AddCode(Scratch scratch, QueryPlan.CodeMatch code)
    {
        var documents = index.Facts.CodePostings.Documents(code.Code);
        var weights = index.Facts.CodePostings.Weights(code.Code);
        for (var i = 0; i < documents.Length; i++)
        {
            scratch.Add(documents[i], code.Weight * (PostingLists.InTitle(weights[i]) ? 1 : SecondaryCode), code.Slots);
        }
    }

    private void AddPhrases(Scratch scratch, QueryPlan plan)
    {
        for (var s = 0; s + 1 < plan.Slots.Count; s++)
        {
            var (a, b) = (plan.Slots[s], plan.Slots[s + 1]);
            if (
                b.Word != a.Word + 1
                || a.Alternatives.Count == 0
                || b.Alternatives.Count == 0
                || a.Alternatives[0].Terms.Length > 1
                || b.Alternatives[0].Terms.Length > 1
            )
            {
                continue;
            }

            var (first, second) = (a.Alternatives[0].Terms[0], b.Alternatives[0].Terms[0]);
            var bonus = PhraseBonus * MathF.Min(planner.Idf(first), planner.Idf(second));
            var documents = index.Text.Postings.Documents(first);
            var weights = index.Text.Postings.Weights(first);
            for (var i = 0; i < documents.Length; i++)
            {
                if (PostingLists.InTitle(weights[i]) && index.Text.TitleHas(documents[i], first, second))
                {
                    scratch.Add(documents[i], bonus, 0);
                }
            }
        }
    }

    private void AddPlaces(Scratch scratch, QueryPlan plan, bool alsoNew)
    {
        foreach (var lift in plan.PlaceTerms)
        {
            var factor = PlaceBonus * planner.Idf(lift.Term);
            var documents = index.Text.Postings.Documents(lift.Term);
            var weights = index.Text.Postings.Weights(lift.Term);
            for (var i = 0; i < documents.Length; i++)
            {
                if (alsoNew || scratch.Has(documents[i]))
                {
                    scratch.Add(documents[i], factor * PostingLists.Value(weights[i]), 0);
                }
            }
        }
    }

    private void Finish(Scratch scratch, QueryPlan plan, Action<int, float> found)
    {
        foreach (var document in plan.ExactTitles)
        {
            scratch.Bonus(document, ExactTitle);
        }

        var all = plan.Slots.Sum(s => s.Weight);
        foreach (var document in scratch.Touched)
        {
            var covered = 0f;
            var bits = scratch.Covered[document];
            for (var s = 0; bits != 0; s++, bits >>= 1)
            {
                covered += (bits & 1) * plan.Slots[s].Weight;
            }

            var coverage = all > 0 ? covered / all : 1;
            found(
                document,
                scratch.Total[document]
                    * (LeastCoverage + ((1 - LeastCoverage) * coverage))
                    * (1 + (FreshnessShare * index.Facts.Freshness(document)))
            );
        }
    }

    private sealed class Scratch(int size)
    {
        private readonly bool[] touched = new bool[size];
        private readonly List<int> slotTouched = [];

        internal float[] Total { get; } = new float[size];

        internal float[] Slot { get; } = new float[size];

        internal uint[] Covered { get; } = new uint[size];

        internal List<int> Touched { get; } = [];

        internal bool Has(int document) => touched[document];

        internal void Touch(int document)
        {
            if (!touched[document])
            {
                touched[document] = true;
                Touched.Add(document);
            }
        }

        internal void Offer(int document, float score)
        {
            ref var best = ref Slot[document];
            if (best == 0)
            {
                slotTouched.Add(document);
            }

            best = MathF.Max(best, score);
        }

        internal void Add(int document, float score, uint slots)
        {
            Touch(document);
            Total[document] += score;
            Covered[document] |= slots;
        }

        // Before coverage, which is at least 0.4: an exact title stays far above all sums.
        internal void Bonus(int document, float bonus) => Total[document] += bonus;

        internal void CloseSlot(uint bit)
        {
            foreach (var document in slotTouched)
            {
                Add(document, Slot[document], bit);
                Slot[document] = 0;
            }

            slotTouched.Clear();
        }

        internal void Clear()
        {
            foreach (var document in Touched)
            {
                touched[document] = false;
                Total[document] = 0;
                Covered[document] = 0;
            }

            Touched.Clear();
        }
    }
}
