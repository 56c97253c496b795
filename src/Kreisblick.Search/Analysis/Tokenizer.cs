using System.Globalization;

namespace Kreisblick.Search;

/// <summary>
/// Cuts a cleaned text into words and numbers. Hyphens, signs and markup separate; letters and digits separate
/// from each other ("SGB2" → "SGB", "2"), except one letter behind a number ("16a"). A number behind "§" is given
/// twice: as a paragraph and as a number, so that both spellings meet.
/// </summary>
public static class Tokenizer
{
    private const int LongestToken = 80;

    /// <summary>Appends the tokens of <paramref name="text"/> (see <see cref="GermanFolding.Clean"/>) in order, at most <paramref name="limit"/>.</summary>
    public static void Tokenize(string text, List<Token> into, int limit = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(into);
        var afterParagraph = false;
        var i = 0;
        while (i < text.Length && into.Count < limit)
        {
            var c = text[i];
            if (char.IsLetter(c))
            {
                var start = i;
                while (i < text.Length && (char.IsLetter(text[i]) || IsMark(text[i])))
                {
                    i++;
                }

                var token = new Token(start, Math.Min(i - start, LongestToken), TokenKind.Word);
                afterParagraph = token.In(text).Equals("paragraph", StringComparison.OrdinalIgnoreCase);
                into.Add(token);
            }
            else if (char.IsAsciiDigit(c))
            {
                var token = Number(text, i);
                i += token.Length;
                token = token with { Length = Math.Min(token.Length, LongestToken) };
                if (afterParagraph)
                {
                    into.Add(token with { Kind = TokenKind.Paragraph });
                }

                if (into.Count < limit)
                {
                    into.Add(token);
                }

                afterParagraph = false;
            }
            else
            {
                afterParagraph = c == '§' || (afterParagraph && char.IsWhiteSpace(c));
                i++;
            }
        }
    }

    private static Token Number(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var oneLetterFollows =
            end < text.Length
            && char.IsAsciiLetter(text[end])
            && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1]));
        return new Token(start, (oneLetterFollows ? end + 1 : end) - start, TokenKind.Number);
    }

    private static bool IsMark(char c) =>
        c >= '\u0300'
        && CharUnicodeInfo.GetUnicodeCategory(c)
            is (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
