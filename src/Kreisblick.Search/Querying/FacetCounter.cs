namespace Kreisblick.Search;

/// <summary>
/// Decides for each matching document whether it passes the choices, and counts on the way what every other value would leave
/// (catalogue, "How facets work"): a document that fails one facet only still counts for that facet's values.
/// </summary>
internal sealed class FacetCounter
{
    private readonly List<Choice> choices;
    private readonly List<Choice> filtering;
    private readonly List<int> passed = [];
    private readonly IReadOnlyList<NamedSet> sets;
    private readonly bool counting;

    internal FacetCounter(DocumentFacts facts, SearchQuery query)
    {
        sets = query.Sets;
        counting = query.WithFacets;
        choices =
        [
            .. query
                .Facets.GroupBy(f => f.Facet, StringComparer.Ordinal)
                .Select(g => new Choice(
                    facts.Facet(g.Key),
                    g.First() with
                    {
                        Values = [.. g.SelectMany(f => f.Values)],
                    }
                )),
        ];
        filtering = choices.FindAll(c => c.Filters);
        if (counting)
        {
            choices.AddRange(
                facts
                    .Facets.Where(f =>
                        !choices.Exists(c => string.Equals(c.Selection.Facet, f.Name, StringComparison.Ordinal))
                    )
                    .Select(f => new Choice(f, new FacetSelection(f.Name, [])))
            );
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

        foreach (var choice in filtering)
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
            passed.Add(document);
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

        return filtering.TrueForAll(c => c.Test(document) != Passing.No);
    }

    /// <summary>The counts, facet by facet: one column at a time stays in the processor's cache.</summary>
    internal Dictionary<string, FacetCounts> FacetCounts()
    {
        var result = new Dictionary<string, FacetCounts>(StringComparer.Ordinal);
        foreach (var choice in counting ? choices : [])
        {
            if (choice.Column is not null)
            {
                result[choice.Selection.Facet] = choice.Result(passed);
            }
        }

        return result;
    }

    internal Dictionary<string, int> SetCounts()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var set in counting ? sets : [])
        {
            counts[set.Name] = passed.Count(set.Documents.Contains);
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
        private int unknown;

        internal Choice(FacetColumn? column, FacetSelection selection)
        {
            Column = column;
            Selection = selection;
            counts = new int[column?.Values.Length ?? 0];
            chosen = new bool[counts.Length];
            var values = selection.Values.Distinct(StringComparer.Ordinal).ToList();
            wanted = values.Count;
            Filters = wanted > 0 || selection.Unknown == UnknownValues.Only;
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

        internal bool Filters { get; }

        internal Passing Test(int document)
        {
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

        internal void CountFailed(int document)
        {
            var allMissing = Selection.Mode == FacetMode.All && Selection.Unknown != UnknownValues.Only;
            if (!allMissing || Values(document).IsEmpty)
            {
                Count(document);
            }
        }

        internal FacetCounts Result(List<int> passed)
        {
            foreach (var document in passed)
            {
                Count(document);
            }

            var byValue = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var v = 0; v < counts.Length; v++)
            {
                byValue[Column!.Values[v]] = counts[v] + (Selection.Unknown == UnknownValues.IncludeLast ? unknown : 0);
            }

            return new FacetCounts(byValue, unknown);
        }

        private void Count(int document)
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

        private ReadOnlySpan<int> Values(int document) => Column is null ? [] : Column.ValuesOf(document);
    }
}
