using System.Text;

namespace Kreisblick.Search;

/// <summary>
/// Turns typed text into a <see cref="QueryPlan"/>: cut, correct unknown words, take out places, find synonyms, and
/// collect for each remaining word what may stand for it. The steps stand in this order in <see cref="Plan"/>.
/// </summary>
internal sealed class QueryPlanner(SearchIndex index)
{
    // Synonyms weigh less than a literal word in a name, so that "Tafel" in a name beats what is only mapped to it.
    private const float CodeWeight = 0.42f;
    private const float LongerPhrase = 0.12f;
    private const float MostCodeWeight = 0.8f;

    // More wrong words than this are no slip of the thumb, and each costs a walk through the word list.
    private const int MostCorrections = 8;

    private readonly float mostIdf = Idf(0, index.Count);
    private readonly SlotFiller filler = new(index);

    internal float MostIdf => mostIdf;

    /// <summary>ln(1 + (N − n + ½) / (n + ½)), never negative.</summary>
    internal static float Idf(int frequency, int documents) =>
        MathF.Log(1 + ((documents - frequency + 0.5f) / (frequency + 0.5f)));

    internal float Idf(int term) => Idf(index.Text.Postings.Frequency(term), index.Count);

    internal static string Shorten(string text, out bool cut)
    {
        cut = text.Length > SearchQuery.LongestText;
        return cut ? text[..SearchQuery.LongestText] : text;
    }

    internal QueryPlan Plan(SearchQuery query)
    {
        var text = GermanFolding.Clean(Shorten(query.Text, out var cut));
        var words = QueryWord.Of(text, SearchQuery.MostWords + 1);
        var plan = new QueryPlan { Words = words, Cut = cut || words.Count > SearchQuery.MostWords };
        words.RemoveRange(
            Math.Min(words.Count, SearchQuery.MostWords),
            Math.Max(0, words.Count - SearchQuery.MostWords)
        );

        plan.ExactTitles = index.Titles.Find(words);
        CorrectUnknown(plan, text);
        var isPlace = TakeOutPlaces(plan, text, query.PlacesAsWords);
        FillSlots(plan, isPlace);
        FindSynonyms(plan, query.IgnoredCodes);
        Weigh(plan);
        plan.MatchesAll =
            plan.Slots.Count == 0
            && plan.Codes.Count == 0
            && (plan.Places.Count > 0 || string.IsNullOrWhiteSpace(text));
        return plan;
    }

    private void CorrectUnknown(QueryPlan plan, string text)
    {
        var corrected = new StringBuilder();
        var at = 0;
        var unknown = 0;
        for (var i = 0; i < plan.Words.Count && unknown < MostCorrections; i++)
        {
            var word = plan.Words[i];
            if (filler.IsKnown(plan.Words, i))
            {
                continue;
            }

            unknown++;

            var nearest = index.Words.Nearest(word.Folded, WordList.Tolerance(word.Folded.Length), 3);
            if (
                nearest.Count == 0
                && MisspeltCompound.Correct(word.Folded, index.Words, index.Splitter) is { } compound
            )
            {
                nearest = [compound];
            }

            if (nearest.Count > 0)
            {
                word.Correct(nearest);
                corrected.Append(text, at, word.Token.Start - at);
                corrected.Append(Shown(word));
                at = word.Token.Start + word.Token.Length;
            }
        }

        plan.Correction = at == 0 ? null : corrected.Append(text, at, text.Length - at).ToString();
    }

    // A corrected compound stands nowhere in the texts: it is shown as folded, with the first letter as typed.
    private string Shown(QueryWord word) =>
        index.Displays.TryGetValue(word.Folded, out var display) ? display
        : char.IsUpper(word.Typed[0]) ? string.Concat(word.Folded[..1].ToUpperInvariant(), word.Folded.AsSpan(1))
        : word.Folded;

