namespace Kreisblick.Search;

/// <summary>
/// A last try for an unknown long word: a compound that the collection does not have as a whole, with a mistake in one of its
/// halves ("Kinderberatnug"). One half must be a known part, the other one edit away from a word.
/// </summary>
internal static class MisspeltCompound
{
    private const int ShortestHalf = 4;
    private const int ShortestMisspelt = 5;

    internal static WordList.Near? Correct(string folded, WordList words, CompoundSplitter splitter)
    {
        WordList.Near? best = null;
        for (
            var at = ShortestHalf;
            folded.Length <= CompoundSplitter.LongestWord && at <= folded.Length - ShortestHalf;
            at++
        )
        {
            var (left, right) = (folded[..at], folded[at..]);
            if (right.Length >= ShortestMisspelt && splitter.IsPart(left) && words.Nearest(right, 1, 1) is [var end])
            {
                best = Better(best, end with { Word = left + end.Word, SameStart = true });
            }

            if (left.Length >= ShortestMisspelt && splitter.IsPart(right) && words.Nearest(left, 1, 1) is [var start])
            {
                best = Better(best, start with { Word = start.Word + right });
            }
        }

        return best;
    }

    private static WordList.Near Better(WordList.Near? old, WordList.Near candidate) =>
        old is null || candidate.Order(old) < 0 ? candidate : old;
}
