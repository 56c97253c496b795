using System.Text.RegularExpressions;

namespace Kreisblick.Web.Features.Offers.Documents;

internal enum ReadingLevel
{
    Easy,
    Medium,
    Hard,
}

/// <summary>How hard a German text is to read, with the places that make it so.</summary>
/// <param name="Lix">Words per sentence plus share of words with more than six letters in per cent (Björnsson 1968).</param>
/// <param name="LongSentences">The sentences themselves, longest first.</param>
/// <param name="LongWords">Each word once, longest first.</param>
internal sealed record ReadabilityHint(
    int Words,
    int Sentences,
    double Lix,
    ReadingLevel Level,
    IReadOnlyList<string> LongSentences,
    IReadOnlyList<string> LongWords
)
{
    /// <summary>One sentence for the editor; null where there is nothing to say.</summary>
    public string? Advice =>
        (LongSentences.Count, LongWords.Count) switch
        {
            (0, 0) => null,
            (0, _) => $"Schwer zu lesen: {string.Join(", ", LongWords.Take(3))}. Gibt es kürzere Wörter?",
            (1, _) => "Ein Satz ist sehr lang. Machen Sie zwei daraus.",
            _ => $"{LongSentences.Count} Sätze sind sehr lang. Teilen Sie sie.",
        };
}

/// <summary>
/// A hint, not a gate: long sentences and long words. A hyphen or a middle dot ends a word, because that is how Leichte
/// Sprache breaks long ones.
/// </summary>
internal static partial class Readability
{
    public const int LongSentence = 20;
    public const int LongSentenceInLeichteSprache = 12;
    public const int LongWord = 18;
    public const int LongWordInLeichteSprache = 14;

    // Below 40 a text reads like a novel for young people, above 50 like a letter of an authority.
    private const double EasyBelow = 40;
    private const double HardFrom = 50;

    public static ReadabilityHint Of(string? text, bool leichteSprache = false)
    {
        var sentences = Sentences(text ?? "")
            .Select(s => (Text: s, Words: Words(s)))
            .Where(s => s.Words.Count > 0)
            .ToList();
        var words = sentences.SelectMany(s => s.Words).ToList();
        var lix =
            words.Count == 0
                ? 0
                : ((double)words.Count / sentences.Count) + (100.0 * words.Count(w => w.Length > 6) / words.Count);
        var (mostWords, mostLetters) = leichteSprache
            ? (LongSentenceInLeichteSprache, LongWordInLeichteSprache)
            : (LongSentence, LongWord);
        return new ReadabilityHint(
            words.Count,
            sentences.Count,
            lix,
            lix < EasyBelow ? ReadingLevel.Easy
                : lix < HardFrom ? ReadingLevel.Medium
                : ReadingLevel.Hard,
            [
                .. sentences
                    .Where(s => s.Words.Count > mostWords)
                    .OrderByDescending(s => s.Words.Count)
                    .Select(s => s.Text),
            ],
            [
                .. words
                    .Where(w => w.Length > mostLetters)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .OrderByDescending(w => w.Length)
                    .ThenBy(w => w, StringComparer.Ordinal),
            ]
        );
    }

    private static IEnumerable<string> Sentences(string text) =>
        Link()
            .Replace(text, "${label}")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => SentenceEnd().Split(line))
            .Select(s => s.Trim())
            .Where(s => s.Length > 0);

    private static List<string> Words(string sentence) => [.. Word().Matches(sentence).Select(m => m.Value)];

    // A full stop ends a sentence before a capital letter, unless it belongs to a short form ("e. V.", "z. B.", "Tel.").
    [GeneratedRegex(
        @"(?<=[.!?…:])(?<!\b(\p{L}|ca|bzw|evtl|ggf|inkl|max|mind|Nr|Str|St|Tel|usw|vgl|Abs|Art|Dr|Prof)\.)\s+(?=[\p{Lu}„“‚(])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 500
    )]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\[(?<label>[^\]]*)\]\([^)]*\)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 500
    )]
    private static partial Regex Link();
}
