namespace Kreisblick.Search;

/// <summary>
/// Stem of one lower-case German word, written from the published description of the Snowball algorithm
/// "german" (M. F. Porter, R. Boulton: snowballstem.org/algorithms/german/stemmer.html). Input in lower case,
/// umlauts and ß allowed; the stem has neither. Words with other letters pass through. Never throws.
/// </summary>
public static class GermanStemmer
{
    /// <summary>The stem, for example "schuldner" → "schuldn", "beratungen" → "berat".</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        // A word may be twice as long after ß → ss.
        Span<char> room = word.Length <= 64 ? stackalloc char[128] : new char[word.Length * 2];
        var length = 0;
        foreach (var c in word)
        {
            if (c == 'ß')
            {
                room[length++] = 's';
                room[length++] = 's';
            }
            else
            {
                room[length++] = c;
            }
        }

        var w = room[..length];
        ProtectVowelSounds(w);
        var (r1, r2) = Regions(w);
        length = FirstStep(w, length, r1);
        length = SecondStep(w, length, r1);
        length = ThirdStep(w, length, r1, r2);

        w = w[..length];
        foreach (ref var c in w)
        {
            c = c switch
            {
                'U' => 'u',
                'Y' => 'y',
                'ä' => 'a',
                'ö' => 'o',
                'ü' => 'u',
                _ => c,
            };
        }

        return w.SequenceEqual(word) ? word : w.ToString();
    }

    // u and y between vowels are consonants (Bauer, Bayern): marked by capitals.
    private static void ProtectVowelSounds(Span<char> w)
    {
        for (var i = 0; i + 2 < w.Length; i++)
        {
            if (IsVowel(w[i]) && w[i + 1] is ('u' or 'y') && IsVowel(w[i + 2]))
            {
                w[i + 1] = w[i + 1] == 'u' ? 'U' : 'Y';
            }
        }
    }

    private static (int R1, int R2) Regions(ReadOnlySpan<char> w)
    {
        if (w.Length < 3)
        {
            return (w.Length, w.Length);
        }

        var first = PastVowelAndConsonant(w, 0);
        var second = PastVowelAndConsonant(w, first);
        // At least three letters stand before R1; R2 counts from where R1 would have begun.
        return (Math.Max(first, Math.Min(3, w.Length)), second);
    }

    private static int PastVowelAndConsonant(ReadOnlySpan<char> w, int from)
    {
        var i = from;
        while (i < w.Length && !IsVowel(w[i]))
        {
            i++;
        }

        while (i < w.Length && IsVowel(w[i]))
        {
            i++;
        }

        return Math.Min(i + 1, w.Length);
    }

    private static int FirstStep(ReadOnlySpan<char> w, int length, int r1)
    {
        var word = w[..length];
        if (word.EndsWith("ern"))
        {
            return length - 3 >= r1 ? length - 3 : length;
        }

        if (word.EndsWith("em") || word.EndsWith("er"))
        {
            return length - 2 >= r1 ? length - 2 : length;
        }

        var e =
            word.EndsWith("en") || word.EndsWith("es") ? 2
            : word.EndsWith("e") ? 1
            : 0;
        if (e > 0)
        {
            if (length - e < r1)
            {
                return length;
            }

            length -= e;
            return w[..length].EndsWith("niss") ? length - 1 : length;
        }

        return
            word.EndsWith("s")
            && length - 1 >= r1
            && length > 1
            && "bdfghklmnrt".Contains(w[length - 2], StringComparison.Ordinal)
            ? length - 1
            : length;
    }

    private static int SecondStep(ReadOnlySpan<char> w, int length, int r1)
    {
        var word = w[..length];
        if (word.EndsWith("est"))
        {
            return length - 3 >= r1 ? length - 3 : length;
        }

        if (word.EndsWith("en") || word.EndsWith("er"))
        {
            return length - 2 >= r1 ? length - 2 : length;
        }

        return
            word.EndsWith("st")
            && length - 2 >= r1
            && length >= 6
            && "bdfghklmnt".Contains(w[length - 3], StringComparison.Ordinal)
            ? length - 2
            : length;
    }

    private static int ThirdStep(ReadOnlySpan<char> w, int length, int r1, int r2)
    {
        var word = w[..length];
        if (word.EndsWith("isch"))
        {
            return length - 4 >= r2 && !word[..^4].EndsWith("e") ? length - 4 : length;
        }

        if (word.EndsWith("lich") || word.EndsWith("heit"))
        {
            if (length - 4 < r2)
            {
                return length;
            }

            length -= 4;
            return (w[..length].EndsWith("er") || w[..length].EndsWith("en")) && length - 2 >= r1 ? length - 2 : length;
        }

        if (word.EndsWith("keit"))
        {
            if (length - 4 < r2)
            {
                return length;
            }

            length -= 4;
            var more =
                w[..length].EndsWith("lich") ? 4
                : w[..length].EndsWith("ig") ? 2
                : 0;
            return length - more >= r2 ? length - more : length;
        }

        if (word.EndsWith("end") || word.EndsWith("ung"))
        {
            if (length - 3 < r2)
            {
                return length;
            }

            length -= 3;
            var ig = w[..length].EndsWith("ig") && !w[..(length - 2)].EndsWith("e") && length - 2 >= r2;
            return ig ? length - 2 : length;
        }

        return (word.EndsWith("ig") || word.EndsWith("ik")) && length - 2 >= r2 && !word[..^2].EndsWith("e")
            ? length - 2
            : length;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'ä' or 'ö' or 'ü';
}
