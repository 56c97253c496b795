namespace Kreisblick.Search;

/// <summary>
/// Decides for each matching document whether it passes the choices, and counts on the way what every other value would leave
/// (catalogue, "How facets work"): a document that fails one facet only still counts for that facet's values.
/// </summary>
internal sealed class FacetCounter
{
    private readonly List<Choice> choices;
    private readonly IReadOnlyList<NamedSet> sets;
    private readonly int[] setCounts;
    private readonly bool counting;

    internal FacetCounter(DocumentFacts facts, SearchQuery query)
    {
        sets = query.Sets;
        setCounts = new int[sets.Count];
        counting = query.WithFacets;
        choices = [.. query.Facets
            .GroupBy(f => f.Facet, StringComparer.Ordinal)
            .Select(g => new Choice(facts.Facet(g.Key), g.First() with { Values = [.. g.SelectMany(f => f.Values)] }))];
        if (counting)
        {
            choices.AddRange(facts.Facets.Where(f => !choices.Exists(c => string.Equals(c.Selection.Facet, f.Name, StringComparison.Ordinal)))
                .Select(f => new Choice(f, new FacetSelection(f.Name, []))));
        }
    }

    /// <summary>Takes in one document; true when it is a hit.</summary>
    internal bool Take(int document, out bool uncertain)
    {
        uncertain = false;
        var failed = 0;
        Choice? failedChoice = null;
        foreach (var set in sets)
        {
            if (set.Chosen && !set.Documents.Contains(document))
            {
                failed++;
            }
        }

        foreach (var choice in choices)
        {
            switch (choice.Test(document))
            {
                case Passing.No:
                    failed++;
                    failedChoice = choice;
                    break;
                case Passing.Uncertain:
                    uncertain = true;
                    break;
            }
        }

        if (counting && failed == 0)
        {
            foreach (var choice in choices)
            {
                choice.Count(document);
            }

            for (var s = 0; s < setCounts.Length; s++)
            {
                setCounts[s] += sets[s].Documents.Contains(document) ? 1 : 0;
            }
        }
        else if (counting && failed == 1)
        {
            failedChoice?.CountFailed(document);
        }

        return failed == 0;
    }

    /// <summary>True when the document passes all choices; counts nothing.</summary>
    internal bool Passes(int document)
    {
        foreach (var set in sets)
        {
            if (set.Chosen && !set.Documents.Contains(document))
            {
                return false;
            }
        }

        return choices.TrueForAll(c => c.Test(document) != Passing.No);
    }

    internal Dictionary<string, FacetCounts> FacetCounts() => counting
        ? choices.Where(c => c.Column is not null).ToDictionary(c => c.Selection.Facet, c => c.Result(), StringComparer.Ordinal)
        : new Dictionary<string, FacetCounts>(StringComparer.Ordinal);

    internal Dictionary<string, int> SetCounts()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var s = 0; s < setCounts.Length; s++)
        {
            counts[sets[s].Name] = setCounts[s];
        }

        return counts;
    }

    private enum Passing
    {
        Yes,
        Uncertain,
        No,
    }

    private sealed class Choice
    {
        private readonly int[] counts;
        private readonly bool[] chosen;
        private readonly int wanted;
        private readonly bool filters;
        private int unknown;

        internal Choice(FacetColumn? column, FacetSelection selection)
        {
            Column = column;
            Selection = selection;
            counts = new int[column?.Values.Length ?? 0];
            chosen = new bool[counts.Length];
            var values = selection.Values.Distinct(StringComparer.Ordinal).ToList();
            wanted = values.Count;
            filters = wanted > 0 || selection.Unknown == UnknownValues.Only;
            foreach (var value in values)
            {
                if (column?.IdOf(value) is >= 0 and var id)
                {
                    chosen[id] = true;
                }
            }
        }

        internal FacetColumn? Column { get; }

        internal FacetSelection Selection { get; }

        internal Passing Test(int document)
        {
            if (!filters)
            {
                return Passing.Yes;
            }

            var values = Values(document);
            if (values.IsEmpty)
            {
                return Selection.Unknown switch
                {
                    UnknownValues.Exclude => Passing.No,
                    UnknownValues.Only => Passing.Yes,
                    _ => Passing.Uncertain,
                };
            }

            var met = 0;
            foreach (var value in values)
            {
                met += chosen[value] ? 1 : 0;
            }

            var enough = Selection.Mode == FacetMode.Any ? met > 0 : met == wanted;
            return enough && Selection.Unknown != UnknownValues.Only ? Passing.Yes : Passing.No;
        }

        internal void Count(int document)
        {
            var values = Values(document);
            if (values.IsEmpty)
            {
                unknown++;
            }

            foreach (var value in values)
            {
                counts[value]++;
            }
        }

        internal void CountFailed(int document)
        {
            var allMissing = Selection.Mode == FacetMode.All && Selection.Unknown != UnknownValues.Only;
            if (!allMissing || Values(document).IsEmpty)
            {
                Count(document);
            }
        }

        internal FacetCounts Result()
        {
            var byValue = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var v = 0; v < counts.Length; v++)
            {
                byValue[Column!.Values[v]] = counts[v] + (Selection.Unknown == UnknownValues.IncludeLast ? unknown : 0);
            }

            return new FacetCounts(byValue, unknown);
        }

        private ReadOnlySpan<int> Values(int document) => Column is null ? [] : Column.ValuesOf(document);
    }
}
