using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Web.Forms;

namespace Kreisblick.Web.Features.Accounts.NewPassword;

/// <summary>
/// Whether a new password is taken (security.md 5): long enough, no rules of composition, but none that is tried
/// first: known sentences, one or two common words with digits around, patterns, and what everybody here would try
/// (county, portal, own name, own address).
/// </summary>
internal static class PasswordJudge
{
    /// <summary>More common words than this are a passphrase.</summary>
    private const int MostWords = 2;

    /// <summary>Letters beside the common words that make the password no stronger.</summary>
    private const int MostLettersBeside = 3;

    /// <returns>The sentence for the field; null: the password is taken.</returns>
    /// <param name="field">Name of the field that it was typed into.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="local">Words of the county, the portal and the person.</param>
    public static FieldError? Judge(string field, string? password, IEnumerable<string> local)
    {
        if (string.IsNullOrEmpty(password))
            return new FieldError(field, "password.empty");
        var length = PasswordRules.LengthOf(password);
        if (length < PasswordRules.Shortest)
            return new FieldError(field, "password.short", length, PasswordRules.Shortest);
        if (length > PasswordRules.Longest)
            return new FieldError(field, "password.long", length, PasswordRules.Longest);
        var folded = PasswordText.Fold(password);
        if (PredictablePattern.Holds(folded))
            return new FieldError(field, "password.pattern");
        var lists = PasswordWords.Shipped.Value;
        if (lists.Phrases.Contains(PasswordText.Core(folded)) || IsMadeOf(folded, [], lists))
            return new FieldError(field, "password.common");
        var own = local.Select(PasswordText.Fold).Where(w => w.Length >= 3).Distinct(StringComparer.Ordinal).ToList();
        return IsMadeOf(folded, own, lists) ? new FieldError(field, "password.local") : null;
    }

    /// <summary>
    /// Whether the text falls into words of the list, at most <see cref="MostWords"/> common ones and any number of
    /// local ones, at least one of either, with few letters beside. Digits and signs count for nothing; neither do
    /// fillers, where they stand between other words and not inside of one that the list does not know.
    /// </summary>
    private static bool IsMadeOf(string folded, List<string> local, PasswordWords lists)
    {
        // fewest[i]: for each way to read the first i characters, the fewest letters beside the words.
        var fewest = new Dictionary<Reading, int>[folded.Length + 1];
        for (var i = 0; i <= folded.Length; i++)
            fewest[i] = [];
        fewest[0][new Reading(0, Found: false, Last.Clean)] = 0;
        for (var i = 0; i < folded.Length; i++)
            foreach (var (reading, beside) in fewest[i])
            {
                if (!char.IsLetter(folded[i]))
                    Read(1, reading with { Last = Last.Clean }, beside);
                else if (reading.Last is not Last.Filler)
                    Read(1, reading with { Last = Last.Letter }, beside + 1);
                if (reading.Last is not Last.Letter)
                    foreach (var word in lists.Fillers)
                        if (StartsWith(folded, i, word))
                            Read(word.Length, reading with { Last = Last.Filler }, beside);
                foreach (var word in local)
                    if (StartsWith(folded, i, word))
                        Read(word.Length, reading with { Found = true, Last = Last.Clean }, beside);
                if (reading.Words < MostWords)
                    foreach (var word in lists.Words)
                        if (StartsWith(folded, i, word))
                            Read(word.Length, new Reading(reading.Words + 1, Found: true, Last.Clean), beside);

                void Read(int step, Reading next, int letters)
                {
                    var known = fewest[i + step].GetValueOrDefault(next, int.MaxValue);
                    if (letters <= MostLettersBeside && letters < known)
                        fewest[i + step][next] = letters;
                }
            }
        return fewest[folded.Length].Keys.Any(r => r.Found);
    }

    private readonly record struct Reading(int Words, bool Found, Last Last);

    private enum Last
    {
        Clean,
        Letter,
        Filler,
    }

    private static bool StartsWith(string text, int at, string word)
    {
        if (at + word.Length > text.Length)
            return false;
        for (var i = 0; i < word.Length; i++)
            if (!PasswordText.StandsFor(text[at + i], word[i]))
                return false;
        return true;
    }
}
