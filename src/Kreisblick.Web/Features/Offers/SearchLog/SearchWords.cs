using System.Security.Cryptography;
using System.Text;
using Kreisblick.Search;

namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary>
/// Which words of a search may be kept (directory-features, "Zero-hit log rule"): none with many digits, no address,
/// and none that the portal does not know, because it may be a name. An unknown word becomes known when it was searched
/// on three different days; until then only a keyed fingerprint of it is held, in memory.
/// </summary>
internal sealed class SearchWords
{
    private const int MostWords = 8;
    private const int ManyDigits = 4;
    private const int DaysUntilKnown = 3;
    private const int LongestWord = 40;

    /// <summary>More fingerprints are a flood; then new words wait.</summary>
    private const int MostRemembered = 100_000;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock sync = new();
    private readonly Dictionary<string, HashSet<DateOnly>> seen = new(StringComparer.Ordinal);

    /// <returns>The words that may be kept, in their order; empty where the text is a whole sentence.</returns>
    public IReadOnlyList<string> Allowed(string text, SearchIndex index, DateOnly day)
    {
        var words = text.Normalize()
            .ToLowerInvariant()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToList();
        if (words.Count > MostWords)
            return [];
        return
        [
            .. words
                .Where(w => !w.Contains('@', StringComparison.Ordinal) && w.Count(char.IsDigit) < ManyDigits)
                .SelectMany(Letters)
                .Where(w => w.Length is > 1 and <= LongestWord && !StopWords.Contains(GermanFolding.Fold(w)))
                .Where(w => index.Knows(w) || IsCommon(w, day))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>"Kita-Platz," is two words.</summary>
    private static IEnumerable<string> Letters(string word)
    {
        var tokens = new List<Token>();
        Tokenizer.Tokenize(word, tokens);
        return tokens.Where(t => t.Kind == TokenKind.Word).Select(t => t.In(word).ToString());
    }

    private bool IsCommon(string word, DateOnly day)
    {
        var print = Convert.ToHexStringLower(
            HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(GermanFolding.Fold(word)))
        );
        lock (sync)
        {
            if (!seen.TryGetValue(print, out var days))
            {
                if (seen.Count >= MostRemembered)
                    return false;
                seen[print] = days = [];
            }
            if (days.Count < DaysUntilKnown)
                days.Add(day);
            return days.Count >= DaysUntilKnown;
        }
    }
}