    private bool[] TakeOutPlaces(QueryPlan plan, string text, bool placesAsWords)
    {
        var isPlace = new bool[plan.Words.Count];
        var rest = new StringBuilder();
        var at = 0;
        foreach (var match in placesAsWords ? [] : index.Places.Find(plan.Words))
        {
            isPlace.AsSpan(match.From, match.Length).Fill(true);
            var first = plan.Words[match.From].Token;
            var last = plan.Words[match.From + match.Length - 1].Token;
            plan.Places.Add(new RecognisedPlace(match.Codes, text[first.Start..(last.Start + last.Length)]));

            // "Kita in Schlotheim": the preposition goes with the place.
            var cutFrom =
                match.From > 0 && plan.Words[match.From - 1].IsStop
                    ? plan.Words[match.From - 1].Token.Start
                    : first.Start;
            rest.Append(text, at, Math.Max(0, cutFrom - at)).Append(' ');
            at = last.Start + last.Length;
            foreach (var word in plan.Words.Skip(match.From).Take(match.Length).Where(w => !w.IsStop))
            {
                if (index.Text.Term(word.Term) is >= 0 and var term)
                {
                    plan.PlaceTerms.Add(new QueryPlan.Lift(term, word.Typed, word.Folded));
                }
            }
        }

        plan.TextWithoutPlaces = string.Join(
            ' ',
            rest.Append(text, at, text.Length - at)
                .ToString()
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        return isPlace;
    }

    private void FillSlots(QueryPlan plan, bool[] isPlace)
    {
        var content = Enumerable.Range(0, plan.Words.Count).Where(i => !isPlace[i] && !plan.Words[i].IsStop).ToList();
        if (content.Count == 0 && plan.Places.Count == 0)
        {
            content = [.. Enumerable.Range(0, plan.Words.Count)];
        }

        foreach (var i in content)
        {
            // The number behind "§" is part of the paragraph's slot.
            if (i == 0 || plan.Words[i - 1].Kind != TokenKind.Paragraph)
            {
                plan.Slots.Add(filler.Fill(plan.Words, i));
            }
        }
    }

    private void FindSynonyms(QueryPlan plan, IReadOnlyCollection<string> ignored)
    {
        foreach (var match in index.Synonyms.Find(plan.Words))
        {
            plan.Urgent |= match.Entry.Urgent;
            var typed = string.Join(' ', plan.Words.Skip(match.From).Take(match.Length).Select(w => w.Typed));
            var codes = match.Entry.Codes.Where(c => !ignored.Contains(c, StringComparer.Ordinal)).ToList();
            var slots = 0u;
            var idf = 0f;
            for (var s = 0; s < plan.Slots.Count; s++)
            {
                if (plan.Slots[s].Word >= match.From && plan.Slots[s].Word < match.From + match.Length)
                {
                    slots |= 1u << s;
                    idf += SlotIdf(plan.Slots[s]);
                }
            }

            var share =
                MathF.Min(MostCodeWeight, CodeWeight + (LongerPhrase * (match.Length - 1)))
                / MathF.Sqrt(Math.Max(1, codes.Count));
            foreach (var name in codes)
            {
                plan.RecognisedCodes.Add(new RecognisedCode(name, match.Entry.Label, typed, match.Entry.Kind));
                if (index.Facts.Code(name) is >= 0 and var code)
                {
                    plan.Codes.Add(
                        new QueryPlan.CodeMatch(code, name, typed, share * MathF.Max(idf, mostIdf / 2), slots)
                    );
                }
            }
        }
    }

    // A word that nothing stands for, and that no synonym covers, is left out of coverage.
    private void Weigh(QueryPlan plan)
    {
        for (var s = 0; s < plan.Slots.Count; s++)
        {
            var slot = plan.Slots[s];
            var covered = plan.Codes.Exists(c => (c.Slots >> s & 1) != 0);
            slot.Weight = slot.Alternatives.Count > 0 || covered ? SlotIdf(slot) : 0;
        }
    }

    private float SlotIdf(QueryPlan.Slot slot) =>
        slot.Alternatives.Count == 0 ? mostIdf / 2 : MathF.Min(mostIdf, slot.Alternatives[0].Terms.Sum(Idf));
}
