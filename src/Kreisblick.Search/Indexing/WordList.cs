namespace Kreisblick.Search;

/// <summary>
/// The folded words of collection and thesaurus in ordinal order, for corrections and prefixes. A search walks the
/// sorted list like a trie: rows of the distance table are kept for the common beginning with the word before,
/// and a beginning that is already too far away is skipped whole.
/// Distance: optimal string alignment (F. Damerau 1964), a swap of neighbours counts one.
/// </summary>
internal sealed class WordList
{
    private readonly string[] words;
    private readonly int[] counts;
    private readonly int longest;

    internal WordList(IEnumerable<KeyValuePair<string, int>> wordCounts)
    {
        var sorted = wordCounts
            .Where(w => w.Key.Length >= 4 && GermanTerm.IsLatinWord(w.Key))
            .OrderBy(w => w.Key, StringComparer.Ordinal)
            .ToList();
        words = [.. sorted.Select(w => w.Key)];
        counts = [.. sorted.Select(w => w.Value)];
        longest = words.Length == 0 ? 0 : words.Max(w => w.Length);
    }

    internal int Size => words.Length;

    /// <summary>Edits that are forgiven: none up to 4 letters, one from 5, two from 8 (search-quality, section 3).</summary>
    internal static int Tolerance(int letters) =>
        letters <= 4 ? 0
        : letters < 8 ? 1
        : 2;

    /// <summary>The nearest words, best first: fewest edits, same first letter, commonest, alphabet.</summary>
    internal List<Near> Nearest(string word, int edits, int most)
    {
        var found = new List<Near>();
        var width = word.Length + 1;
        var rows = new int[(longest + 1) * width];
        for (var j = 0; j < width; j++)
        {
            rows[j] = j;
        }

        var previous = "";
        var valid = 0;
        for (var i = 0; i < words.Length; )
        {
            var candidate = words[i];
            var depth = CommonBeginning(previous, candidate, valid);
            var tooFar = false;
            while (depth < candidate.Length && !tooFar)
            {
                tooFar = Row(rows, width, word, candidate, depth) > edits;
                depth++;
            }

            previous = candidate;
            valid = depth;
            if (tooFar)
            {
                i = EndOfPrefix(candidate.AsSpan(0, depth), i);
                continue;
            }

            var distance = rows[(candidate.Length * width) + word.Length];
            if (distance <= edits && distance > 0)
            {
                found.Add(new Near(candidate, distance, candidate[0] == word[0], counts[i]));
            }

            i++;
        }

        found.Sort((a, b) => a.Order(b));
        var least = found.Count > 0 ? found[0].Distance : 0;
        return [.. found.Where(n => n.Distance == least).Take(most)];
    }

    /// <summary>Words that begin with the prefix, commonest first.</summary>
    internal List<string> StartingWith(string prefix, int most)
    {
        var from = Array.BinarySearch(words, prefix, StringComparer.Ordinal);
        from = from < 0 ? ~from : from;
        var to = EndOfPrefix(prefix, from);
        return
        [
            .. Enumerable
                .Range(from, Math.Max(0, to - from))
                .OrderByDescending(i => counts[i])
                .ThenBy(i => i)
                .Take(most)
                .Select(i => words[i]),
        ];
    }

    private static int Row(int[] rows, int width, string word, string candidate, int depth)
    {
        var above = depth * width;
        var row = above + width;
        var c = candidate[depth];
        rows[row] = depth + 1;
        var least = depth + 1;
        for (var j = 1; j < width; j++)
        {
            var value = Math.Min(
                Math.Min(rows[above + j], rows[row + j - 1]) + 1,
                rows[above + j - 1] + (word[j - 1] == c ? 0 : 1)
            );
            if (depth > 0 && j > 1 && word[j - 1] == candidate[depth - 1] && word[j - 2] == c)
            {
                value = Math.Min(value, rows[above - width + j - 2] + 1);
            }

            rows[row + j] = value;
            least = Math.Min(least, value);
        }

        return least;
    }

    private static int CommonBeginning(string a, string b, int atMost)
    {
        var n = Math.Min(atMost, Math.Min(a.Length, b.Length));
        var i = 0;
        while (i < n && a[i] == b[i])
        {
            i++;
        }

        return i;
    }

    private int EndOfPrefix(ReadOnlySpan<char> prefix, int from)
    {
        var low = from;
        var high = words.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var head = words[middle].AsSpan(0, Math.Min(prefix.Length, words[middle].Length));
            if (head.SequenceCompareTo(prefix) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    internal sealed record Near(string Word, int Distance, bool SameStart, int Count)
    {
        internal int Order(Near other)
        {
            var order = Distance.CompareTo(other.Distance);
            order = order != 0 ? order : other.SameStart.CompareTo(SameStart);
            order = order != 0 ? order : other.Count.CompareTo(Count);
            return order != 0 ? order : string.CompareOrdinal(Word, other.Word);
        }
    }
}
